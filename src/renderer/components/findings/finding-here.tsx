import { CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { Verdict } from '../../../shared/contract/state/verdict-state.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { useKnown } from '../../page/state.ts';
import { DegreeMark } from './degree-mark.tsx';
import { keyOfFinding } from './finding-steps.ts';
import './finding-here.css';

/**
 * Above the screen to which a finding led: what it was, and that it is settled once the same cluster was looked at without it.
 * Nothing while that is not known.
 */
export function FindingHere({
  finding: key,
  snapshot: { cluster, safety, verdict },
}: {
  readonly finding: string;
  readonly snapshot: Pick<Snapshot, 'cluster' | 'safety' | 'verdict'>;
}) {
  const known = useKnown();
  const [isPutAway, setPutAway] = useState(false);
  const identity = cluster.status === 'open' ? cluster.identity : null;
  const [home] = useState(identity);
  const isHome = identity !== null && identity === home;
  const found = isHome ? safety.find((each) => keyOfFinding(each) === key) : undefined;
  const [last, setLast] = useState({ finding: found, isGone: false });
  // What was settled stays so, though the API server be away for a moment because of it.
  const isGone = isHome && found === undefined && (last.isGone || isAllSeen(verdict));
  const finding = found ?? last.finding;
  if (finding !== last.finding || isGone !== last.isGone) setLast({ finding, isGone });
  if (finding === undefined || (found === undefined && !isGone) || isPutAway) return null;
  const say = safetyPhrases();
  const { what, why, remedy } = describeFinding(finding, known);
  return (
    <section className="finding-here" aria-label={say.title}>
      {isGone ? (
        <IconCircleCheck className="state-fine" size={20} aria-hidden />
      ) : (
        <DegreeMark degree={finding.degree} />
      )}
      <div className="finding-here-text" role="status">
        <p className="strong">{isGone ? `${say.gone} ${what}` : what}</p>
        {!isGone && (
          <p>
            {why} <span className="quiet">{remedy}</span>
          </p>
        )}
      </div>
      <CloseButton aria-label={commonPhrases().putAway} onClick={() => setPutAway(true)} />
    </section>
  );
}

/** Whether all was looked at that a verdict rests on: what could not be seen is not settled. */
function isAllSeen(verdict: Verdict): boolean {
  return verdict?.kind === 'fine' || (verdict?.kind === 'unsafe' && verdict.unknown.length === 0);
}
