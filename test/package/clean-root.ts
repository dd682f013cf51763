import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/setup/cache-folder.mjs';
import { endProgram, isRunning, runProgram, startProgram, type ProgramEnd } from '../desktop/processes.ts';

/** The releases of Debian that are made; the names are those of its archive. */
export type Release = 'bookworm' | 'trixie';

/** How a root is entered: after `chroot` the kernel lets nobody make user namespaces, after `pivot_root` it does. */
export type Way = 'pivot_root' | 'chroot';

/** Runs among the processes and files of a root. */
export type Enter = (command: readonly string[]) => readonly [command: string, args: string[]];

const includes: Record<Release, readonly string[]> = { bookworm: [], trixie: ['--include=ca-certificates'] };
const devices = ['null', 'zero', 'full', 'random', 'urandom', 'tty'];

/** The folder with the packages of a minimal system as the archive has it today, made when it is not there yet. */
export function obtainBase(release: Release, onProgress: (line: string) => void): string {
  const base = cacheFolder('roots', release);
  if (existsSync(base)) return base;
  onProgress(`making a root of ${release} in ${base}`);
  const partial = `${base}-partial-${process.pid}`;
  const list = ['apt-get', 'indextargets', '--format', '$(REPO_URI)'];
  const debian = ['Created-By: Packages', 'Origin: Debian', 'Label: Debian', 'Component: main'];
  const [mirror = ''] = run([...list, ...debian]).split('\n');
  mkdirSync(cacheFolder('roots'), { recursive: true });
  try {
    run(['mmdebstrap', '--quiet', '--variant=minbase', ...includes[release], release, partial, mirror]);
    renameSync(partial, base);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return base;
}

/** Removes what runs that were killed left of their roots. */
export function removeLeftRoots(): void {
  const folder = cacheFolder('roots/running');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (!isRunning(Number(/-(\d+)-/.exec(name)?.[1])))
      rmSync(join(folder, name), { recursive: true, force: true });
}

/** A fresh system for one journey: what is changed in it is gone with it, and only what is entered sees it. */
export class CleanRoot {
  readonly enter: Enter;
  /** Leads to its files from outside. */
  readonly path: string;
  /** What was written since it is there. */
  readonly written: string;
  /** Its first process. */
  readonly pid: number;
  readonly #folder: string;
  readonly #keeper: ChildProcess;

  private constructor(folder: string, keeper: ChildProcess, pid: number, way: Way) {
    this.#folder = folder;
    this.#keeper = keeper;
    this.pid = pid;
    this.path = `/proc/${pid}/root`;
    this.written = join(folder, 'upper');
    const root = way === 'chroot' ? [`--root=${this.path}`] : [];
    this.enter = (command) => [
      'nsenter',
      [...['--target', String(pid), '--mount', '--pid'], ...root, `--wd=${this.path}`, '--', ...command],
    ];
  }

  /**
   * Starts one above these layers, the topmost first. The folder for temporary files, the sockets of X displays and
   * the packages that apt got before are those of this machine; so is the network.
   */
  static async start(release: Release, layers: readonly string[], way: Way): Promise<CleanRoot> {
    mkdirSync(cacheFolder('roots/running'), { recursive: true });
    const folder = mkdtempSync(cacheFolder('roots/running', `${release}-${process.pid}-`));
    const [root] = ['root', 'upper', 'work'].map((name) => {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    });
    const archives = cacheFolder('roots/archives', release);
    mkdirSync(join(archives, 'partial'), { recursive: true });
    const shared = [
      ...[
        [tmpdir(), tmpdir()],
        ['/tmp/.X11-unix', '/tmp/.X11-unix'],
        [archives, '/var/cache/apt/archives'],
      ],
    ];
    const script = [
      // A system that is thrown away is never waited for to be on the disk.
      `mount -t overlay -o volatile,lowerdir=${layers.join(':')},upperdir=${folder}/upper,workdir=${folder}/work overlay ${root!}`,
      `cd ${root!}`,
      'mount -t proc proc proc',
      'mount -t tmpfs -o mode=755 tmpfs dev',
      ...devices.map((name) => `touch dev/${name}; mount --bind /dev/${name} dev/${name}`),
      'mkdir dev/pts dev/shm; mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts',
      'ln -s pts/ptmx dev/ptmx; ln -s /proc/self/fd dev/fd',
      'mount -t tmpfs -o mode=1777 tmpfs dev/shm; mount -t tmpfs -o mode=755 tmpfs run',
      'cp /etc/resolv.conf etc/resolv.conf',
      ...shared.map(([from, to]) => `mkdir -p .${to}; mount --bind ${from} .${to}`),
      ...(way === 'chroot' ? ['exec chroot . sh -c "echo entered; exec cat"'] : []),
      'pivot_root . mnt; umount -l /mnt; echo entered; exec cat',
    ].join('\n');
    const spaces = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
    const keeper = startProgram('unshare', [...spaces, 'sh', '-ec', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await Promise.race([
      once(keeper.stdout!, 'data'),
      once(keeper, 'exit').then(() => Promise.reject(new Error('the root could not be entered'))),
    ]);
    const children = readFileSync(`/proc/${keeper.pid}/task/${keeper.pid}/children`, 'utf8');
    return new CleanRoot(folder, keeper, Number(children.trim()), way);
  }

  /** Runs a command in it as its root, with the environment of a login; it is killed after three minutes. */
  run(command: readonly string[], env: Record<string, string> = {}): Promise<ProgramEnd> {
    const all = {
      ...{ PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LANG: 'C.UTF-8' },
      ...{ DEBIAN_FRONTEND: 'noninteractive', ...env },
    };
    return runProgram(...this.enter(command), { env: all, deadlineMs: 180_000 });
  }

  /** The same; throws with what it said when it fails. */
  async must(command: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(command);
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  }

  /** Ends everything in it; what was written goes to `keep`, as a layer for others, or is gone. */
  async stop(keep?: string): Promise<void> {
    await endProgram(this.#keeper, 'SIGKILL');
    if (keep !== undefined) renameSync(this.written, keep);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function run([command = '', ...args]: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}
