import type { LifetimeState } from '../contract/state/lifetime-state.ts';

/** The word for each state. */
export const stateNames: Readonly<Record<LifetimeState, string>> = {
  'not-yet': 'Not valid yet',
  expired: 'Expired',
  soon: 'Soon',
  fine: 'Fine',
  never: 'Never expires',
  revoked: 'Revoked',
  replaced: 'Not in use',
};
