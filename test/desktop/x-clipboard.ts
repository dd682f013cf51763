import { endProgram, eventually, runProgram, startProgram } from './processes.ts';

/** An X selection: the clipboard, or what a middle click pastes. */
export type Selection = 'clipboard' | 'primary';

const deadlineMs = 3000;

/**
 * What another program reads from an X selection: its text, or null when nobody owns it or there is no text in it; throws
 * when its owner does not answer.
 */
export async function readSelection(
  env: Record<string, string>,
  selection: Selection,
): Promise<string | null> {
  const read = await runProgram('xclip', ['-o', '-selection', selection, '-t', 'UTF8_STRING'], {
    env,
    deadlineMs,
  });
  if (read.code === null) throw new Error(`the owner of ${selection} does not answer`);
  if (read.code !== 0 && !read.stderr.includes('not available')) throw new Error(read.stderr);
  return read.code === 0 && read.stdout !== '' ? read.stdout : null;
}

/** Waits until another program reads this from the selection; null: nothing. */
export async function waitForSelection(
  env: Record<string, string>,
  selection: Selection,
  text: string | null,
  waitMs = 5000,
): Promise<void> {
  const read = async () => ((await readSelection(env, selection)) === text ? true : null);
  await eventually(`the expected text in ${selection}`, read, waitMs);
}

/** Puts a text into an X selection, as another program does; it holds it until `release` or another takes it. */
export async function writeSelection(
  env: Record<string, string>,
  text: string,
  selection: Selection = 'clipboard',
): Promise<{ release(): Promise<void> }> {
  const owner = startProgram('xclip', ['-i', '-quiet', '-selection', selection], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  owner.stdin?.end(text);
  await waitForSelection(env, selection, text);
  return { release: () => endProgram(owner, 'SIGKILL') };
}
