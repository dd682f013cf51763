import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { electronExecutable } from '../../../scripts/setup/electron.mjs';
import type { Desktop } from '../../desktop/desktop.ts';
import { endProgram, eventually, startProgram } from '../../desktop/processes.ts';

const checkout = resolve(import.meta.dirname, '../../..');

/** A socket that takes connections or datagrams from the network. */
export interface ListeningSocket {
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
}

const tcpListens = '0A';
/** An unconnected UDP socket, which takes datagrams from everybody. */
const udpUnconnected = '07';

/** On what the built app listens once its tray tells of its cluster; it runs alone, for whoever drives it opens ports in it. */
export async function listenWhileRunning(
  desktop: Desktop,
  args: readonly string[],
): Promise<readonly ListeningSocket[]> {
  const executable = electronExecutable();
  if (executable === null) throw new Error('there is no Electron: run npm test');
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = startProgram(executable, [...switches, checkout, ...args], {
    env: desktop.env,
    stdio: 'ignore',
    deathSignal: 'SIGTERM',
  });
  try {
    await eventually('the cluster in the tray', async () => {
      const menu = await desktop.tray.menu().catch(() => []);
      return menu.some(({ label }) => label === 'No dashboard token yet') || null;
    });
    if (processTree(app.pid!).length < 3) throw new Error('these are not all of its processes');
    return listeningSockets(app.pid!);
  } finally {
    await endProgram(app);
    await desktop.tray.waitForNoItem();
  }
}

/** The processes of the tree below `pid`, itself first. */
function processTree(pid: number): number[] {
  const tree = [pid];
  for (const parent of tree) {
    for (const thread of namesIn(`/proc/${parent}/task`)) {
      const children = textOf(`/proc/${parent}/task/${thread}/children`).trim();
      if (children !== '') tree.push(...children.split(' ').map(Number));
    }
  }
  return tree;
}

/** The listening sockets of the process tree below `pid`, as the kernel's tables have them. */
function listeningSockets(pid: number): ListeningSocket[] {
  const inodes = new Set(processTree(pid).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((protocol) =>
    textOf(`/proc/${pid}/net/${protocol}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode = '']) => inodes.has(inode) && takesAnything(protocol, state))
      .map(([, local = '']) => ({ protocol, ...readAddress(local) })),
  );
}

function takesAnything(protocol: string, state: string | undefined): boolean {
  return protocol.startsWith('tcp')
    ? state === tcpListens
    : protocol.startsWith('raw') || state === udpUnconnected;
}

/** Of an address of IPv6 only the kernel's digits. */
function readAddress(local: string): { address: string; port: number } {
  const [digits = '', port = ''] = local.split(':');
  const address = digits.length === 8 ? [...Buffer.from(digits, 'hex')].toReversed().join('.') : digits;
  return { address, port: Number.parseInt(port, 16) };
}

function socketsOf(pid: number): string[] {
  return namesIn(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
