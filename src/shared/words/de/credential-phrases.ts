import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const credentialInGerman: Phrases['credential'] = {
  states: {
    'not-yet': 'Noch nicht gültig',
    expired: 'Abgelaufen',
    soon: 'Läuft bald ab',
    fine: 'In Ordnung',
    never: 'Läuft nie ab',
    revoked: 'Widerrufen',
    replaced: 'Nicht in Gebrauch',
  },
};
