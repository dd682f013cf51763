import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { endProgram, eventually, startProgram } from '../desktop/processes.ts';
import type { Rig } from './rig.ts';

/** A call by which the engine changes a file: the thread's own n-th call of that name since it was traced. */
export interface ChangingCall {
  readonly name: string;
  readonly nth: number;
  /** The file's own name, `*.tmp` for a new one on its way. */
  readonly file: string;
  /** Strace had it fail. */
  readonly isFailed: boolean;
}

/** What strace does to one call. */
export interface Injection {
  readonly call: Pick<ChangingCall, 'name' | 'nth'>;
  /** As strace takes it, such as `signal=KILL` or `error=EIO`. */
  readonly what: string;
}

/** What a traced run is given, and what its trace tells. */
export interface TraceOptions {
  readonly input?: string;
  readonly injection?: Injection;
  /** Also what each call wrote. */
  readonly bytes?: boolean;
}

/** What a traced run did and how it ended. */
export interface TracedRun {
  readonly calls: readonly ChangingCall[];
  /** What strace wrote, one line a call. */
  readonly trace: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
}

const traced = [
  ...['openat', 'open', 'creat', 'write', 'pwrite64', 'writev', 'pwritev', 'fsync', 'fdatasync'],
  ...['rename', 'renameat', 'renameat2', 'fchown', 'fchownat', 'fchmod', 'fchmodat', 'chmod', 'chown'],
  ...[
    'close',
    'unlink',
    'unlinkat',
    'mkdir',
    'mkdirat',
    'ftruncate',
    'truncate',
    'link',
    'linkat',
    'symlink',
  ],
];

/**
 * Runs the engine with the one thread that does its file work under strace. The thread is traced from the moment when
 * the engine asks snapd, which is before it changes anything, so that what Chromium does at its start is not counted.
 */
export async function runTraced(
  { cluster, snap, engine }: Rig,
  args: readonly string[],
  { input = '', injection, bytes = false }: TraceOptions = {},
): Promise<TracedRun> {
  const folder = mkdtempSync(join(tmpdir(), 'keyfob-trace-'));
  const log = join(folder, 'strace');
  const command = engine.command(args);
  const env = { ...engine.env, UV_THREADPOOL_SIZE: '1' };
  const child = spawn(command.program, command.args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  try {
    const tracers: ChildProcess[] = [];
    snap.beforeAnswer = async () => {
      snap.beforeAnswer = () => Promise.resolve();
      const thread = fileThread(child.pid!);
      const strace = startProgram(
        'strace',
        [
          ...[
            '-y',
            '-s',
            bytes ? '1048576' : '0',
            '-o',
            log,
            '-p',
            String(thread),
            '-e',
            `trace=${traced.join()}`,
          ],
          ...(injection === undefined
            ? []
            : ['-e', `inject=${injection.call.name}:${injection.what}:when=${injection.call.nth}`]),
        ],
        { stdio: 'ignore' },
      );
      tracers.push(strace);
      await eventually('a traced thread', () =>
        /^TracerPid:\s*[1-9]/m.test(readFileSync(`/proc/${child.pid}/task/${thread}/status`, 'utf8'))
          ? true
          : null,
      );
    };
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [stdout, [code, signal]] = await Promise.all([text(child.stdout), ended]);
    for (const tracer of tracers) await endProgram(tracer, 'SIGINT');
    const roots = [await realpath(cluster.snapData.current), engine.stateFolder];
    const trace = readFileSync(log, 'utf8');
    return { calls: changingCalls(trace, roots), trace, code, signal, stdout };
  } finally {
    await endProgram(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether strace had this call fail, and no other of its name to which the count may have led. */
export function hits({ calls }: TracedRun, { name, file }: ChangingCall): boolean {
  return calls.some((each) => each.isFailed && each.name === name && each.file === file);
}

/** The one thread of libuv's pool: made when the first file is read, and so the last of those that bear the program's name. */
function fileThread(pid: number): number {
  const named = readdirSync(`/proc/${pid}/task`)
    .map(Number)
    .filter((task) => readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim() === 'electron');
  return Math.max(...named);
}

/** The calls of a trace that change a file below one of the folders. */
function changingCalls(trace: string, roots: readonly string[]): ChangingCall[] {
  const counts = new Map<string, number>();
  const written = new Set<string>();
  const calls: ChangingCall[] = [];
  for (const line of trace.split('\n')) {
    const [, name = '', rest = ''] = /^(\w+)\((.*)$/.exec(line) ?? [];
    if (name === '') continue;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    const [descriptor, path] = fileOf(name, rest);
    const isOurs =
      path.startsWith('/proc/self/fd/') || roots.some((root) => path === root || path.startsWith(`${root}/`));
    if (!isOurs) continue;
    if (name === 'openat' || name === 'open') {
      if (!/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest)) continue;
      written.add(/= (\d+)</.exec(rest)?.[1] ?? '');
    }
    if (name === 'fsync') written.add(descriptor);
    if (name === 'close' && !written.delete(descriptor)) continue;
    const file = basename(path).replace(/^\.keyfob-[0-9a-f]+/, '*');
    calls.push({ name, nth, file, isFailed: rest.endsWith('(INJECTED)') });
  }
  return calls;
}

/** The descriptor that a call works on, empty without one, and the path of its file; of a rename the new one. */
function fileOf(name: string, rest: string): readonly [string, string] {
  const byDescriptor = /^(\d+)<([^>]*)>/.exec(rest);
  if (byDescriptor !== null && !name.endsWith('at')) return [byDescriptor[1] ?? '', byDescriptor[2] ?? ''];
  const quoted = [...rest.matchAll(/"([^"]*)"/g)].map(([, path = '']) => path);
  return ['', (name.startsWith('rename') ? quoted[1] : quoted[0]) ?? ''];
}
