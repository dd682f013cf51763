import { IconAlertOctagon, IconCircleCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { Verdict } from '../../../shared/contract/state/verdict-state.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { verdictLine } from '../../../shared/words/verdict-words.ts';
import { FindingAct } from '../../components/findings/finding-act.tsx';
import { DegreeMark } from '../../components/findings/degree-mark.tsx';
import { keyOfFinding, takeStep } from '../../components/findings/finding-steps.ts';
import { useGo } from '../../page/places.ts';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';

/** How the cluster stands, in the same words as title and tray, and the worst finding with its act. */
export function VerdictHead({
  snapshot: { verdict, safety },
  onAsk,
}: {
  readonly snapshot: Pick<Snapshot, 'verdict' | 'safety'>;
  /** Shows a finding in the list. */
  readonly onAsk: (key: string) => void;
}) {
  const line = verdictLine(verdict, useNow());
  const look = lookOf(verdict);
  // What is only advice while all is fine can wait for whoever reads the list.
  const worst = verdict?.kind === 'fine' ? undefined : safety[0];
  return (
    <>
      <p className={`verdict verdict-${look.kind}`}>
        {line !== null && <look.Icon size={20} aria-hidden />}
        {line ?? safetyPhrases().looking}
      </p>
      <div className="worst">
        {worst === undefined ? (
          <p className="quiet">{verdict?.kind === 'fine' && safetyPhrases().nothingToDo}</p>
        ) : (
          <Worst finding={worst} onAsk={onAsk} />
        )}
      </div>
    </>
  );
}

function lookOf(verdict: Verdict) {
  if (verdict?.kind === 'unsafe')
    return verdict.urgent > 0
      ? { kind: 'urgent', Icon: IconAlertOctagon }
      : { kind: 'soon', Icon: IconClock };
  if (verdict?.kind === 'fine') return { kind: 'fine', Icon: IconCircleCheck };
  return { kind: verdict?.kind ?? 'looking', Icon: IconHelpCircle };
}

function Worst({
  finding,
  onAsk,
}: {
  readonly finding: JudgedFinding;
  readonly onAsk: (key: string) => void;
}) {
  const go = useGo();
  const { what, action } = describeFinding(finding, useKnown());
  return (
    <>
      <DegreeMark degree={finding.degree} />
      <p className="worst-what">{what}</p>
      {action !== undefined && (
        <FindingAct
          action={action}
          onAct={() => {
            if (!takeStep(action, finding, go)) onAsk(keyOfFinding(finding));
          }}
        />
      )}
    </>
  );
}
