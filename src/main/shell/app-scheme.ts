import { protocol, type Protocol, type Session } from 'electron';

/** The page's address. */
export const pageUrl = 'app://keyfob/index.html';

/** One file of the built page. */
export interface PageFile {
  readonly type: string;
  /** Null when it is not there any more. */
  readonly read: () => Buffer | null;
}

/** The built page's files by their path below the root, such as `/index.html`; nothing else is served. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Must run before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/**
 * Serves the listed files; `onServed` hears of each once it is on its way. `handle` is for an Electron without the older
 * way, which is deprecated: it loads Node's whole fetch before the first picture.
 */
export function serveApp({ protocol }: Session, files: PageFiles, onServed: (file: PageFile) => void): void {
  const serve = (request: PageRequest) => answerTo(request, files, (file) => setImmediate(onServed, file));
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  if ((protocol as Partial<Protocol>).registerBufferProtocol === undefined) {
    protocol.handle('app', (request) => {
      const { statusCode: status, headers, data } = serve(request);
      return new Response(new Uint8Array(data), { status, headers });
    });
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  protocol.registerBufferProtocol('app', (request, answer) => answer(serve(request)));
}

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

interface PageRequest {
  readonly url: string;
  readonly method: string;
}

/** Answers GET for these files, with the CSP as a header and a new nonce for each load of the page. */
function answerTo({ url, method }: PageRequest, files: PageFiles, onFound: (file: PageFile) => void): Answer {
  const { host, pathname } = new URL(url);
  const file = host === 'keyfob' && method === 'GET' ? files.get(pathname) : undefined;
  const body = file?.read() ?? null;
  if (file === undefined || body === null) return { statusCode: 404, headers: {}, data: Buffer.alloc(0) };
  onFound(file);
  if (pathname !== '/index.html') return { statusCode: 200, headers: headers(file.type), data: body };
  const nonce = crypto.randomUUID();
  return {
    statusCode: 200,
    headers: { ...headers(file.type), 'content-security-policy': policy(nonce) },
    data: Buffer.from(body.toString().replaceAll('__CSP_NONCE__', nonce)),
  };
}

function headers(type: string): Record<string, string> {
  return { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
}

function policy(nonce: string): string {
  return [
    'sandbox allow-scripts allow-same-origin allow-forms allow-popups',
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "media-src 'none'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "webrtc 'block'",
  ].join('; ');
}
