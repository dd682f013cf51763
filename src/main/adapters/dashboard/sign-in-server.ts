import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as send,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { ok } from '../../../shared/contract/values/result.ts';
import type {
  BrowserPage,
  DashboardProxy,
  ProxiedDashboard,
  SignInParts,
} from '../../core/ports/dashboard.ts';
import { nodeErrorCode } from '../system/error-code.ts';
import { TransportFailure } from '../api/transport-failure.ts';
import { answerWithPage } from './browser-page.ts';
import { BrowserMessages } from './browser-messages.ts';
import { BrowserGuard, sessionCookie, type Judgement } from './browser-guard.ts';
import { guarded, toBrowser, toDashboard } from './carried-headers.ts';
import { peerUser } from './peer-user.ts';
import { PortRefused, readAhead } from './tunnel.ts';
import { TunnelAgent } from './tunnel-agent.ts';

const mostBrowserConnections = 512;
const badGateway = 502;
const unavailable = 503;
/** By these a dashboard passes on that the API server refused its bearer, or what that wanted to do. */
const refusals: readonly (number | undefined)[] = [401, 403];
const cut = { code: 'dashboard-not-answering', reason: 'cut' } as const;

/**
 * A server on an address of its own that passes what one browser of this user asks on to a dashboard, as the bearer of the
 * session’s token; everybody else gets 403.
 */
export const signInServer: DashboardProxy = {
  async open(parts) {
    const server = createServer(readAhead);
    server.maxConnections = mostBrowserConnections;
    server.listen(0, drawAddress());
    await once(server, 'listening');
    const { address, port } = server.address() as AddressInfo;
    const session = new Session(`${address}:${port}`, parts);
    // A connection that the kernel could not give is no failure of those that are open.
    server.on('error', () => undefined);
    server.on('connection', (socket) => session.take(socket));
    server.on('request', (request, response) => session.answer(request, response));
    server.on('upgrade', (request, socket, head) => session.upgrade(request, socket, head));
    const signedIn: ProxiedDashboard = {
      admit: () => `http://${address}:${port}${session.guard.admit()}`,
      leave: (page) => session.leave(page),
      close() {
        server.close();
        session.end();
      },
    };
    return ok(signedIn);
  },
};

