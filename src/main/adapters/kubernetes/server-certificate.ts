import type { AppError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ServerCertificate } from '../../core/ports/server-certificate.ts';

/** Sees servers' certificates in handshakes that each end within `deadlineMs`; TLS is loaded with the first. */
export function createServerCertificate(deadlineMs: number): ServerCertificate {
  return {
    async see(server) {
      const [{ connect }, { explainTransport }, { TransportFailure }] = await Promise.all([
        import('node:tls'),
        import('./transport.ts'),
        import('./transport-failure.ts'),
      ]);
      const url = new URL(server);
      return new Promise<Result<string, AppError>>((resolve) => {
        const socket = connect({
          host: url.hostname.replace(/^\[|\]$/g, ''),
          port: url.port === '' ? 443 : Number(url.port),
          // It is shown with its dates, not trusted: nothing is sent over this connection.
          rejectUnauthorized: false,
        });
        const end = (result: Result<string, AppError>) => {
          clearTimeout(timer);
          socket.destroy();
          resolve(result);
        };
        const timer = setTimeout(
          () => end(fail({ code: 'api-timeout', server, seconds: deadlineMs / 1000 })),
          deadlineMs,
        );
        socket.once('secureConnect', () => {
          const certificate = socket.getPeerX509Certificate();
          end(
            certificate === undefined ? fail({ code: 'api-bad-reply', server }) : ok(certificate.toString()),
          );
        });
        socket.once('error', (error) => {
          const failure = explainTransport(error, server);
          end(
            fail(failure instanceof TransportFailure ? failure.failure : { code: 'api-bad-reply', server }),
          );
        });
      });
    },
  };
}
