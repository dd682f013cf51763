import type { RotationPhase } from '../../../shared/contract/state/rotation.ts';
import type { Holds } from './judge.ts';

/** What was found of an interrupted rotation; `clientConfig` is null in mixed mode. */
export interface Interrupted {
  readonly phase: RotationPhase;
  readonly tokenFile: Holds;
  readonly clientConfig: Holds | null;
}

/** What settles it: going on to the new token, going back to the old one, or leaving what somebody else made. */
export type Settlement = 'finish' | 'undo' | 'leave';

/** An undo is never turned around; what nobody wrote yet is taken back; what others wrote since is theirs. */
export function settlement({ phase, tokenFile, clientConfig }: Interrupted): Settlement {
  const held = clientConfig === null ? [tokenFile] : [tokenFile, clientConfig];
  if (held.every((each) => each === 'other')) return 'leave';
  if (phase === 'undo' || held.includes('other')) return 'undo';
  return held.every((each) => each === 'old') ? 'undo' : 'finish';
}
