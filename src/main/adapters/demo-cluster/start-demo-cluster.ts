import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerDemoRequest, type DemoApiParts } from './demo-api.ts';
import { makeDemoCertificates } from './demo-certificates.ts';
import { makeDemoFolder } from './demo-folder.ts';
import { DemoObjects } from './demo-objects.ts';
import { failure } from './demo-replies.ts';
import { makeDemoTokens } from './demo-tokens.ts';

const bodyLimitBytes = 1024 * 1024;

/** A running demo cluster. */
export interface DemoCluster {
  /** Its snap data folder. */
  readonly snapData: string;
  /** Ends the server and removes the folder. */
  stop(): void;
}

/** Starts a stand-in for MicroK8s on 127.0.0.1, with port, CA and tokens of its own. */
export async function startDemoCluster(now: () => number = Date.now): Promise<DemoCluster> {
  const [certificates, tokens, folder] = await Promise.all([
    makeDemoCertificates(now()),
    makeDemoTokens(),
    makeDemoFolder(),
  ]);
  const [adminToken = '', ...otherTokens] = Array.from({ length: 5 }, makeStaticToken);
  const parts: DemoApiParts = { objects: new DemoObjects(now()), tokens, adminToken, now };
  const server = createServer(
    { key: certificates.serverKey, cert: certificates.server },
    (request, response) => {
      const done = respond(request, parts);
      void done.then(({ status, body }) => {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
        response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
        response.end(text);
      });
    },
  );
  const port = await listen(server);
  await folder.write({ port, authority: certificates.authority, adminToken, otherTokens });
  return {
    snapData: folder.path,
    stop() {
      server.closeAllConnections();
      server.close();
      folder.remove();
    },
  };
}

async function respond(request: IncomingMessage, parts: DemoApiParts) {
  try {
    const body = await readBody(request);
    if (body === null) return failure(413, 'RequestEntityTooLarge', 'the request is too large');
    return await answerDemoRequest(
      {
        method: request.method ?? '',
        path: (request.url ?? '').replace(/\?.*$/, ''),
        bearer: /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null,
        body,
      },
      parts,
    );
  } catch {
    return failure(500, 'InternalError', 'the demo cluster failed');
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** As MicroK8s makes them: base64 of base64, 60 letters and digits. */
function makeStaticToken(): string {
  return Buffer.from(`${randomBytes(32).toString('base64')}\n`).toString('base64');
}
