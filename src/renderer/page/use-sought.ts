import { useEffect } from 'react';
import type { Sought } from '../../shared/contract/state/alert-state.ts';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { request } from './api.ts';
import { openCredential } from './open-credential.ts';
import { soonestTokens, type Go } from './places.ts';

/** Goes to what a person clicked a notice about. */
export function useSought(snapshot: Snapshot | null, go: Go): void {
  const wanted = JSON.stringify(snapshot?.sought ?? null);
  useEffect(() => {
    if (snapshot === null || snapshot.sought === null) return;
    goTo(snapshot.sought, snapshot, go);
    void request('sought:found', {});
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each click, whatever else changes
  }, [wanted]);
}

function goTo({ kind, id }: Sought, { credentials }: Snapshot, go: Go): void {
  const one = credentials.soonest.find((each) => each.id === id);
  if (one !== undefined) openCredential(one, go);
  else if (kind === 'token') go('tokens', soonestTokens);
  else if (kind === 'certificate') go('certificates');
  else if (kind === 'static-token') go('admin');
  else go('overview');
}
