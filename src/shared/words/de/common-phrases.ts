import type { Phrases } from '../en/phrases.ts';

/** The same in German; what follows names fits their gender and case, whichever they have, and what is counted stands in the nominative. */
export const commonInGerman: Phrases['common'] = {
  copied: 'Kopiert',
  copyCommand: 'Befehl kopieren',
  inDemo: 'In der Demo gibt es nichts, worauf das laufen könnte: Es ist für Ihren eigenen Cluster.',
  copiedInDemo:
    'Kopiert. In der Demo gibt es nichts, worauf das laufen könnte: Es ist für Ihren eigenen Cluster.',
  putAway: 'Ausblenden',
  lookAgain: 'Erneut nachsehen',
  clusterSays: 'Der Cluster sagt:',
  problem: {
    label: 'Problem',
    action: {
      retry: 'Erneut versuchen',
      'choose-snap-data': 'Ordner wählen …',
      'unlock-keyring': 'Schlüsselbund entsperren',
      'create-keyring': 'Schlüsselbund anlegen …',
      'set-up-access': 'Zugriff einrichten …',
      'open-window': 'Hier kopieren',
      'confirm-authority': 'Diese CA bestätigen …',
    },
  },
  pager: {
    name: (what) => `Seiten: ${what}`,
    back: 'Zurück',
    next: 'Weiter',
    shown: (first, last, total, what) => `${what} ${first} bis ${last} von ${total}`,
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
    question: 'Soll es beim Anmelden starten, nur im Infobereich?',
    start: 'Beim Anmelden starten',
    no: 'Nein',
  },
  names: (names, more) =>
    more === 0
      ? names.join(', ')
      : `${names.join(', ')} (${more === 1 ? 'und noch 1' : `und ${more} weitere`})`,
  kilobytes: (count) => `${String(count).replace('.', ',')} kB`,
  megabytes: (count) => `${String(count).replace('.', ',')} MB`,
  joinTokens: {
    worksOnce: (total) => `${total === 1 ? 'Es' : 'Jedes'} lässt sich jederzeit einmal verwenden.`,
    worksForMany: (total) => `${total === 1 ? 'Es' : 'Jedes'} gilt für beliebig viele Rechner.`,
    someWorkForMany: (reusable) =>
      `${reusable === 1 ? 'Eines davon gilt' : `${reusable} davon gelten`} für beliebig viele Rechner.`,
  },
};
