import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { endProgram, eventually, startProgram } from '../../desktop/processes.ts';

const inside = '10.77.0.1';
const link = 'kf1';
const firstPort = 20_000;

/** Where a way out may lead: a name that only the resolver outside knows, an address, and a port of its own. */
export interface Target {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

interface Told {
  readonly kind: 'ready' | 'name' | 'udp' | 'tcp' | 'packets';
  readonly name?: string;
  readonly port?: number;
  readonly packets?: number;
}

/**
 * A network of its own with one link, behind which a resolver and listeners note all that comes. Needs root; the machine's
 * own network sees nothing of it.
 */
export class SeparateNetwork {
  static readonly outside = '10.77.0.2';
  readonly #folder: string;
  readonly #holder: ChildProcess;
  readonly #world: ChildProcess;
  readonly #told: Told[] = [];

  private constructor(folder: string, holder: ChildProcess, world: ChildProcess) {
    this.#folder = folder;
    this.#holder = holder;
    this.#world = world;
    createInterface(world.stdout!).on('line', (line) => this.#told.push(JSON.parse(line) as Told));
  }

  /** Whether this process may make one, and can click in it. */
  static canMake(): boolean {
    const isThere = spawnSync('xdotool', ['version']).error === undefined;
    return (
      isThere && spawnSync('unshare', ['--net', '--mount', 'ip', 'link', 'set', 'lo', 'up']).status === 0
    );
  }

  /** Makes one for `targets` ways. */
  static async make(targets: number): Promise<SeparateNetwork> {
    const folder = mkdtempSync(join(tmpdir(), 'keyfob-network-'));
    const resolver = join(folder, 'resolv.conf');
    writeFileSync(resolver, `nameserver ${SeparateNetwork.outside}\noptions timeout:1 attempts:1\n`);
    const waitForLink = (name: string) =>
      `while ! ip link show ${name} >/dev/null 2>&1; do sleep 0.02; done; ip link set lo up`;
    const raise = (name: string, own: string, other: string) =>
      [
        waitForLink(name),
        `sysctl -qw net.ipv6.conf.all.disable_ipv6=1 || true`,
        `ip link set ${name} arp off address 02:00:00:00:00:0${own.at(-1)} up`,
        `ip addr add ${own}/24 dev ${name}`,
        `ip neigh add ${other} dev ${name} lladdr 02:00:00:00:00:0${other.at(-1)}`,
      ].join('; ');
    const holder = startProgram(
      'unshare',
      [
        ...['--net', '--mount', 'sh', '-c'],
        `mount --bind ${resolver} /etc/resolv.conf; ${raise('kf0', inside, SeparateNetwork.outside)}
         ip route add default via ${SeparateNetwork.outside}; echo raised; exec cat`,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const world = startProgram(
      'unshare',
      [
        ...['--net', 'sh', '-c'],
        `${raise(link, SeparateNetwork.outside, inside)}
         exec "$0" "$@"`,
        process.execPath,
        resolve(import.meta.dirname, 'world.mjs'),
        ...[SeparateNetwork.outside, link, String(firstPort), String(targets)],
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const network = new SeparateNetwork(folder, holder, world);
    const raised = once(holder.stdout!, 'data');
    await eventually('two networks', () => hasOwnNetwork(holder) && (hasOwnNetwork(world) || null));
    const pair = ['kf0', 'netns', holder.pid, 'type', 'veth', 'peer', 'name', link, 'netns', world.pid];
    const added = spawnSync('ip', ['link', 'add', ...pair.map(String)], { encoding: 'utf8' });
    if (added.status !== 0) throw new Error(added.stderr);
    await raised;
    await eventually('the world outside', () => network.#told.find(({ kind }) => kind === 'ready'));
    return network;
  }

  /** The command that runs a program inside. */
  enter(program: string): [command: string, args: string[]] {
    const place = `/proc/${this.#holder.pid}/ns`;
    return ['nsenter', [`--net=${place}/net`, `--mount=${place}/mnt`, '--', program]];
  }

  /** The target of the way of this number. */
  target(index: number): Target {
    return { name: `w${index}.out.test`, address: SeparateNetwork.outside, port: firstPort + index };
  }

  /** The numbers of the ways of which something came out so far, with what came. */
  arrivals(): ReadonlyMap<number, string> {
    const seen = new Map<number, string>();
    for (const { kind, name, port } of this.#told) {
      const index = port === undefined ? Number(/\bw(\d+)\.out\b/.exec(name ?? '')?.[1]) : port - firstPort;
      if (kind === 'udp' || kind === 'tcp') seen.set(index, `${kind} to port ${port}`);
      if (kind === 'name') seen.set(Number.isNaN(index) ? -1 : index, `a look-up of ${name}`);
    }
    return seen;
  }

  /** How many packets have come out so far, whoever they were for. */
  async packets(): Promise<number> {
    const before = this.#told.length;
    this.#world.stdin?.write('packets\n');
    const told = await eventually('a count of packets', () =>
      this.#told.slice(before).find(({ kind }) => kind === 'packets'),
    );
    return told.packets ?? Number.NaN;
  }

  async remove(): Promise<void> {
    await Promise.all([endProgram(this.#world), endProgram(this.#holder)]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function hasOwnNetwork({ pid }: ChildProcess): boolean {
  const nameOf = (process: string) =>
    spawnSync('readlink', [`/proc/${process}/ns/net`], { encoding: 'utf8' }).stdout.trim();
  return nameOf(String(pid)) !== nameOf('self');
}
