import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** Starts a program that the kernel ends together with the test process, however that ends. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], options);
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

/** Runs a program to its end and gives its exit code and output; the input goes to stdin. */
export async function runProgram(
  command: string,
  args: readonly string[],
  {
    env,
    input = '',
    deadlineMs = 5000,
  }: { env?: NodeJS.ProcessEnv; input?: string; deadlineMs?: number } = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = startProgram(command, args, { ...(env === undefined ? {} : { env }), stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
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
  const end = Date.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
