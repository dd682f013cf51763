import { staticTokenPhrases } from './en/static-token-phrases.ts';
import { formatDate } from './text/format-time.ts';
import { listNames } from './text/finding-names.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';

type Old = Extract<SafetyFinding, { kind: 'token-file-old' }>;

/** The words of findings about the rows of the token file. */
export const staticTokenWords = {
  'token-file-old': ({ file, total, named, knownSince, hasAdmin }: Old) => {
    const { what, why } = staticTokenPhrases().old;
    return {
      what: what(total, listNames(named, total)),
      why: why(total, file, formatDate(knownSince)),
      remedy: remedyOf(total, hasAdmin),
      ...(hasAdmin ? { action: 'rotate' as const } : {}),
    };
  },
};

function remedyOf(total: number, hasAdmin: boolean): string {
  const { admin, others, both } = staticTokenPhrases().old.remedy;
  if (!hasAdmin) return others(total);
  return total === 1 ? admin : both(total - 1);
}
