import { protocol, type Session } from 'electron';

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

/** Answers GET for the listed files, with the CSP as a header and a new nonce for each load of the page. */
export function serveApp(session: Session, files: PageFiles): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- `handle` loads Node's whole fetch before the first picture
  session.protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    const { host, pathname } = new URL(url);
    const file = host === 'keyfob' && method === 'GET' ? files.get(pathname) : undefined;
    const body = file?.read() ?? null;
    if (file === undefined || body === null) {
      answer({ statusCode: 404, data: Buffer.alloc(0) });
      return;
    }
    if (pathname !== '/index.html') {
      answer({ data: body, headers: headers(file.type) });
      return;
    }
    const nonce = crypto.randomUUID();
    answer({
      data: Buffer.from(body.toString().replaceAll('__CSP_NONCE__', nonce)),
      headers: { ...headers(file.type), 'content-security-policy': policy(nonce) },
    });
  });
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
