import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import { utf8 } from '../text/utf8.ts';
import { expandEnv, type Expanded } from './expand-env.ts';

/** One argument as the launcher hands it on. */
export interface Argument extends Expanded {
  /** 1-based line of the file. */
  readonly line: number;
}

const newline = 0x0a;
/** The longest line that Go's `bufio.Scanner` reads, in bytes without its line feed. */
const longestLine = 64 * 1024 - 1;
/** Go's `unicode.IsSpace`. */
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * The arguments in a file of `args/`, as kubelite reads it: a line is trimmed; empty ones and those with `#` are left out,
 * quotes are removed wherever they are, each single space splits, and then variables are expanded. A line that is too
 * long stops it: its number is the failure.
 */
export function splitArguments(
  bytes: Uint8Array,
  variables: Readonly<Record<string, string>>,
): Result<readonly Argument[], number> {
  const found: Argument[] = [];
  for (let line = 1, start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(newline, start);
    const end = feed === -1 ? bytes.length : feed;
    if (end - start > longestLine) return fail(line);
    const text = trim(bytes.subarray(start, end));
    start = end + 1;
    if (text === '' || text.startsWith('#')) continue;
    for (const part of text.replaceAll(/["']/g, '').split(' '))
      found.push({ line, ...expandEnv(part, variables) });
  }
  return ok(found);
}

/** An expression for the end would try each space before it. */
function trim(line: Uint8Array): string {
  const text = utf8(line);
  let [start, end] = [0, text.length];
  while (start < end && space.test(text.charAt(start))) start += 1;
  while (end > start && space.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
