import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const verdictInGerman: Phrases['verdict'] = {
  unsafe: (urgent, soon) => {
    if (urgent === 0) return `Unsicher: ${soon} bald`;
    return soon === 0 ? `Unsicher: ${urgent} dringend` : `Unsicher: ${urgent} dringend, ${soon} bald`;
  },
  fine: 'In Ordnung',
  fineUntil: (day) => `In Ordnung bis ${day}`,
  unknown: (names, more) => `Nicht bekannt: ${names}${more === 0 ? '' : ` und ${more} weitere`}`,
  andUnknown: (verdict, unknown) => `${verdict}. ${unknown}`,
  sources: {
    'api-server': 'der API-Server',
    authorization: 'was Tokens dürfen (RBAC)',
    'legacy-tokens': 'Legacy-Tokens',
    dashboards: 'die Sicherheit der Dashboards',
    'agent-tokens': 'die Tokens des Cluster-Agenten',
    copies: 'Kopien der Admin-Zugangsdaten',
    certificates: 'Zertifikate',
    'token-file': 'die Token-Datei',
    files: 'wer Dateien mit Geheimnissen öffnen kann',
    nodes: 'die anderen Control-Plane-Knoten',
    rotation: 'wie die letzte Rotation ausging',
    clock: 'die Uhrzeit',
  },
};
