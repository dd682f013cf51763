import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { shellWord } from '../../../src/shared/words/text/shell-word.ts';

/** What a program wrote to its terminal. */
export interface Shown {
  readonly code: number | null;
  readonly shown: string;
}

/** Runs a program at a terminal of its own, where `answer` is typed. */
export async function runAtTerminal(
  program: string,
  args: readonly string[],
  { env, answer }: { readonly env: Record<string, string>; readonly answer: string },
): Promise<Shown> {
  const line = [program, ...args].map(shellWord).join(' ');
  const child = spawn('script', ['--quiet', '--flush', '--return', '--command', line, '/dev/null'], {
    env: { ...env, TERM: 'xterm', LANG: 'C.UTF-8', SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.write(answer);
  const [shown, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, shown };
}
