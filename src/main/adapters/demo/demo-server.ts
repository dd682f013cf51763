import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { portForwardProtocol, Tunnel } from '../dashboard/tunnel.ts';
import { Secret } from '../../core/ports/secret.ts';
import { bodyLimitBytes, type DemoRequest } from './demo-call.ts';
import type { DemoCertificates } from './demo-certificates.ts';
import { readClientCertificate } from './demo-client-certificate.ts';
import { failure, type DemoReply } from './demo-replies.ts';

/** An HTTPS server on 127.0.0.1 and a port that the system chose. */
export interface DemoServer {
  readonly port: number;
  /**
   * Answers all requests from now on; a throw becomes 500. `forward` answers those that ask for a connection to a port: with
   * what takes the connection, or with why there is none.
   */
  serve(
    answer: (request: DemoRequest) => Promise<DemoReply>,
    forward: (request: DemoRequest) => Promise<((connection: Duplex) => void) | DemoReply>,
  ): void;
  /** Ends every connection and listens again on the same port after `downMs`. */
  restart(downMs: number): Promise<void>;
  /** Ends every connection, for good. */
  close(): void;
}

/** How long a client may take, and how many there may be. */
const limits = { headersMs: 5_000, requestMs: 10_000, checkMs: 1_000, idleMs: 90_000, connections: 64 };

const forwards = new WebSocketServer({
  noServer: true,
  handleProtocols: () => portForwardProtocol,
  perMessageDeflate: false,
});

/** Opens the server; whoever connects before `serve` waits. */
export async function openDemoServer({
  authority,
  serverKey,
  server: cert,
}: DemoCertificates): Promise<DemoServer> {
  const server = createServer({
    key: serverKey,
    cert,
    ca: authority,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    handshakeTimeout: limits.headersMs,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.idleMs,
  });
  server.maxConnections = limits.connections;
  const port = await listen(server, 0);
  let isClosed = false;
  const hangUp = () => {
    server.close();
    server.closeAllConnections();
  };
  return {
    port,
    serve(answer, forward) {
      server.on('request', (request, response) => {
        void reply(request, answer).then((made) => send(response, made));
      });
      server.on('upgrade', (request: IncomingMessage, socket, head) => {
        void forward(readRequest(request)).then((taken) => {
          if (typeof taken !== 'function')
            socket.end(
              `HTTP/1.1 ${taken.status} Refused\r\nConnection: close\r\n\r\n${JSON.stringify(taken.body)}`,
            );
          else forwards.handleUpgrade(request, socket, head, (opened) => taken(new Tunnel(opened, 'pod')));
        });
      });
    },
    async restart(downMs) {
      hangUp();
      await setTimeout(downMs);
      if (!isClosed) await listen(server, port);
    },
    close() {
      isClosed = true;
      hangUp();
    },
  };
}

function listen(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function reply(
  request: IncomingMessage,
  answer: (request: DemoRequest) => Promise<DemoReply>,
): Promise<DemoReply> {
  try {
    return await answer(readRequest(request));
  } catch {
    return failure(500, 'InternalError', 'the demo cluster failed');
  }
}

function readRequest(request: IncomingMessage): DemoRequest {
  return {
    method: request.method ?? '',
    path: (request.url ?? '').replace(/[?#].*$/s, ''),
    query: new URLSearchParams(/\?([^#]*)/s.exec(request.url ?? '')?.[1] ?? ''),
    certificate: readClientCertificate(request.socket as TLSSocket),
    bearer: readBearer(request.headers.authorization),
    contentType: request.headers['content-type'] ?? '',
    readBody: () => readBody(request),
  };
}

function send(response: ServerResponse, { status, body }: DemoReply): void {
  const isText = typeof body === 'string';
  const text = isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-cache, private',
  });
  response.end(text);
}

function readBearer(header: string | undefined): Secret | null {
  const token = /^bearer +(\S+)/i.exec(header ?? '')?.[1];
  return token === undefined ? null : new Secret(token);
}

/** Reads to the end in any case, so that the reply to a body that is too large still arrives. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bodyLimitBytes) chunks.push(chunk);
  }
  return length > bodyLimitBytes ? null : Buffer.concat(chunks).toString('utf8');
}
