import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const keyringErrorInGerman: Phrases['keyringError'] = {
  locked: {
    message:
      'Der Schlüsselbund dieses Desktops ist gesperrt. Aufbewahrte Tokens lassen sich nicht lesen; neue bleiben im Arbeitsspeicher, bis er entsperrt ist.',
    remedy: 'Entsperren Sie den Schlüsselbund.',
  },
  absent: {
    message:
      'Dieser Desktop hat keinen Schlüsselbund (Secret Service). Neue Tokens bleiben im Arbeitsspeicher, bis Keyfob beendet wird.',
    remedy:
      'Installieren und starten Sie GNOME Keyring, KWallet oder KeePassXC, und versuchen Sie es dann erneut.',
  },
  gone: {
    message:
      'Der Schlüsselbund dieses Desktops hat sich mitten in der Arbeit beendet. Neue Tokens bleiben im Arbeitsspeicher, bis er wieder da ist.',
    remedy: 'Starten Sie Ihre Passwortverwaltung wieder, und versuchen Sie es dann erneut.',
  },
  noDefault: {
    message:
      'Dieser Desktop hat noch keinen Standard-Schlüsselbund. Neue Tokens bleiben im Arbeitsspeicher, bis Keyfob beendet wird.',
    remedy:
      'Legen Sie einen an: Ihr Desktop fragt nach dem Passwort dafür. In KeePassXC öffnen Sie stattdessen Ihre Datenbank und geben eine Gruppe für den Secret Service frei.',
  },
  elsewhere: {
    message: (keyring) =>
      `Dieses Token ist im Schlüsselbund „${keyring}“, der nicht geöffnet ist. Es wurde nichts geändert.`,
    remedy:
      'Öffnen Sie diesen Schlüsselbund oder diese Datenbank in Ihrer Passwortverwaltung, und versuchen Sie es dann erneut.',
  },
  asks: {
    message: 'Der Schlüsselbund fragt hierfür zuerst nach. Es wurde nichts geändert.',
    remedy: 'Kopieren oder vergessen Sie das Token, wenn Sie selbst da sind und antworten können.',
  },
  denied: {
    message:
      'Der Schlüsselbund hat es nicht erlaubt. Das Token ist noch vorhanden, und es wurde nichts geändert.',
    remedy:
      'Versuchen Sie es erneut, und erlauben Sie Keyfob den Zugriff, wenn Ihre Passwortverwaltung danach fragt.',
  },
  unanswered: {
    message: (length) =>
      `Die Frage des Schlüsselbunds wurde nicht innerhalb von ${length} beantwortet. Eine Antwort gilt noch.`,
    remedy:
      'Suchen Sie die Frage Ihrer Passwortverwaltung, auch hinter anderen Fenstern, und beantworten Sie sie.',
  },
  timeout: {
    message: (length) =>
      `Der Schlüsselbund hat nicht innerhalb von ${length} geantwortet. Bis er antwortet, bleiben neue Tokens im Arbeitsspeicher.`,
    remedy:
      'Suchen Sie hinter anderen Fenstern nach einer Passwortabfrage, und versuchen Sie es dann erneut.',
  },
  failed: {
    message:
      'Der Schlüsselbund hat den Dienst verweigert. Es ging nichts verloren: Neue Tokens bleiben im Arbeitsspeicher.',
    remedy:
      'Prüfen Sie in der Passwortverwaltung Ihres Desktops, ob ihr Schlüsselbund funktioniert, und versuchen Sie es dann erneut.',
  },
  unlockDismissed: {
    message: 'Der Schlüsselbund ist weiterhin gesperrt: Die Passwortabfrage wurde abgebrochen.',
    remedy: 'Entsperren Sie ihn, wenn Sie so weit sind.',
  },
};
