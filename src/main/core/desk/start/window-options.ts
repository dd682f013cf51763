import { startPhrases } from '../../../../shared/words/en/start-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ReadArguments } from '../../ports/machine.ts';

/** What a start of the app was asked for. */
export interface WindowOptions {
  /** The snap data folder of `--snap-data`, or null. */
  readonly snapData: string | null;
  /** `--demo`: show the demo cluster, also where MicroK8s is. */
  readonly demo: boolean;
  /** `--tray`: start without a window. */
  readonly trayOnly: boolean;
}

const ownOptions = ['snap-data', 'demo', 'tray'];
/** No path on Linux is longer; of what is, the rest changes nothing. */
const longestArgument = 4096;
/** What is longer resembles none of them. */
const longestResembling = 40;

/** Reads Keyfob’s own options; everything else is Electron’s, except what looks like a misspelt option of ours, which fails with a sentence. */
export function windowOptions(
  args: readonly string[],
  readArguments: ReadArguments,
): Result<WindowOptions, string> {
  const say = startPhrases().options;
  let snapData: string | null = null;
  let demo = false;
  let trayOnly = false;
  const readable = args.map((arg) => arg.slice(0, longestArgument + 1));
  for (const { typed, argument, value } of readArguments(readable, ['snap-data']).options) {
    if (typed === '--tray' && value === null) trayOnly = true;
    else if (typed === '--demo' && value === null) demo = true;
    else if (typed === '--snap-data') {
      if (value === null || value === '' || value.startsWith('-')) return fail(say.folderMissing);
      snapData = value;
    } else {
      const [name = ''] = argument.split('=', 1);
      const meant = resembled(name);
      if (meant !== null) return fail(say.unknown(name, meant));
    }
  }
  if (demo && snapData !== null) return fail(say.demoWithFolder);
  return ok({ snapData, demo, trayOnly });
}

function resembled(name: string): string | null {
  const bare = name.slice(0, longestResembling).replace(/^-+/, '').toLowerCase().replaceAll('_', '-');
  if (bare.startsWith('snap') || bare.startsWith('microk8s')) return 'snap-data';
  return (
    ownOptions.find((option) => bare === option || distance(bare, option) <= (option.length > 5 ? 2 : 1)) ??
    null
  );
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
