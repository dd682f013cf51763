import * as z from 'zod';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';

/** Why a kubeconfig's `server` is not followed. */
export type ServerProblem = 'no-server' | 'not-https' | 'bad-server';

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();

/**
 * The address of an API server, as scheme, host and port. Anything beside these, and a host that programs take for
 * different ones, such as `127.1`, is refused.
 */
export function readServer(server: string): Result<string, ServerProblem> {
  if (server === '') return fail('no-server');
  const match = /^(https?):\/\/(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(server);
  if (match === null) return fail('bad-server');
  const [, scheme, host = '', port = '443'] = match;
  if (scheme?.toLowerCase() !== 'https') return fail('not-https');
  const isUsable = isHost(host) && Number(port) > 0 && Number(port) < 65_536;
  return isUsable ? ok(`https://${host}:${Number(port)}`) : fail('bad-server');
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return ipv6.safeParse(host.slice(1, -1)).success;
  const labels = host.split('.');
  // What ends in a number is an IPv4 address to some: octal, hexadecimal or with parts left out.
  if (/^(\d+|0x[0-9a-f]*)$/i.test(labels.at(-1) ?? '')) return ipv4.safeParse(host).success;
  return host.length <= 253 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
}
