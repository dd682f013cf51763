import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { electronExecutable } from '../../scripts/setup/electron.mjs';
import type { Desktop } from '../desktop/desktop.ts';
import { startProgram } from '../desktop/processes.ts';

const checkout = resolve(import.meta.dirname, '../..');

/** Runs the built app until it ends by itself; what it wrote to stderr about itself, and its exit code. */
export async function runApp(desktop: Desktop, args: readonly string[], env: Record<string, string> = {}) {
  const executable = electronExecutable();
  if (executable === null) throw new Error('there is no Electron: run npm test');
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = startProgram(executable, [...switches, checkout, ...args], {
    env: { ...desktop.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    deathSignal: 'SIGTERM',
  });
  const [said, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'exit')]);
  const own = said.split('\n').filter((line) => line.startsWith('keyfob: '));
  return { code: code as number | null, own, said };
}
