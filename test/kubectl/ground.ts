import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { makeChain, type Chain } from './chain.ts';
import type { Case } from './cases.ts';
import { bundleForms, writeKubeconfig } from './kubeconfig-variations.ts';

/** What a server was shown with the requests that reached it. */
export interface Shown {
  /** One for each request: its `Authorization`, the subject of its client certificate, and whom it acts as. */
  readonly credentials: readonly string[];
}

/** A case as files and as a server. */
export interface Ground {
  /** A snap data folder. */
  readonly folder: string;
  readonly chain: Chain;
  /** The CAs of client.config as it has them, PEM. */
  readonly bundle: string;
  /** What reached the server since this was last asked; null when nothing did. */
  takeShown(): Shown | null;
  remove(): Promise<void>;
}

/** Makes the folder and starts the server, on every loopback address that there is. */
export async function layOut(asked: Case): Promise<Ground> {
  const chain = await makeChain(asked);
  const bundle = bundleForms[asked.form](chain.trusted);
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-kubectl-'));
  let shown: Shown | null = null;
  const server = createServer(
    {
      cert: chain.shown.join(''),
      key: chain.serverKey,
      ...{ requestCert: true, rejectUnauthorized: false },
      // What it shows is for the clients to judge.
      ciphers: 'DEFAULT@SECLEVEL=0',
    },
    (incoming, outgoing) => {
      const certificate = (incoming.socket as TLSSocket).getPeerX509Certificate();
      const { authorization = '', 'impersonate-user': actsAs = '' } = incoming.headers;
      const credential = [authorization, certificate?.subject, actsAs].filter(Boolean).join(', ');
      shown = { credentials: [...(shown?.credentials ?? []), credential] };
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(JSON.stringify({ major: '1', minor: '36', gitVersion: 'v1.36.3' }));
    },
  );
  server.on('tlsClientError', () => undefined);
  const port = await listen(server);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  for (const each of ['args', 'credentials', 'certs', 'var/lock'])
    mkdirSync(join(folder, each), { recursive: true });
  write('args/kube-apiserver', `--secure-port=${port}\n--authorization-mode=AlwaysAllow\n`);
  write('certs/ca.crt', bundle);
  write('certs/server.crt', chain.shown.join(''));
  write('certs/client.crt', chain.client);
  const parts = { chain, bundle, port, folder: join(folder, 'credentials') };
  write('credentials/client.config', writeKubeconfig(parts, asked));
  return {
    ...{ folder, chain, bundle },
    takeShown() {
      const taken = shown;
      shown = null;
      return taken;
    },
    async remove() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: 'localhost', port: 0 }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Whether kubectl gets an answer with the client.config of a folder. */
export function askKubectl(
  kubectl: string,
  folder: string,
): Promise<{ readonly connects: boolean; readonly said: string }> {
  const config = join(folder, 'credentials/client.config');
  return new Promise((resolve) => {
    const child = execFile(
      kubectl,
      ['--kubeconfig', config, 'get', '--raw', '/version', '--request-timeout', '5s'],
      { env: { PATH: process.env.PATH, HOME: folder }, timeout: 20_000 },
      (error, _, stderr) =>
        resolve({ connects: error === null, said: stderr.trim().split('\n').at(-1) ?? '' }),
    );
    child.stdin?.end();
  });
}
