import { endProgram, eventually, runProgram, startProgram } from './processes.ts';

/** A program that watches the clipboard of an X session. */
export interface ClipboardManager {
  stop(): Promise<void>;
}

/** One that never leaves the clipboard empty: when nobody owns it, it owns it with the newest text that it saw. */
export function startRestoringManager(env: Record<string, string>): ClipboardManager {
  const script = `while :; do
    if text=$(timeout 1 xclip -o -selection clipboard 2>/dev/null) && [ -n "$text" ]; then last=$text
    elif [ -n "$last" ]; then printf %s "$last" | setpriv --pdeathsig KILL xclip -quiet -selection clipboard & fi
    sleep 0.4
  done`;
  const manager = startProgram('bash', ['-c', script], { env, stdio: 'ignore' });
  return { stop: () => endProgram(manager, 'SIGKILL') };
}

/** Whether CopyQ is installed here. */
export async function hasCopyQ(): Promise<boolean> {
  const env = { PATH: process.env.PATH ?? '', QT_QPA_PLATFORM: 'offscreen' };
  return (await runProgram('copyq', ['--version'], { env }).catch(() => null))?.code === 0;
}

/** CopyQ with a history. */
export async function startCopyQ(
  env: Record<string, string>,
): Promise<ClipboardManager & { history(): Promise<string> }> {
  const server = startProgram('copyq', [], { env, stdio: 'ignore' });
  const ask = async (...args: string[]) => {
    const { code, stdout } = await runProgram('copyq', args, { env });
    return code === 0 ? stdout : null;
  };
  await eventually('CopyQ', () => ask('size'));
  return {
    history: async () => (await ask('separator', '\\n', 'read', '0', '1', '2', '3')) ?? '',
    stop: () => endProgram(server),
  };
}
