import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const tokenCopyInGerman: Phrases['tokenCopy'] = {
  clipboard: {
    name: 'Zwischenablage',
    clearNow: 'Jetzt leeren',
    holding: (token, cleared) => ['In der Zwischenablage: ', token, cleared],
    left: (token, why) => ['Vielleicht noch in der Zwischenablage: ', token, why],
    adminToken: 'das Admin-Token',
    aToken: 'ein Token',
    tokenOf: (account) => `Token von ${account}`,
    clearedIn: (seconds) => `, wird in ${seconds} s entfernt`,
    clearedWithFocus: ', wird entfernt, sobald dieses Fenster den Fokus hat',
  },
  failure: {
    name: 'Es wurde nichts kopiert',
    lead: 'Es wurde nichts kopiert.',
    noCluster: 'Es wurde nichts kopiert: Kein Cluster ist geöffnet.',
  },
};
