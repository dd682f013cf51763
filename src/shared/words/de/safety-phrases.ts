import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const safetyInGerman: Phrases['safety'] = {
  title: 'Sicherheit',
  looking: 'Wird geprüft …',
  nothing: {
    found: (moment) => `Es wurde nichts Unsicheres gefunden. Zuletzt nachgesehen: ${moment}.`,
    besideCredentials: 'Außer den oben gezählten Zugangsdaten ist nichts unsicher.',
    inFiles:
      'Die Dateien zeigen nichts Unsicheres. Das Übrige ließ sich nicht prüfen: Der API-Server antwortet nicht.',
  },
  actions: {
    'look-again': 'Erneut nachsehen',
    'show-admin-credential': 'Admin-Zugang anzeigen',
    'show-legacy-tokens': 'Legacy-Tokens anzeigen',
    'show-join-tokens': 'Join-Tokens anzeigen',
    'show-certificates': 'Zertifikat anzeigen',
  },
};
