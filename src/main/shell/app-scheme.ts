import { protocol, type Session } from 'electron';

/** The page's address. */
export const pageUrl = 'app://keyfob/index.html';

/** One file of the built page. */
export interface PageFile {
  readonly type: string;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** The built page's files by their path below the root, such as `/index.html`; nothing else is served. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Must run before `ready`. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
}

/** Answers GET for the listed files, with the CSP as a header and a new nonce for each load of the page; its scripts come once main is `answering`. */
export function serveApp(session: Session, files: PageFiles, answering: Promise<unknown>): void {
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'keyfob' && request.method === 'GET' ? files.get(pathname) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    const body = await file.read();
    if (pathname !== '/index.html') {
      await answering;
      return new Response(body, { headers: headers(file.type) });
    }
    const nonce = crypto.randomUUID();
    const page = new TextDecoder().decode(body).replaceAll('__CSP_NONCE__', nonce);
    return new Response(page, {
      headers: { ...headers(file.type), 'content-security-policy': policy(nonce) },
    });
  });
}

function headers(type: string): Record<string, string> {
  return { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
