import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const copyNoticeInGerman: Phrases['copyNotice'] = {
  nothingCopied: (product) => `${product}: nichts kopiert`,
  waiting: {
    title: (product) => `${product}: noch nichts kopiert`,
    body: (product) =>
      `${product} fragt Sie etwas in seinem Fenster, und dieser Desktop hat es hinter anderen gelassen. Holen Sie das Fenster nach vorn, und antworten Sie dort.`,
  },
  copied: (product) => `${product}: Token kopiert`,
  whose: (account, moment) => `Token von ${account}, gültig bis ${moment}.`,
  unchecked: 'Der API-Server konnte nicht gefragt werden, daher ist es das aufbewahrte Token, ungeprüft.',
  notSaved: {
    noDefault:
      'Dieser Desktop hat noch keinen Standard-Schlüsselbund: Das Token bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
    locked:
      'Der Schlüsselbund ist noch gesperrt: Das Token bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
    unanswered:
      'Die Frage des Schlüsselbunds ist noch nicht beantwortet: Das Token bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
    denied:
      'Der Schlüsselbund hat es nicht erlaubt: Das Token bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
    unusable:
      'Der Schlüsselbund ist nicht benutzbar: Das Token bleibt nur im Arbeitsspeicher, bis Keyfob beendet wird.',
  },
  unlockKeyring: 'Schlüsselbund entsperren',
  createKeyring: 'Schlüsselbund anlegen',
  clearsAlone: (length) => `Die Zwischenablage wird in ${length} geleert.`,
  needsWindow: (length) =>
    `Auf diesem Desktop kann nur ein Fenster mit dem Fokus die Zwischenablage leeren: Das Token bleibt dort, bis Sie nach ${length} das Fenster von Keyfob öffnen oder etwas anderes kopieren. Installieren Sie wl-clipboard, damit sie von selbst geleert wird.`,
  left: {
    title: (product) => `${product}: Achten Sie auf die Zwischenablage`,
    atEnd:
      'Keyfob ist beendet, und vielleicht ist noch ein Token in der Zwischenablage: Kopieren Sie etwas anderes.',
    clear: 'Jetzt leeren',
  },
  replacement: 'Keyfob hat sein Token aus der Zwischenablage genommen.',
};
