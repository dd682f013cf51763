import { formatShortDate } from './text/format-time.ts';
import type { Unknown, Verdict } from '../contract/state/verdict-state.ts';
import { visibleText } from './text/visible-text.ts';

const sources: Readonly<Record<Unknown['source'], string>> = {
  'api-server': 'the API server',
  authorization: 'what tokens may do (RBAC)',
  'legacy-tokens': 'legacy tokens',
  'agent-tokens': 'the tokens of the cluster agent',
  copies: 'copies of the admin credential',
  certificates: 'certificates',
  'token-file': 'the token file',
  files: 'who can open files with secrets',
  nodes: 'the other control plane nodes',
  rotation: 'how the last rotation ended',
  clock: 'the time',
};

/** The verdict in a few words, as window title and tray have room for; null where there is none yet. */
export function shortVerdict(verdict: Verdict, now: number): string | null {
  if (verdict === null || verdict.kind === 'looking') return null;
  switch (verdict.kind) {
    case 'unsafe': {
      const { urgent, soon } = verdict;
      const counts = [...(urgent > 0 ? [`${urgent} urgent`] : []), ...(soon > 0 ? [`${soon} soon`] : [])];
      return `Unsafe: ${counts.join(', ')}`;
    }
    case 'unknown':
      return unknownText(verdict.unknown);
    case 'fine':
      return verdict.until === null ? 'Fine' : `Fine until ${formatShortDate(verdict.until, now)}`;
  }
}

/** The verdict in one line, with what could not be seen. */
export function verdictLine(verdict: Verdict, now: number): string | null {
  const text = shortVerdict(verdict, now);
  return text !== null && verdict?.kind === 'unsafe' && verdict.unknown.length > 0
    ? `${text}. ${unknownText(verdict.unknown)}`
    : text;
}

const mostNamed = 3;

function unknownText(unknown: readonly Unknown[]): string {
  const names = unknown.map(({ source, file }) => (file === null ? sources[source] : visibleText(file)));
  const named = names.slice(0, mostNamed).join(', ');
  return `Not known: ${named}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`;
}
