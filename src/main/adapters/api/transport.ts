import { Agent, request, type AgentOptions } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { ClusterAddress } from '../../core/ports/cluster-api.ts';
import { nodeErrorCode } from '../system/error-code.ts';
import { isModest } from './is-modest.ts';
import { TransportFailure } from './transport-failure.ts';
import { trustAsGo } from './trust-as-go.ts';

/** A request as the transport sends it; `path` starts with a slash. */
export interface TransportRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | undefined;
}

/** A reply with its whole body. */
export interface TransportReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends requests to one API server. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportReply>;
  /** Ends idle sockets; the next request opens a new one. */
  dropConnections(): void;
  /** Ends every socket and every request under way; those after it fail at once, as `cluster-changed`. */
  readonly close: () => void;
}

/** More than a page of any list of a home cluster, or one object, takes. */
const replyLimitBytes = 8 * 1024 * 1024;
/** Go writes 2 kB at a time. Each is an object of its own, so that many small ones are much. */
const mostChunks = 5_000;

/**
 * HTTPS to one API server over kept-alive connections: only the cluster CA is trusted, each request ends within
 * `deadlineMs` as a whole, and one that died with a reused connection is sent once more. `createAgent` makes what
 * opens the connections, where they need more than that.
 */
export function createTransport(
  address: Pick<ClusterAddress, 'server' | 'authorityPem' | 'credential'>,
  deadlineMs: number,
  createAgent: (options: AgentOptions) => Agent = (options) => new Agent(options),
): Transport {
  const { credential, authorityPem, server } = address;
  const url = new URL(server);
  const makeAgent = () =>
    createAgent({
      keepAlive: true,
      maxSockets: 8,
      ...trustAsGo,
      ca: authorityPem,
      ...(credential.kind === 'client-certificate'
        ? { cert: credential.certificatePem, key: credential.keyPem.reveal() }
        : {}),
    });
  let agent = makeAgent();
  /** Ends one call each. Many at once are usual, which an AbortSignal's listeners would take for a leak. */
  const underWay = new Set<() => void>();
  let isClosed = false;

  const attempt = (sent: TransportRequest, call: Call) =>
    new Promise<TransportReply>((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          host: url.hostname.replace(/^\[|\]$/g, ''),
          port: url.port === '' ? 443 : url.port,
          method: sent.method,
          path: sent.path,
          headers: {
            ...sent.headers,
            ...(credential.kind === 'static-token'
              ? { authorization: `Bearer ${credential.token.reveal()}` }
              : {}),
            ...(sent.body === undefined ? {} : { 'content-length': Buffer.byteLength(sent.body) }),
          },
        },
        (incoming) => void readReply(incoming).then(resolve, reject),
      );
      call.request = outgoing;
      // No API server says anything before its reply, nor turns to another protocol unasked.
      for (const event of ['information', 'upgrade', 'connect'] as const)
        outgoing.on(event, () => {
          reject(new RangeError('no reply'));
          outgoing.socket?.destroy();
        });
      outgoing.on('error', (error) => reject(new Interrupted(error, outgoing.reusedSocket)));
      // As bytes: Node would write the headers before a text in the text's encoding, not in Latin-1.
      outgoing.end(sent.body === undefined ? undefined : Buffer.from(sent.body));
    });

  const sendTwice = async (sent: TransportRequest, call: Call) => {
    try {
      return await attempt(sent, call);
    } catch (error) {
      if (error instanceof Interrupted && error.isStale && !call.isOver) return attempt(sent, call);
      throw error;
    }
  };

  return {
    send(sent) {
      if (isClosed) return Promise.reject(new TransportFailure({ code: 'cluster-changed' }));
      const call: Call = { request: null, isOver: false };
      return new Promise((resolve, reject) => {
        // It settles the call by itself: an event of a connection may never come.
        const end = (failure: AppError) => {
          forget();
          call.isOver = true;
          reject(new TransportFailure(failure));
          call.request?.socket?.destroy();
          call.request?.destroy();
        };
        const close = () => end({ code: 'cluster-changed' });
        const timer = setTimeout(
          () => end({ code: 'api-timeout', server, seconds: deadlineMs / 1000 }),
          deadlineMs,
        );
        const forget = () => {
          clearTimeout(timer);
          underWay.delete(close);
        };
        underWay.add(close);
        sendTwice(sent, call)
          .then(resolve, (error: unknown) =>
            reject(explainTransport(error instanceof Interrupted ? error.cause : error, server) as Error),
          )
          .finally(forget);
      });
    },
    dropConnections() {
      agent.destroy();
      agent = makeAgent();
    },
    close() {
      isClosed = true;
      for (const close of underWay) close();
      agent.destroy();
    },
  };
}

