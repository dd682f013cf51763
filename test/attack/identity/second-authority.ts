import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import type { Authority, KeyPair } from '../../cluster/certificates.ts';
import type { Cluster } from '../../cluster/cluster.ts';

/** A snap data folder, and the address that its client.config names. */
export type Place = Pick<Cluster, 'snapData' | 'server'>;

const names = [{ type: 'ip' as const, value: '127.0.0.1' }];

/** Whoever has the key of another CA, at the address of the cluster. */
export interface Impostor {
  /** What reached it: every request with its headers and body, and every client certificate, as text. */
  readonly received: readonly string[];
  /** How many TCP connections were made to it. */
  connections(): number;
  stop(): Promise<void>;
}

/** Starts it with these certificates at an address that is free; it says yes to everything. */
export async function impersonate(place: Place, { certificate, key }: KeyPair): Promise<Impostor> {
  const received: string[] = [];
  let connections = 0;
  const server = createServer(
    { cert: certificate, key, requestCert: true, rejectUnauthorized: false },
    (incoming, outgoing) => {
      void readAll(incoming).then((body) => {
        received.push([incoming.method, incoming.url, JSON.stringify(incoming.headers), body].join(' '));
        outgoing.setHeader('content-type', 'application/json');
        outgoing.end(
          JSON.stringify({ gitVersion: 'v1.36.3', status: { allowed: true, authenticated: true } }),
        );
      });
    },
  );
  server.on('connection', () => connections++);
  server.on('secureConnection', (socket: TLSSocket) => {
    const shown = socket.getPeerX509Certificate();
    if (shown !== undefined) received.push(`client certificate ${shown.subject}`);
  });
  await new Promise<void>((resolve) =>
    server.listen(Number(new URL(place.server).port), '127.0.0.1', resolve),
  );
  return {
    received,
    connections: () => connections,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Puts these CAs into client.config, in this order. */
export function trust({ snapData }: Pick<Place, 'snapData'>, ...pems: readonly string[]): void {
  const file = join(snapData.current, 'credentials/client.config');
  const text = readFileSync(file, 'utf8');
  const bundle = Buffer.from(pems.map((pem) => `${pem.trim()}\n`).join('')).toString('base64');
  writeFileSync(
    file,
    text.replace(/certificate-authority-data: (?:>-\s+)?\S+/, `certificate-authority-data: ${bundle}`),
  );
}

/** Lets the API server show a certificate of another CA from its next start on, as after a change of CA. */
export async function signAnew({ snapData }: Place, authority: Authority): Promise<void> {
  const { certificate, key } = await serverPair(authority);
  writeFileSync(join(snapData.current, 'certs/server.crt'), certificate);
  writeFileSync(join(snapData.current, 'certs/server.key'), key);
}

/** A certificate for the address of every cluster. */
export function serverPair(authority: Authority): Promise<KeyPair> {
  return authority.issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
}

async function readAll(stream: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
