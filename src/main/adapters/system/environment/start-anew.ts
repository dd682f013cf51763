import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { startPhrases } from '../../../../shared/words/en/start-phrases.ts';
import { allowedOf } from './environment.ts';

const refused = 3;

/** Names the process that started this one anew; then names that came back end it instead of starting another. */
const marker = 'KEYFOB_STARTED_ANEW';

/**
 * Runs this program once more as it was started, but only with the environment that Keyfob needs: Node and Electron
 * have read theirs already. Waits for its end, passes signals on, and answers its exit code.
 */
export async function startAnew(without: readonly string[]): Promise<number> {
  const say = startPhrases();
  const names = without.join(', ');
  if (process.env[marker] === String(process.ppid)) {
    process.stderr.write(`keyfob: ${say.cannotStartAnew(names)}\n`);
    return refused;
  }
  process.stderr.write(`keyfob: ${say.startedAnew(names)}\n`);
  const child = spawn(process.execPath, process.argv.slice(1), {
    stdio: 'inherit',
    env: {
      ...allowedOf(process.env),
      ...trueDesktop(),
      // Node hands some on unless `env` says that they are not there.
      ...Object.fromEntries(without.map((name) => [name, undefined])),
      [marker]: String(process.pid),
    },
  });
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const)
    process.on(signal, () => {
      // What a terminal sends, it sends to the whole group; a second one would end the other without its clean-up.
      if (signal === 'SIGTERM' || !isInForeground()) child.kill(signal);
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']));
  });
}

/** Electron before 38 calls every desktop Unity. */
function trueDesktop(): Record<string, string> {
  const original = process.env.ORIGINAL_XDG_CURRENT_DESKTOP;
  return original === undefined || original === 'undefined' ? {} : { XDG_CURRENT_DESKTOP: original };
}

/** Whether this process belongs to the group to which its terminal sends signals. */
function isInForeground(): boolean {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group === foreground;
}