/** One call under way. */
interface Call {
  request: ClientRequest | null;
  /** Its deadline has passed, or its cluster was left. */
  isOver: boolean;
}

class Interrupted extends Error {
  override readonly cause: Error;
  /** The server had closed a kept-alive connection before it saw the request. */
  readonly isStale: boolean;

  constructor(cause: Error, reusedSocket: boolean) {
    super('interrupted');
    this.cause = cause;
    this.isStale = reusedSocket && nodeErrorCode(cause) === 'ECONNRESET';
  }
}

async function readReply(incoming: IncomingMessage): Promise<TransportReply> {
  const content = await readContent(incoming);
  const status = incoming.statusCode ?? 0;
  // A failure is told by its status, whatever some proxy wrote below it.
  const decoder = new TextDecoder('utf-8', { fatal: status < 300, ignoreBOM: true });
  const body = decoder.decode(content);
  if (!isModest(body)) throw new RangeError('reply too large');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return { status, headers: Object.fromEntries(headers) as Record<string, string>, body };
}

function readContent(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (chunks.push(chunk) > mostChunks || length > replyLimitBytes)
        incoming.destroy(new RangeError('reply too large'));
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}

/** The failure that an error of a socket or of TLS stands for; any other error as it is. */
export function explainTransport(error: unknown, server: string): unknown {
  if (error instanceof RangeError) return new TransportFailure({ code: 'api-bad-reply', server });
  const code = nodeErrorCode(error);
  if (code === undefined) return error;
  const unreachable = (reason: Extract<AppError, { code: 'api-unreachable' }>['reason']) =>
    new TransportFailure({ code: 'api-unreachable', server, reason });
  const certificate = (problem: Extract<AppError, { code: 'api-certificate' }>['problem']) =>
    new TransportFailure({ code: 'api-certificate', server, problem });
  switch (code) {
    case 'ECONNREFUSED':
      return unreachable('refused');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreachable('unknown-host');
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return unreachable('no-route');
    case 'ETIMEDOUT':
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return unreachable('cut');
    case 'CERT_HAS_EXPIRED':
      return certificate('expired');
    case 'CERT_NOT_YET_VALID':
      return certificate('not-yet');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return certificate('wrong-name');
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'CERT_SIGNATURE_FAILURE':
    case 'CERT_UNTRUSTED':
    case 'INVALID_CA':
      return certificate('untrusted');
    case 'INVALID_PURPOSE':
    case 'PATH_LENGTH_EXCEEDED':
    case 'UNSPECIFIED':
      return certificate('unfit');
    case 'ERR_SSL_KEY_USAGE_BIT_INCORRECT':
      return certificate('key-usage');
    case 'EPROTO':
      if (isKeyUsage(error)) return certificate('key-usage');
      return new TransportFailure({ code: 'api-bad-reply', server });
    default:
      return new TransportFailure({ code: 'api-bad-reply', server });
  }
}

/** BoringSSL’s KEY_USAGE_BIT_INCORRECT, which Node hands on in the message alone when a write fails of it. */
function isKeyUsage(error: unknown): boolean {
  return error instanceof Error && error.message.includes(':error:1000012e:');
}
