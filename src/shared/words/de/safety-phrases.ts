import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const safetyInGerman: Phrases['safety'] = {
  title: 'Sicherheit',
  looking: 'Wird geprüft …',
  nothing: {
    found: (moment) => `Es wurde nichts Unsicheres gefunden. Zuletzt nachgesehen: ${moment}.`,
    inFiles:
      'Die Dateien zeigen nichts Unsicheres. Das Übrige ließ sich nicht prüfen: Der API-Server antwortet nicht.',
  },
  degrees: { urgent: 'Dringend', soon: 'Bald', advice: 'Rat' },
  actions: {
    'look-again': 'Erneut nachsehen',
    rotate: 'Rotieren …',
    'show-rotation': 'Rotation anzeigen',
    'show-other-nodes': 'Andere Knoten anzeigen',
    'show-certificates': 'Zertifikat anzeigen',
    'show-legacy-tokens': 'Legacy-Tokens anzeigen',
    'show-join-tokens': 'Join-Tokens anzeigen',
    'show-agent-tokens': 'Agent-Tokens anzeigen',
    'show-token': 'Token anzeigen',
    'show-remedy': 'Ausweg anzeigen',
    'turn-on-rbac': 'RBAC einschalten',
    renew: 'Erneuern',
    'take-rights-away': 'Dateien schließen',
    'check-rights': 'Rechte ansehen',
    'check-clock': 'Uhr prüfen',
    'remove-backup': 'Entfernen',
    'remove-dashboard': 'Dashboard entfernen',
    'take-dashboard-rights': 'Rechte entziehen',
    'ask-for-login': 'Anmeldung verlangen',
    'close-dashboard': 'Weg schließen',
  },
  withCommand: (act) => `${act} (Befehl zum Kopieren)`,
  costs: {
    rejoin:
      'Das hat seinen Preis: MicroK8s startet neu, andere Knoten müssen austreten und wieder beitreten, und jede kubeconfig muss neu exportiert werden.',
    restart:
      'Das hat seinen Preis: Der API-Server startet neu und ist bis zu einer Minute nicht erreichbar. Container laufen weiter.',
    release:
      'Das hat seinen Preis: Das ganze Helm-Release wird entfernt, mit allem, was es angelegt hat. Nichts startet neu.',
    deletes: 'Das hat seinen Preis: Was hier gelöscht wird, ist weg. Nichts startet neu.',
    closes:
      'Das hat seinen Preis: Wer das Dashboard auf diesem Weg öffnet, kann das danach nicht mehr. Nichts startet neu.',
    dashboard: 'Das hat seinen Preis: Das Dashboard startet neu, sonst nichts.',
    none: 'Nichts startet neu.',
  },
  nothingToDo: 'Im Augenblick ist nichts zu tun.',
  gone: 'Das ist erledigt:',
};