/** One of sixteen million on this machine: cookies know no ports, and no other server is at this one. */
function drawAddress(): string {
  return `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

class Session {
  readonly guard: BrowserGuard;
  readonly #parts: SignInParts;
  readonly #agent: TunnelAgent;
  readonly #sockets = new Set<Socket>();
  /** Whether the other end is another user’s, asked once a connection. */
  readonly #ofOthers = new WeakMap<Duplex, boolean>();
  /** What is shown once the dashboard is reached no more. */
  #farewell: (() => BrowserPage) | null = null;

  constructor(host: string, parts: SignInParts) {
    this.#parts = parts;
    this.guard = new BrowserGuard(host, () => performance.now());
    this.#agent = new TunnelAgent(parts.cluster, parts.target);
  }

  take(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // A browser that goes away is no failure.
    socket.on('error', () => socket.destroy());
  }

  leave(page: () => BrowserPage): void {
    this.#farewell = page;
    this.#agent.destroy();
  }

  end(): void {
    this.#agent.destroy();
    for (const socket of this.#sockets) socket.destroy();
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const judgement = this.#judge(request);
    switch (judgement.kind) {
      case 'refuse':
        answerWithPage(response, 403, this.#parts.refusal());
        return;
      case 'sign-in':
        response.writeHead(302, {
          ...guarded,
          location: '/',
          'cache-control': 'no-store',
          'set-cookie': `${sessionCookie}=${judgement.cookie}; Path=/; HttpOnly; SameSite=Strict`,
        });
        response.end();
        return;
      case 'pass':
        if (this.#farewell === null) this.#pass(request, response);
        else answerWithPage(response, unavailable, this.#farewell());
    }
  }

  upgrade(request: IncomingMessage, browser: Duplex, head: Buffer): void {
    if (this.#judge(request).kind !== 'pass' || this.#farewell !== null) {
      hangUp(browser, 403);
      return;
    }
    const passed = this.#send(request);
    const leave = () => passed.destroy();
    browser.once('close', leave);
    browser.once('end', leave);
    passed.on('upgrade', (reply, dashboard, first) => {
      browser.off('end', leave);
      const lines = Object.entries({
        ...toBrowser(reply.headers),
        connection: 'Upgrade',
        upgrade: reply.headers.upgrade,
      });
      const text = lines
        .flatMap(([name, value]) => [value ?? []].flat().map((each) => `${name}: ${each}\r\n`))
        .join('');
      browser.write(`HTTP/1.1 101 Switching Protocols\r\n${text}\r\n`);
      dashboard.unshift(first);
      browser.unshift(head);
      pipeline(browser, dashboard, browser, () => undefined);
      const messages = new BrowserMessages();
      browser.on('data', (chunk: Buffer) => {
        if (messages.take(chunk)) this.#parts.onUse();
      });
    });
    passed.on('response', (reply) => {
      this.#weigh(reply);
      hangUp(browser, statusOf(reply));
      reply.destroy();
    });
    passed.on('error', (error) => {
      this.#doubt(error);
      hangUp(browser, badGateway);
    });
    passed.end();
  }

  /** What asks and has no body is sent once more where the connection that was kept for it is gone, with its pod perhaps. */
  #pass(request: IncomingMessage, response: ServerResponse): void {
    const passed = this.#send(request);
    passed.on('response', (reply) => {
      this.#weigh(reply);
      response.writeHead(statusOf(reply), toBrowser(reply.headers));
      pipeline(reply, response, () => undefined);
    });
    // Nobody asked for another protocol.
    passed.on('upgrade', (_reply, dashboard) => {
      dashboard.destroy();
      answerWithPage(response, badGateway, this.#parts.explain(cut));
    });
    passed.on('error', (error) => {
      this.#doubt(error);
      const isStale = passed.reusedSocket && nodeErrorCode(error) === 'ECONNRESET';
      // The browser gave it up, and with it this connection.
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      else if (isStale && request.method === 'GET') this.#pass(request, response);
      else answerWithPage(response, badGateway, this.#farewell?.() ?? this.#parts.explain(explain(error)));
    });
    response.once('close', () => passed.destroy());
    pipeline(request, passed, () => undefined);
  }

  #send(request: IncomingMessage): ClientRequest {
    this.#parts.onUse();
    return send({
      agent: this.#agent,
      method: request.method,
      path: request.url,
      headers: toDashboard(request.headers, this.#parts.bearer()),
    });
  }

  #weigh({ statusCode }: IncomingMessage): void {
    if (refusals.includes(statusCode)) this.#parts.onDoubt(null);
  }

  #doubt(error: Error): void {
    if (error instanceof TransportFailure && error.failure.code === 'api-forbidden')
      this.#parts.onDoubt(error.failure);
  }

  #judge(request: IncomingMessage): Judgement {
    return this.guard.judge(request, () => !this.#isOfOther(request.socket));
  }

  /** A second lock: where the kernel does not tell, the key and the cookie decide. */
  #isOfOther(socket: Socket): boolean {
    const known = this.#ofOthers.get(socket);
    if (known !== undefined) return known;
    const user = peerUser(socket);
    const isOther = user !== null && user !== process.geteuid?.();
    this.#ofOthers.set(socket, isOther);
    return isOther;
  }
}

/** Its own words for the status are left out, and a number that is none: Node refuses to write what it has read. */
function statusOf({ statusCode }: IncomingMessage): number {
  return statusCode === undefined || statusCode < 200 ? badGateway : statusCode;
}

/** Refuses a WebSocket, and waits for nothing more of it. */
function hangUp(browser: Duplex, status: number): void {
  browser.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`, () => browser.destroy());
}

function explain(error: Error): AppError {
  if (error instanceof TransportFailure) return error.failure;
  return error instanceof PortRefused ? { ...cut, reason: 'refused' } : cut;
}
