import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { endianness } from 'node:os';
import { errorCode } from '../system/error-code.ts';

/** One end of a TCP connection. */
export interface SocketEnd {
  readonly address: string;
  readonly port: number;
}

/** A TCP socket of this machine, as the kernel lists it. */
export interface ListedSocket {
  readonly local: SocketEnd;
  readonly remote: SocketEnd;
  readonly state: 'established' | 'listening';
  readonly uid: number;
}

const states: Readonly<Record<string, ListedSocket['state']>> = { '01': 'established', '0A': 'listening' };
const mappedPrefix = `${'00'.repeat(10)}ffff`;

/**
 * The sockets at a port of this network namespace that a process holds; none where the kernel does not show them. Rows of
 * other ports, of which there may be thousands, are not looked at.
 */
export function listSockets(port: number): readonly ListedSocket[] {
  const local = new RegExp(`^ *\\d+: [0-9A-F]+:${port.toString(16).toUpperCase().padStart(4, '0')} .*`, 'gm');
  return ['tcp', 'tcp6']
    .flatMap((name) => readTable(`/proc/net/${name}`).match(local) ?? [])
    .flatMap(readRow);
}

/** The kernel answers from memory; and how often it is asked changes nothing of what the thread for files does. */
function readTable(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return '';
  }
}

/**
 * A socket that nobody has accepted yet, or that nobody holds any more, is listed as root’s and without an inode: it
 * counts as little as one that is closing.
 */
function readRow(line: string): ListedSocket[] {
  const [, local = '', remote = '', code = '', , , , uid = '', , inode = '0'] = line.trim().split(/\s+/);
  const state = states[code];
  if (state === undefined || inode === '0' || !/^\d+$/.test(uid)) return [];
  return [{ local: readEnd(local), remote: readEnd(remote), state, uid: Number(uid) }];
}

/** `0100007F:1F90`: each 32 bits of the address in the machine’s own order of bytes. */
function readEnd(text: string): SocketEnd {
  const [words = '', port = ''] = text.split(':');
  const bytes = (words.match(/.{8}/g) ?? []).flatMap((word) => {
    const four = word.match(/../g) ?? [];
    return endianness() === 'LE' ? four.reverse() : four;
  });
  const hex = bytes.join('').toLowerCase();
  const isMapped = hex.startsWith(mappedPrefix);
  const address =
    hex.length === 8 || isMapped
      ? bytes
          .slice(-4)
          .map((byte) => Number.parseInt(byte, 16))
          .join('.')
      : canonicalAddress((hex.match(/.{4}/g) ?? []).join(':'));
  return { address, port: Number.parseInt(port, 16) };
}

/** One spelling for each address: an IPv4 address mapped into IPv6 is that address, and no zone is named. */
export function canonicalAddress(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(.*)$/i.exec(bare)?.[1] ?? '';
  if (isIPv4(mapped)) return mapped;
  return bare.includes(':') ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : bare;
}
