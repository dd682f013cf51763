import { findingPhrases } from './en/finding-phrases.ts';
import { staticTokenPhrases } from './en/static-token-phrases.ts';
import { formatDate } from './text/format-time.ts';
import { listNames } from './text/finding-names.ts';
import type { SafetyFinding } from '../contract/state/safety-state.ts';

type Finding<Kind> = Extract<SafetyFinding, { kind: Kind }>;

/** The words of findings about credentials themselves. */
export const credentialFindingWords = {
  'token-file-old': ({ file, total, named, knownSince, hasAdmin }: Finding<'token-file-old'>) => {
    const { what, why } = staticTokenPhrases().old;
    return {
      what: what(total, listNames(named, total)),
      why: why(total, file, formatDate(knownSince)),
      remedy: remedyOfOld(total, hasAdmin),
      ...(hasAdmin ? { action: 'rotate' as const } : {}),
    };
  },
  'admin-token-forever': ({ copies }: Finding<'admin-token-forever'>) => {
    const { what, why, remedy } = findingPhrases().adminTokenNeverExpires;
    return { what, why: why(copies), remedy, action: 'rotate' as const };
  },
  'static-tokens-forever': ({ total, named }: Finding<'static-tokens-forever'>) => {
    const { what, why, remedy } = findingPhrases().staticTokensNeverExpire;
    return { what: what(total, listNames(named, total)), why: why(total), remedy: remedy(total) };
  },
  'agent-tokens-forever': ({ total }: Finding<'agent-tokens-forever'>) => {
    const { what, why, remedy } = findingPhrases().agentTokensNeverExpire;
    return { what: what(total), why: why(total), remedy, action: 'show-agent-tokens' as const };
  },
  'renewals-stopped': ({ total, named, endsAt }: Finding<'renewals-stopped'>) => {
    const { what, why, remedy } = findingPhrases().renewalsStopped;
    return {
      what: what(total, listNames(named, total)),
      why: why(total, formatDate(endsAt)),
      remedy: remedy(total),
      action: 'show-token' as const,
    };
  },
};

function remedyOfOld(total: number, hasAdmin: boolean): string {
  const { admin, others, both } = staticTokenPhrases().old.remedy;
  if (!hasAdmin) return others(total);
  return total === 1 ? admin : both(total - 1);
}
