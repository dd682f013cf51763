import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Secret } from '../../core/ports/secret.ts';
import { readCookies, sessionCookie } from './browser-guard.ts';

/** About one connection, never passed on (RFC 9110, 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Where this comes from is not the dashboard’s to know, and it takes no other bearer than the session’s. */
const notToDashboard = [
  'authorization',
  'cookie',
  'host',
  'origin',
  'referer',
  'jwetoken',
  'forwarded',
  'via',
];

/** What would change how the browser holds the session, or let other pages in. */
const notToBrowser = [
  'authorization',
  'clear-site-data',
  'set-cookie',
  'location',
  'alt-svc',
  'strict-transport-security',
];

/** What dashboards keep a token of their own in, which would win over the header. */
const isLogin = (name: string) =>
  name === sessionCookie ||
  name === 'token' ||
  name.toLowerCase() === 'jwetoken' ||
  name.startsWith('headlamp-auth-');

/** A name that every dashboard takes: Headlamp on loopback refuses one with a port that is not its own. */
const dashboardHost = 'localhost';

/** The headers of a request as the dashboard gets them: as the bearer of this token, from nowhere else. */
export function toDashboard(headers: IncomingHttpHeaders, bearer: Secret): OutgoingHttpHeaders {
  const carried = without(
    headers,
    notToDashboard,
    (name) => name.startsWith('x-forwarded-') || name.startsWith('sec-fetch-'),
  );
  const cookies = readCookies(headers.cookie ?? '').filter(({ name }) => name !== '' && !isLogin(name));

  return {
    ...carried,
    host: dashboardHost,
    ...(headers.origin === undefined ? {} : { origin: `http://${dashboardHost}` }),
    ...(cookies.length === 0
      ? {}
      : { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }),
    // What is written for GET or DELETE would have no end otherwise, and pass for the next request.
    ...(headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
    ...(headers.upgrade === undefined ? {} : { connection: 'Upgrade', upgrade: headers.upgrade }),
    authorization: `Bearer ${bearer.reveal()}`,
  };
}

/** The headers of a reply as the browser gets them: no login of the dashboard’s, and no page elsewhere may use it. */
export function toBrowser(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const carried = without(headers, notToBrowser, (name) => name.startsWith('access-control-'));
  const cookies = (headers['set-cookie'] ?? []).filter((each) => !isLogin(readCookies(each)[0]?.name ?? ''));
  const policies = [headers['content-security-policy'], "frame-ancestors 'self'"].filter(
    (each) => each !== undefined,
  );
  return {
    ...carried,
    ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    ...(headers.location === undefined ? {} : { location: ownLocation(headers.location) }),
    ...guarded,
    'content-security-policy': policies.join(', '),
  };
}

/** What each reply of a session says. */
export const guarded = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Where the dashboard leads to within itself; an address elsewhere stays as it is. */
function ownLocation(location: string): string {
  const url = URL.parse(location, `http://${dashboardHost}`);
  return url?.hostname === dashboardHost ? `${url.pathname}${url.search}${url.hash}` : location;
}

function without(
  headers: IncomingHttpHeaders,
  names: readonly string[],
  isOther: (name: string) => boolean,
): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((each) => each.trim().toLowerCase());
  const left = new Set([...hopByHop, ...names, ...named]);
  // Without it a body would pass for the next request.
  left.delete('content-length');
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name) && !isOther(name)));
}
