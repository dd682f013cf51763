import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const commonInGerman: Phrases['common'] = {
  copied: 'Kopiert',
  copyCommand: 'Befehl kopieren',
  putAway: 'Ausblenden',
  clusterSays: 'Der Cluster sagt:',
  pager: {
    name: (what) => `Seiten: ${what}`,
    back: 'Zurück',
    next: 'Weiter',
    shown: (first, last, total, what) => `${first} bis ${last} von ${total} ${what}`,
  },
  lifetimes: {
    expires: 'Läuft ab',
    state: 'Status',
    never: 'Nie',
    left: (length) => `noch ${length}`,
    leftBelow: 'übrig',
  },
  places: {
    looked: (count) => (count === 1 ? 'An 1 Ort gesucht' : `An ${count} Orten gesucht`),
    unread: (count) =>
      count === 1 ? '1 Ort konnte nicht durchsucht werden' : `${count} Orte konnten nicht durchsucht werden`,
    unfollowed: (count) =>
      `${count === 1 ? '1 Zeile nennt' : `${count} Zeilen nennen`} kubeconfigs auf eine Weise, die sich von hier aus nicht auflösen lässt`,
    line: (file, line) => `${file}, Zeile ${line}`,
  },
  login: {
    why: 'Keyfob warnt nur, solange es läuft.',
    question: 'Soll es bei der Anmeldung starten, nur im Infobereich?',
    start: 'Beim Anmelden starten',
    no: 'Nein',
  },
};
