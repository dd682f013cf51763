import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How a program is started, besides what `spawn` takes. */
export interface ProgramOptions extends SpawnOptions {
  /** What the kernel sends it when the test process ends, however that ends; null: it may outlive the tests. */
  readonly deathSignal?: NodeJS.Signals | null;
}

/** Starts a program; unless told otherwise the kernel kills it when the test process ends. */
export function startProgram(
  command: string,
  args: readonly string[],
  { deathSignal = 'SIGKILL', ...options }: ProgramOptions = {},
): ChildProcess {
  if (deathSignal === null) return spawn(command, args, options);
  return spawn('setpriv', ['--pdeathsig', deathSignal.slice('SIG'.length), command, ...args], options);
}

/** Ends a program and waits until it is gone. */
export async function endProgram(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  patienceMs = 5000,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(timer);
}

/** Whether a process is there and has not ended; one that nobody waits for stays listed after its end. */
export function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** How a program ended and what it said; `code` is null when a signal or the deadline ended it. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; `input` goes to its stdin; it is killed at the deadline. */
export async function runProgram(
  command: string,
  args: readonly string[],
  {
    input = '',
    deadlineMs = 5000,
    ...options
  }: Omit<ProgramOptions, 'stdio'> & { readonly input?: string; readonly deadlineMs?: number } = {},
): Promise<ProgramEnd> {
  const child = startProgram(command, args, { ...options, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, stdout, stderr };
}

/** Asks again and again until there is an answer; throws with `what` when it takes longer than `deadlineMs`. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined> | Value | null | undefined,
  deadlineMs = 10_000,
): Promise<NonNullable<Value>> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
