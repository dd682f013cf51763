import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, runProgram } from './processes.ts';

/** Keyfob’s window is never narrower; its questions never are so wide. */
const leastWidth = 640;
/** Who agrees sooner is asked again. */
const readingMs = 1100;

type Env = Record<string, string>;

interface Place {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** The question of Keyfob’s that stands beside its window on an X display; null when there is none. */
export async function findQuestion(env: Env): Promise<Place | null> {
  const found = await xdotool(env, 'search', '--onlyvisible', '--name', '^Keyfob');
  for (const id of found.split('\n').filter((line) => line !== '')) {
    const shape = await xdotool(env, 'getwindowgeometry', '--shell', id);
    const size = (name: string) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(shape)?.[1]);
    const place = { id, width: size('WIDTH'), height: size('HEIGHT') };
    if (place.width < leastWidth) return place;
  }
  return null;
}

/** Waits for a question, reads it, and clicks on the button that agrees. */
export async function agree(env: Env): Promise<void> {
  await eventually('a question', () => findQuestion(env));
  await sleep(readingMs);
  await agreeAtOnce(env);
  await eventually('the end of the question', async () => ((await findQuestion(env)) === null ? true : null));
}

/** Clicks on the button that agrees as soon as it is there. */
export async function agreeAtOnce(env: Env): Promise<void> {
  const { id, width, height } = await eventually('a question', () => findQuestion(env));
  const place = [String(Math.round(width * 0.75)), String(height - 20)];
  await xdotool(env, 'mousemove', '--window', id, ...place, 'click', '1');
}

/** Waits for a question and refuses it by a key: Escape, or the one that presses the default button. */
export async function refuse(env: Env, key: 'Escape' | 'Return' = 'Escape'): Promise<void> {
  const { id } = await eventually('a question', () => findQuestion(env));
  await xdotool(env, 'windowfocus', '--sync', id, 'key', key);
  await eventually('the end of the question', async () => ((await findQuestion(env)) === null ? true : null));
}

/** Presses real buttons and keys of the X display. */
export async function xdotool(env: Env, ...args: readonly string[]): Promise<string> {
  const { stdout } = await runProgram('xdotool', args, { env });
  return stdout;
}
