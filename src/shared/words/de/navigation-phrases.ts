import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const navigationInGerman: Phrases['navigation'] = {
  label: 'Ansichten',
  demo: 'Demo',
  commands: 'Befehle',
  commandKeys: 'Strg K',
  screens: {
    overview: 'Übersicht',
    tokens: 'Tokens',
    inspect: 'Prüfen',
    admin: 'Admin-Zugang',
    certificates: 'Zertifikate',
    accounts: 'Dienstkonten',
    activity: 'Verlauf',
    settings: 'Einstellungen',
  },
};
