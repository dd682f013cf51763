import { runProgram } from './processes.ts';

/** What another program reads from an X selection: its text, or null when nobody owns it or it is empty. */
export async function readSelection(
  env: Record<string, string>,
  selection: 'clipboard' | 'primary',
): Promise<string | null> {
  const read = await runProgram('xclip', ['-o', '-selection', selection], { env, deadlineMs: 3000 });
  return read.code === 0 && read.stdout !== '' ? read.stdout : null;
}

/** Puts a text into an X selection, as another program does. */
export async function writeSelection(env: Record<string, string>, text: string): Promise<void> {
  const written = await runProgram('sh', ['-c', 'xclip -i -selection clipboard >/dev/null 2>&1'], {
    env,
    input: text,
  });
  if (written.code !== 0) throw new Error('xclip could not write');
}
