import type { DashboardAddressProblem } from './dashboard-address-problem.ts';
import { fail, ok, type Result } from './result.ts';

/** No address that Keyfob keeps is longer: a person must be able to read it whole in a dialog. */
export const dashboardAddressLimit = 200;

/** Reads an address of http or https with host, port and path and nothing else; host in lower case, path at least `/`. */
export function readDashboardAddress(text: string): Result<string, DashboardAddressProblem> {
  if (text.length > dashboardAddressLimit) return fail('too-long');
  if (!/^[!-~]*$/.test(text) || /["<>\\^`{|}]/.test(text)) return fail('bad-character');
  const parts = /^(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(text);
  if (parts === null) return fail('not-http');
  const [, scheme = '', authority = '', path = '', query, fragment] = parts;
  if (authority.includes('@')) return fail('user-info');
  if (query !== undefined) return fail('query');
  if (fragment !== undefined) return fail('fragment');
  const place = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority);
  const [, host = '', port] = place ?? [];
  if (!isHost(host)) return fail('bad-host');
  if (port !== undefined && !isPort(port)) return fail('bad-port');
  const where = port === undefined ? host : `${host}:${Number(port)}`;
  return ok(`${scheme}://${where}`.toLowerCase() + (path === '' ? '/' : path));
}

/** Whether what is typed into this page can be read by others in the network. */
export function isReadableByOthers(address: string): boolean {
  return !address.startsWith('https://') && !isOnThisMachine(address);
}

/** Whether what was read here names this machine's loopback, which leads nowhere else. */
export function isOnThisMachine(address: string): boolean {
  return /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])[:/]/.test(address);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

function isHost(text: string): boolean {
  if (text.startsWith('[')) return isIpv6(text.slice(1, -1));
  const labels = text.split('.');
  if (text.length > 253 || !labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label)))
    return false;
  // Browsers read a name that ends in a number as an IPv4 address.
  return !/^(?:\d+|0x[\da-f]*)$/i.test(labels.at(-1) ?? '') || isIpv4(labels);
}

function isIpv4(parts: readonly string[]): boolean {
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
