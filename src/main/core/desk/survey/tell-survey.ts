import { knownOf } from '../../../../shared/words/known-of.ts';
import { credentialState } from '../../../../shared/contract/state/lifetime-state.ts';
import { credentialName } from '../../../../shared/words/credential-names.ts';
import { describeFinding } from '../../../../shared/words/safety-words.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { Survey } from '../../../../shared/contract/state/survey.ts';
import { verdictLine } from '../../../../shared/words/verdict-words.ts';

/** What a snapshot says, for programs that read it; none of it is a secret. */
export function tellSurvey(snapshot: Snapshot, now: number): Survey {
  const { verdict, safety, settings, credentials } = snapshot;
  const known = knownOf(snapshot, now);
  const tokenShare = settings.alertTokenPercent / 100;
  return {
    verdict,
    verdictLine: verdictLine(verdict, now),
    credentials: {
      listed: credentials.soonest.map((each) => ({
        ...each,
        name: credentialName(each.name),
        state: credentialState(each, now, tokenShare),
      })),
      total: credentials.total,
      others: credentials.others,
    },
    findings: safety.map((finding) => {
      const { what, why, remedy, command = null } = describeFinding(finding, known);
      return { kind: finding.kind, degree: finding.degree, what, why, remedy, command };
    }),
  };
}
