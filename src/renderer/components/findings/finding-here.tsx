import { CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { useKnown } from '../../page/state.ts';
import { DegreeMark } from './degree-mark.tsx';
import { keyOfFinding } from './finding-steps.ts';
import './finding-here.css';

/** Above the screen to which a finding led: what it was, and once it is gone that it is settled. */
export function FindingHere({
  finding: key,
  findings,
}: {
  readonly finding: string;
  readonly findings: readonly JudgedFinding[];
}) {
  const known = useKnown();
  const [isPutAway, setPutAway] = useState(false);
  const found = findings.find((each) => keyOfFinding(each) === key);
  const [last, setLast] = useState(found);
  if (found !== undefined && found !== last) setLast(found);
  if (last === undefined || isPutAway) return null;
  const say = safetyPhrases();
  const { what, why, remedy } = describeFinding(last, known);
  const isGone = found === undefined;
  return (
    <section className="finding-here" aria-label={say.title}>
      {isGone ? (
        <IconCircleCheck className="state-fine" size={20} aria-hidden />
      ) : (
        <DegreeMark degree={last.degree} />
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
