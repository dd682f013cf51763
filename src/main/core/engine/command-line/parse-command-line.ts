import { startPhrases } from '../../../../shared/words/en/start-phrases.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';

/** What a start of the app was asked for. */
export interface ParsedCommandLine {
  /** The snap data folder of `--snap-data`, or null. */
  readonly snapData: string | null;
  /** `--demo`: show the demo cluster, also where MicroK8s is. */
  readonly demo: boolean;
  /** `--tray`: start without a window. */
  readonly trayOnly: boolean;
}

const ownOptions = ['snap-data', 'demo', 'tray'];
/** What is longer resembles none of them. */
const longestResembling = 40;

/** Reads Keyfob's own options; everything else is Electron's, except what looks like a misspelt option of ours. */
export function parseCommandLine(options: readonly string[]): Result<ParsedCommandLine, string> {
  const say = startPhrases().options;
  let snapData: string | null = null;
  let demo = false;
  let trayOnly = false;
  for (let index = 0; index < options.length; index++) {
    const option = options[index] ?? '';
    const [name, inline] = splitOnce(option, '=');
    if (name === '--tray' && inline === undefined) trayOnly = true;
    else if (name === '--demo' && inline === undefined) demo = true;
    else if (name === '--snap-data') {
      const value = inline ?? options[++index];
      if (value === undefined || value === '' || value.startsWith('-')) return fail(say.folderMissing);
      snapData = value;
    } else {
      const meant = resembled(name);
      if (meant !== null) return fail(say.unknown(name, meant));
    }
  }
  if (demo && snapData !== null) return fail(say.demoWithFolder);
  return ok({ snapData, demo, trayOnly });
}

function resembled(name: string): string | null {
  if (!name.startsWith('-')) return null;
  const bare = name.slice(0, longestResembling).replace(/^-+/, '').toLowerCase().replaceAll('_', '-');
  if (bare.startsWith('snap') || bare.startsWith('microk8s')) return 'snap-data';
  return (
    ownOptions.find((option) => bare === option || distance(bare, option) <= (option.length > 5 ? 2 : 1)) ??
    null
  );
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
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
