import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { Authority } from '../../core/ports/cryptography.ts';
import type { ServerCertificate } from '../../core/ports/cluster-api.ts';

const mostOfAChain = 8;

/** Sees servers' certificates in handshakes that each end within `deadlineMs`; TLS is loaded with the first. */
export function createServerCertificate(deadlineMs: number): ServerCertificate {
  return {
    // It is shown with its dates, not trusted: nothing is sent over this connection.
    see: (server) =>
      shakeHands(server, { rejectUnauthorized: false }, deadlineMs, (socket) => {
        const chain = chainOf(socket.getPeerX509Certificate());
        return chain.length === 0 ? fail({ code: 'api-bad-reply', server }) : ok(chain.join(''));
      }),
    async whichVerifies(server, authorities) {
      const end = performance.now() + deadlineMs;
      let last: Result<Authority, AppError> = fail({ code: 'api-certificate', server, problem: 'untrusted' });
      for (const authority of authorities) {
        const leftMs = Math.max(0, end - performance.now());
        last = await shakeHands(server, { ca: authority.pem }, leftMs, () => ok(authority));
        if (last.ok || last.error.code !== 'api-certificate' || last.error.problem !== 'untrusted')
          return last;
      }
      return last;
    },
  };
}

/** A certificate and those that the server sent with it, PEM; a hostile one may send any number. */
function chainOf(certificate: X509Certificate | undefined): readonly string[] {
  const chain: string[] = [];
  for (
    let each = certificate;
    each !== undefined && chain.length < mostOfAChain;
    each = each.issuerCertificate
  )
    chain.push(each.toString());
  return [...new Set(chain)];
}

async function shakeHands<Value>(
  server: string,
  options: ConnectionOptions,
  deadlineMs: number,
  look: (socket: TLSSocket) => Result<Value, AppError>,
): Promise<Result<Value, AppError>> {
  const [{ connect }, { trustAsGo }, { explainTransport }, { TransportFailure }] = await Promise.all([
    import('node:tls'),
    import('./trust-as-go.ts'),
    import('./transport.ts'),
    import('./transport-failure.ts'),
  ]);
  const url = new URL(server);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      port: url.port === '' ? 443 : Number(url.port),
      ...trustAsGo,
      ...options,
    });
    const end = (result: Result<Value, AppError>) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(result);
    };
    const timer = setTimeout(
      () => end(fail({ code: 'api-timeout', server, seconds: deadlineMs / 1000 })),
      deadlineMs,
    );
    socket.once('secureConnect', () => end(look(socket)));
    socket.once('error', (error) => {
      const failure = explainTransport(error, server);
      end(fail(failure instanceof TransportFailure ? failure.failure : { code: 'api-bad-reply', server }));
    });
  });
}
