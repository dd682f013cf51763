import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Credential, CredentialsState } from '../../../shared/credentials-state.ts';
import { lifetimeState, type LifetimeState } from '../../../shared/lifetime-state.ts';
import { useNow } from '../../use-now.ts';
import { CredentialTable } from './credential-table.tsx';
import { EndMark } from './end-mark.tsx';
import { TimelinePlot } from './timeline-plot.tsx';
import './timeline.css';

const states: readonly { readonly state: LifetimeState; readonly word: string }[] = [
  { state: 'not-yet', word: 'not valid yet' },
  { state: 'expired', word: 'expired' },
  { state: 'soon', word: 'soon' },
  { state: 'fine', word: 'fine' },
  { state: 'never', word: 'never' },
];

/** Every credential and how long it lives, as a picture or as a table. */
export function Timeline({
  credentials,
  tokenShare,
}: {
  readonly credentials: CredentialsState;
  /** What is left of a token’s lifetime when its end is near, as it was set. */
  readonly tokenShare: number;
}) {
  const now = useNow();
  const [isTable, setTable] = useState(false);
  const { soonest, total } = credentials;
  const more = total - soonest.length;
  return (
    <section className="timeline" aria-labelledby="timeline">
      <div className="timeline-head">
        <h2 id="timeline">Lifetimes</h2>
        <Legend credentials={soonest} now={now} tokenShare={tokenShare} />
        <UnstyledButton className="timeline-switch" onClick={() => setTable(!isTable)}>
          {isTable ? 'Show as timeline' : 'Show as table'}
        </UnstyledButton>
      </div>
      {isTable ? (
        <CredentialTable credentials={soonest} now={now} tokenShare={tokenShare} />
      ) : (
        <TimelinePlot credentials={soonest} now={now} tokenShare={tokenShare} />
      )}
      {more > 0 && <p className="quiet">{more} more live longer than these.</p>}
    </section>
  );
}

function Legend({
  credentials,
  now,
  tokenShare,
}: {
  readonly credentials: readonly Credential[];
  readonly now: number;
  readonly tokenShare: number;
}) {
  const counts = new Map<LifetimeState, number>();
  for (const { kind, notBefore, expiresAt } of credentials) {
    const state = lifetimeState(kind, notBefore, expiresAt, now, tokenShare);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  // One that hardly anybody ever has is not worth the room.
  const shown = states.filter(({ state }) => state !== 'not-yet' || counts.has(state));
  return (
    <ul className="timeline-legend" aria-label="How many are in which state">
      {shown.map(({ state, word }) => (
        <li key={state} className={counts.has(state) ? `state-${state}` : 'quiet'}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden>
            <EndMark state={state} />
          </svg>
          {counts.get(state) ?? 0} {word}
        </li>
      ))}
    </ul>
  );
}
