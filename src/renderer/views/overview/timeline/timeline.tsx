import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { CredentialsState } from '../../../../shared/contract/state/credentials-state.ts';
import { credentialState, type LifetimeState } from '../../../../shared/contract/state/lifetime-state.ts';
import { timelinePhrases } from '../../../../shared/words/en/timeline-phrases.ts';
import { SteadyWords } from '../../../components/steady-words.tsx';
import { useNow } from '../../../page/use-now.ts';
import { CredentialTable } from './credential-table.tsx';
import { EndMark } from './end-mark.tsx';
import { TimelinePlot } from './timeline-plot.tsx';
import './timeline.css';

const states: readonly { readonly state: LifetimeState; readonly isRare?: true }[] = [
  { state: 'not-yet', isRare: true },
  { state: 'expired' },
  { state: 'soon' },
  { state: 'fine' },
  { state: 'never' },
  { state: 'revoked', isRare: true },
  { state: 'replaced', isRare: true },
];

/** Every credential and how long it lives, as a picture or as a table. */
export function Timeline({
  credentials,
  tokenShare,
  awaitsToken,
}: {
  readonly credentials: CredentialsState;
  /** What is left of a token’s lifetime when its end is near, as it was set. */
  readonly tokenShare: number;
  /** Whether the token of the next copy will be one more. */
  readonly awaitsToken: boolean;
}) {
  const now = useNow();
  const [isTable, setTable] = useState(false);
  const { soonest } = credentials;
  const say = timelinePhrases();
  return (
    <section className="timeline" aria-labelledby="timeline">
      <div className="timeline-head">
        <h2 id="timeline">{say.title}</h2>
        <Legend credentials={credentials} now={now} tokenShare={tokenShare} />
        <UnstyledButton className="timeline-switch" onClick={() => setTable(!isTable)}>
          <SteadyWords
            words={isTable ? say.showAsTimeline : say.showAsTable}
            all={[say.showAsTable, say.showAsTimeline]}
          />
        </UnstyledButton>
      </div>
      {isTable ? (
        <CredentialTable credentials={soonest} now={now} tokenShare={tokenShare} />
      ) : (
        <TimelinePlot credentials={soonest} now={now} tokenShare={tokenShare} awaitsToken={awaitsToken} />
      )}
      <Others credentials={credentials} />
    </section>
  );
}

/** How many are counted and not drawn. */
function Others({ credentials: { soonest, total, others } }: { readonly credentials: CredentialsState }) {
  const more = total - soonest.length;
  if (more === 0) return null;
  const say = timelinePhrases();
  return (
    <p className="quiet">
      {others.never > 0 ? say.notShownWithNever(more, others.never) : say.notShown(more)}
    </p>
  );
}

function Legend({
  credentials: { soonest, others },
  now,
  tokenShare,
}: {
  readonly credentials: CredentialsState;
  readonly now: number;
  readonly tokenShare: number;
}) {
  const counts = { ...others };
  for (const credential of soonest) counts[credentialState(credential, now, tokenShare)] += 1;
  // One that hardly anybody ever has is not worth the room.
  const shown = states.filter(({ state, isRare }) => isRare !== true || counts[state] > 0);
  const say = timelinePhrases().legend;
  return (
    <ul className="timeline-legend" aria-label={say.label}>
      {shown.map(({ state }) => (
        <li key={state} className={counts[state] > 0 ? `state-${state}` : 'quiet'}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
            <EndMark state={state} />
          </svg>
          {say[state](counts[state])}
        </li>
      ))}
    </ul>
  );
}
