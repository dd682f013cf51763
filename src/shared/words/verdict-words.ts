import { verdictPhrases } from './en/verdict-phrases.ts';
import { formatShortDate } from './text/format-time.ts';
import type { Unknown, Verdict } from '../contract/state/verdict-state.ts';
import { visibleText } from './text/visible-text.ts';

/** The verdict in a few words, as window title and tray have room for; null where there is none yet. */
export function shortVerdict(verdict: Verdict, now: number): string | null {
  if (verdict === null || verdict.kind === 'looking') return null;
  const say = verdictPhrases();
  switch (verdict.kind) {
    case 'unsafe':
      return say.unsafe(verdict.urgent, verdict.soon);
    case 'unknown':
      return unknownText(verdict.unknown);
    case 'fine':
      return verdict.until === null ? say.fine : say.fineUntil(formatShortDate(verdict.until, now));
  }
}

/** The verdict in one line, with what could not be seen. */
export function verdictLine(verdict: Verdict, now: number): string | null {
  const text = shortVerdict(verdict, now);
  return text !== null && verdict?.kind === 'unsafe' && verdict.unknown.length > 0
    ? verdictPhrases().andUnknown(text, unknownText(verdict.unknown))
    : text;
}

const mostNamed = 3;

function unknownText(unknown: readonly Unknown[]): string {
  const say = verdictPhrases();
  const names = unknown.map(({ source, file }) => (file === null ? say.sources[source] : visibleText(file)));
  return say.unknown(names.slice(0, mostNamed).join(', '), Math.max(0, names.length - mostNamed));
}
