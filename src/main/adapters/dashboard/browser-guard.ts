import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The name of the session cookie. */
export const sessionCookie = 'keyfob-session';
const keyPath = '/keyfob-sign-in/';
const keyMs = 30_000;

/** What becomes of a request: passed on to the dashboard, signed in by its key with this cookie, or refused. */
export type Judgement =
  | { readonly kind: 'pass' }
  | { readonly kind: 'sign-in'; readonly cookie: string }
  | { readonly kind: 'refuse' };

const refuse: Judgement = { kind: 'refuse' };

/** A request as far as it is judged. */
type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

/**
 * Lets one browser in to one session: by a key that is good once and for half a minute, and from then on by a cookie that
 * no page of another origin can use.
 */
export class BrowserGuard {
  readonly #host: string;
  readonly #now: () => number;
  #key: { readonly text: string; readonly until: number } | null = null;
  #cookie: string | null = null;

  /** `host` is `address:port`; `now` gives milliseconds of a clock that nobody can set. */
  constructor(host: string, now: () => number) {
    this.#host = host;
    this.#now = now;
  }

  /** The path that signs a browser in. */
  admit(): string {
    const text = random();
    this.#key = { text, until: this.#now() + keyMs };
    return `${keyPath}${text}`;
  }

  /**
   * What becomes of a request. `isOwn` tells whether this user sent it: asked last, for the kernel takes long to answer where
   * somebody opens thousands of connections.
   */
  judge(request: Asked, isOwn: () => boolean): Judgement {
    if (!this.#isForUs(request)) return refuse;
    const { method, url = '', headers } = request;
    if (!url.startsWith(keyPath))
      return this.#hasCookie(headers.cookie) && isOwn() ? { kind: 'pass' } : refuse;
    if (method !== 'GET' || !this.#isKey(url.slice(keyPath.length)) || !isOwn()) return refuse;
    this.#key = null;
    this.#cookie = random();
    return { kind: 'sign-in', cookie: this.#cookie };
  }

  /** A page elsewhere neither has this origin nor can say so; and it may not lead a browser here. */
  #isForUs({ headers, rawHeaders, method }: Asked): boolean {
    const hosts = rawHeaders.filter((each, at) => at % 2 === 0 && each.toLowerCase() === 'host');
    if (hosts.length !== 1 || headers.host !== this.#host) return false;
    const { origin } = headers;
    if (origin !== undefined && origin !== `http://${this.#host}`) return false;
    const site = headers['sec-fetch-site'];
    // Chromium says of a WebSocket where it comes from by its Origin alone.
    if (headers.upgrade !== undefined)
      return origin !== undefined && (site ?? 'same-origin') === 'same-origin';
    return (
      site === 'same-origin' ||
      (site === 'none' && method === 'GET' && headers['sec-fetch-mode'] === 'navigate')
    );
  }

  /** A wrong one does not end it, for nobody guesses 128 bits in half a minute. */
  #isKey(typed: string): boolean {
    const key = this.#key;
    return key !== null && this.#now() <= key.until && isEqual(typed, key.text);
  }

  #hasCookie(header: string | undefined): boolean {
    const cookie = this.#cookie;
    if (cookie === null || header === undefined) return false;
    return readCookies(header).some(({ name, value }) => name === sessionCookie && isEqual(value, cookie));
  }
}

/** The cookies of a request, in their order. */
export function readCookies(header: string): readonly { readonly name: string; readonly value: string }[] {
  return header.split(';').map((part) => {
    const at = part.indexOf('=');
    return { name: part.slice(0, Math.max(at, 0)).trim(), value: part.slice(at + 1).trim() };
  });
}

function random(): string {
  return randomBytes(16).toString('base64url');
}

/** Of digests, which are of one length: how long it takes tells nothing. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
