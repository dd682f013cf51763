import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const tokenCopyInGerman: Phrases['tokenCopy'] = {
  clipboard: {
    name: 'Zwischenablage',
    empty: 'Nichts von Keyfob ist in der Zwischenablage',
    clearNow: 'Jetzt leeren',
    holding: (token, cleared) => ['In der Zwischenablage: ', token, cleared],
    left: (token) => ['Vielleicht noch in der Zwischenablage: ', token],
    adminToken: 'das Admin-Token',
    aToken: 'ein Token',
    tokenOf: (account) => `Token von ${account}`,
    clearedIn: (length) => `, noch ${length}`,
    clearedWithFocus: ', wird entfernt, sobald dieses Fenster den Fokus hat',
    whyLeft: {
      'needs-window': {
        message:
          'Vielleicht ist noch ein Token in der Zwischenablage: Hier kann es nur ein Fenster von Keyfob entfernen, das den Fokus hat.',
        remedy: 'Öffnen Sie das Fenster von Keyfob, oder kopieren Sie etwas anderes.',
      },
      'put-back': {
        message:
          'Ein Token ist noch in der Zwischenablage: Ein anderes Programm legt es jedes Mal wieder hinein.',
        remedy:
          'Kopieren Sie etwas anderes, und entfernen Sie das Token aus dem Verlauf Ihrer Zwischenablageverwaltung.',
      },
      unseen: {
        message:
          'Vielleicht ist noch ein Token in der Zwischenablage: Keyfob konnte nicht nachsehen, ob es entfernt ist.',
        remedy: 'Kopieren Sie etwas anderes.',
      },
    },
  },
  failure: {
    name: 'Es wurde nichts kopiert',
    lead: 'Es wurde nichts kopiert.',
    noCluster: 'Es wurde nichts kopiert: Kein Cluster ist geöffnet.',
  },
};
