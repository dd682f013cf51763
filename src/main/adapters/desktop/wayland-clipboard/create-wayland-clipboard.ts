import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { copyNoticePhrases } from '../../../../shared/words/en/copy-notice-phrases.ts';
import type { WindowlessClipboard } from '../../../core/ports/desktop.ts';
import { parseWlCopyVersion, type WlCopy } from './wl-copy-version.ts';

/** The request that gives it the clipboard, as libwayland's own trace tells it; only requests have an arrow. */
const takesClipboard =
  /^\[[^\]]*\](?: \{[^}]*\})?\s+-> (?:wl|zwlr|ext)_data_(?:control_)?device\w*[@#]\d+\.set_selection\(/;

/** How `wl-paste` says that there is no text. */
const hasNoText = /Nothing is copied|No selection|No suitable type|not available as requested type/;

/** A longer text is none of ours. */
const longestTextBytes = 1_000_000;

/** Runs wl-copy; when it is ended and wl-copy still has the clipboard, that goes with it. */
const endsCleared = [
  `trap 'kill -KILL "$child" && wl-copy --clear 2>/dev/null; exit 1' TERM`,
  // A shell gives what runs beside it no standard input, but any other descriptor.
  'exec 3<&0; setpriv --pdeathsig KILL wl-copy "$@" <&3 3<&- & child=$!',
  'wait "$child"',
].join('\n');

/** What the adapter needs of this session. */
export interface WaylandSession {
  readonly searchPath: string;
  /** The socket's name, or its path. */
  readonly display: string | undefined;
  /** XDG_RUNTIME_DIR, which lies in memory and is this user's alone. */
  readonly runtimeFolder: string | undefined;
}

/** A clipboard under Wayland that ends with Keyfob. */
export interface WaylandClipboard extends WindowlessClipboard {
  /** Ends what holds the clipboard; nothing is put there any more. */
  stop(): void;
}

/**
 * The clipboard through `wl-copy` and `wl-paste`: while the one that was started for a secret runs, the clipboard is ours.
 * Where a compositor gives it the clipboard only with a focus that never comes, it is killed after the deadline.
 */
export function createWaylandClipboard(session: WaylandSession, deadlineMs: number): WaylandClipboard {
  const environment = sessionEnvironment(session);
  let holder: ChildProcess | null = null;
  let starting: ChildProcess | null = null;
  let wlCopy: WlCopy | null = null;
  let hasStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(task: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };

  /** Whether this wl-copy got the clipboard; the one that held it before sees that, and ends by itself. */
  const holdWith = async (child: ChildProcess): Promise<boolean> => {
    starting = child;
    const isHeld = await holdsClipboard(child, deadlineMs);
    starting = null;
    const over = isHeld ? holder : child;
    if (isHeld) holder = child;
    if (over !== null) await kill(over);
    return isHeld;
  };
  const clear = () =>
    inTurn(async () => {
      if (environment === null) return;
      const child = holder;
      holder = null;
      if (child !== null) await end(child, deadlineMs);
      await run('wl-copy', ['--clear'], environment, deadlineMs);
    });
  const replace = () =>
    inTurn(async () => {
      if (environment === null || hasStopped) return;
      // Text in arguments is kept in no file by any version.
      await holdWith(startWlCopy(['--', copyNoticePhrases().replacement], environment, ''));
    });

  return {
    put: (secret) =>
      inTurn(async () => {
        if (environment === null) return false;
        wlCopy ??= parseWlCopyVersion((await run('wl-copy', ['--version'], environment, deadlineMs)).said);
        if (wlCopy === null || hasStopped) return false;
        const marks = wlCopy.canMarkSensitive ? ['--sensitive'] : [];
        return holdWith(startWlCopy(['--type', 'text/plain', ...marks], environment, secret.reveal()));
      }),
    clear,
    ways: [clear, replace],
    holds: (secret) =>
      inTurn(async () => {
        if (environment === null) return null;
        const read = await run('wl-paste', ['--no-newline', '--type', 'text'], environment, deadlineMs);
        if (read.code === 0) return read.said === secret.reveal();
        return hasNoText.test(read.complaint) ? false : null;
      }),
    canTakeAway: () =>
      inTurn(async () => {
        if (environment === null) return false;
        const programs = ['wl-copy', 'wl-paste'];
        const versions = await Promise.all(
          programs.map((name) => run(name, ['--version'], environment, deadlineMs)),
        );
        return versions.every(({ said }) => said.startsWith('wl-clipboard '));
      }),
    stop() {
      hasStopped = true;
      for (const child of [holder, starting]) child?.kill();
    },
  };
}

/** Only what `wl-copy` needs, with its trace on; null outside of a Wayland session. */
function sessionEnvironment({ searchPath, display, runtimeFolder }: WaylandSession) {
  if (display === undefined || display === '' || runtimeFolder === undefined || runtimeFolder === '')
    return null;
  return {
    PATH: searchPath,
    WAYLAND_DISPLAY: display,
    XDG_RUNTIME_DIR: runtimeFolder,
    TMPDIR: runtimeFolder,
    WAYLAND_DEBUG: 'client',
  };
}

/** What a program said until it ended; without a code when it was not there, was killed at the deadline, or said too much. */
function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  timeout: number,
): Promise<{ code: number | null; said: string; complaint: string }> {
  return new Promise((resolve) => {
    const options = { env, timeout, killSignal: 'SIGKILL', maxBuffer: longestTextBytes } as const;
    execFile(command, args, options, (error, said, complaint) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, said, complaint });
    }).stdin?.end();
  });
}

/**
 * Starts it with a secret on its standard input, so that it is in no argument list and in no environment. The kernel ends
 * it when Keyfob is killed, for nothing else would: it does not mind that nobody reads its trace. The shell around it then
 * empties the clipboard, of which GNOME keeps the text of a program that ends.
 */
function startWlCopy(args: readonly string[], env: NodeJS.ProcessEnv, input: string): ChildProcess {
  const command = ['sh', '-c', endsCleared, 'sh', '--foreground', ...args];
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // What goes wrong here is seen in its end.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return child;
}

/** Whether it gets the clipboard within the deadline; its trace is read on afterwards, for a full pipe would stop it. */
function holdsClipboard(child: ChildProcess, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), deadlineMs);
    const settle = (isHeld: boolean) => {
      clearTimeout(timer);
      resolve(isHeld);
    };
    createInterface({ input: child.stderr as Readable }).on('line', (line) => {
      if (takesClipboard.test(line)) settle(true);
    });
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
  });
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Without a word to the clipboard, which somebody else has. */
async function kill(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(timer);
}
