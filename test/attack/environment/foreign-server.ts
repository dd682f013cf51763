import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authority } from '../../cluster/certificates.ts';

/** A server in between: it names itself as the cluster does, but another authority signed for it. */
export interface ForeignServer {
  /** `https://127.0.0.1:port`. */
  readonly server: string;
  readonly authorityPem: string;
  /** How many requests reached it. */
  requests(): number;
  /** How many TCP connections were made to it. */
  connections(): number;
  /** Counts requests from none again. */
  forget(): void;
  stop(): Promise<void>;
}

/** Starts one; it answers everything as an API server that believes every token. */
export async function startForeignServer(): Promise<ForeignServer> {
  const authority = await Authority.create();
  const names = [{ type: 'ip' as const, value: '127.0.0.1' }];
  const { certificate, key } = await authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
  let [requests, connections] = [0, 0];
  const server = createServer({ cert: certificate, key }, (_incoming, outgoing) => {
    requests++;
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end('{}');
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorityPem: authority.pem,
    requests: () => requests,
    connections: () => connections,
    forget: () => void (requests = 0),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
