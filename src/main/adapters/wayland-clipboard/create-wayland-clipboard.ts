import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { WindowlessClipboard } from '../../core/ports/windowless-clipboard.ts';
import type { Secret } from '../../core/secret.ts';
import { parseWlCopyVersion, type WlCopy } from './wl-copy-version.ts';

/** The request that gives it the clipboard, as libwayland's own trace tells it; only requests have an arrow. */
const takesClipboard =
  /^\[[^\]]*\](?: \{[^}]*\})?\s+-> (?:wl|zwlr|ext)_data_(?:control_)?device\w*[@#]\d+\.set_selection\(/;

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
 * Fills the clipboard through `wl-copy`: while that program runs the clipboard is ours, and ending it empties the
 * clipboard. Where a compositor gives it the clipboard only with a focus that never comes, it is ended after the deadline.
 */
export function createWaylandClipboard(session: WaylandSession, deadlineMs: number): WaylandClipboard {
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

  return {
    put: (secret) =>
      inTurn(async () => {
        const environment = sessionEnvironment(session);
        if (environment === null) return false;
        wlCopy ??= await findWlCopy(environment, deadlineMs);
        if (wlCopy === null || hasStopped) return false;
        const child = startWlCopy(wlCopy, environment, secret);
        starting = child;
        const isHeld = await holdsClipboard(child, deadlineMs);
        starting = null;
        if (!isHeld) await end(child, deadlineMs);
        else {
          if (holder !== null) await end(holder, deadlineMs);
          holder = child;
        }
        return isHeld;
      }),
    clear: () =>
      inTurn(async () => {
        const child = holder;
        holder = null;
        if (child === null || hasEnded(child)) return false;
        await end(child, deadlineMs);
        // It ends by itself, with success, when another program takes the clipboard; that may have been just before.
        return child.exitCode !== 0;
      }),
    stop() {
      hasStopped = true;
      for (const child of [holder, starting]) child?.kill('SIGKILL');
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

async function findWlCopy(env: NodeJS.ProcessEnv, timeout: number): Promise<WlCopy | null> {
  const child = spawn('wl-copy', ['--version'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout,
    killSignal: 'SIGKILL',
  });
  const said = text(child.stdout);
  try {
    await once(child, 'exit');
    return parseWlCopyVersion(await said);
  } catch {
    // 'error' instead of 'exit': there is no such program.
    return null;
  }
}

/**
 * Starts it with the secret on its standard input, so that it is in no argument list and in no environment. The kernel ends
 * it when Keyfob is killed, for nothing else would: it does not mind that nobody reads its trace.
 */
function startWlCopy({ canMarkSensitive }: WlCopy, env: NodeJS.ProcessEnv, secret: Secret): ChildProcess {
  const marks = canMarkSensitive ? ['--sensitive'] : [];
  const command = ['wl-copy', '--foreground', '--type', 'text/plain', ...marks];
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // What goes wrong here is seen in its end.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(secret.reveal());
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

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(timer);
}
