import type { LifetimeState } from '../../contract/state/lifetime-state.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  states: {
    'not-yet': 'Not valid yet',
    expired: 'Expired',
    soon: 'Soon',
    fine: 'Fine',
    never: 'Never expires',
    revoked: 'Revoked',
    replaced: 'Not in use',
  } satisfies Readonly<Record<LifetimeState, string>>,
};

/** A credential, and how its lifetime stands. */
export const credentialPhrases = spoken('credential', english);
