import type { SafetyFinding } from '../contract/state/safety-state.ts';
import { dashboardTokens } from '../contract/values/dashboard-tokens.ts';
import { findingPhrases } from './en/finding-phrases.ts';
import { listNames } from './text/finding-names.ts';
import { timeNote } from './time-note.ts';

type Finding = Extract<SafetyFinding, { kind: 'legacy-tokens' }>;

/** The words of the finding about legacy tokens; those of dashboards have a way out of their own. */
export const legacyTokenWords = {
  'legacy-tokens': ({ total, named, areAdmin, administrators, unasked, asOf, isPast }: Finding) => {
    const {
      what,
      why,
      areAdmin: allAdmin,
      mayAll,
      notAsked,
      ofDashboard,
      ofHeadlamp,
      remedy,
      ways,
    } = findingPhrases().legacyTokens;
    const names = listNames(named, total);
    const isOnly = total === 1;
    const has = (name: string) => named.includes(name);
    return {
      what: what(total, names),
      why: [
        ...(asOf === null ? [] : [timeNote({ at: asOf, standing: isPast ? 'past' : 'then' })]),
        why(total, names),
        ...(areAdmin ? [allAdmin(total)] : []),
        ...(areAdmin || administrators.length === 0
          ? []
          : [mayAll(administrators.length, listNames(administrators, administrators.length), isOnly)]),
        ...(areAdmin || unasked.length === 0
          ? []
          : [notAsked(unasked.length, listNames(unasked, unasked.length), isOnly)]),
        ...(has(dashboardTokens.addOn) ? [ofDashboard(dashboardTokens.addOn)] : []),
        ...(has(dashboardTokens.headlamp) ? [ofHeadlamp(dashboardTokens.headlamp, isOnly)] : []),
      ].join(' '),
      remedy: [
        remedy(total),
        ...(has(dashboardTokens.addOn) ? [ways.addOn(dashboardTokens.addOn, isOnly)] : []),
        ...(has(dashboardTokens.headlamp) ? [ways.headlamp(dashboardTokens.headlamp, isOnly)] : []),
      ].join(' '),
      action: 'show-legacy-tokens' as const,
    };
  },
};
