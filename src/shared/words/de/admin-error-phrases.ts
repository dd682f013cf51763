import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const adminErrorInGerman: Phrases['adminError'] = {
  noTokenFile: {
    message:
      'Dieser Cluster hat keine Token-Datei: Sein API-Server erkennt den Administrator an einem Client-Zertifikat.',
    remedy: 'Sehen Sie sich stattdessen das Zertifikat an.',
  },
  copyUnknown: {
    message: 'Diese Kopie steht nicht mehr in der Liste; es wurde nichts geändert.',
    remedy: 'Suchen Sie noch einmal nach Kopien.',
  },
  copyNotYours: {
    message: (file) => `${file} gehört nicht Ihnen allein; die Datei blieb, wie sie ist.`,
    remedy: 'Bitten Sie die Person, der sie gehört, das neue Token einzutragen.',
  },
  copyChanged: {
    message: (file) =>
      `${file} wurde inzwischen von einem anderen Programm geändert; diese Änderung blieb erhalten.`,
    remedy: 'Suchen Sie noch einmal nach Kopien, und versuchen Sie es dann erneut.',
  },
  copyUnusable: {
    message: (file) =>
      `Das Token in ${file} steht dort in einer Form, in der Keyfob es nicht einzeln austauschen kann; die Datei blieb, wie sie ist.`,
    remedy: 'Tragen Sie das neue Token von Hand ein.',
  },
  copyNotWritten: {
    message: (file) => `${file} konnte nicht geschrieben werden; der Inhalt ist derselbe wie zuvor.`,
    remedy:
      'Prüfen Sie den freien Speicherplatz und die Berechtigungen des Ordners, und versuchen Sie es dann erneut.',
  },
  engineDismissed: {
    message: 'Die Passwortabfrage wurde abgebrochen; es wurde nichts geändert.',
    remedy: 'Starten Sie die Rotation noch einmal, sobald Sie so weit sind.',
  },
  engineNotAllowed: {
    message:
      'Dieser Desktop hat Keyfob nicht nach dem Passwort des Administrators fragen lassen; es wurde nichts geändert.',
    remedy: 'Führen Sie stattdessen die Zeile unten in einem Terminal aus.',
  },
  engineNotStarted: {
    message: 'Die Rotation konnte nicht gestartet werden; es wurde nichts geändert.',
    remedy: 'Starten Sie sie in einem Terminal, um den Grund zu sehen.',
  },
  engineLost: {
    message: 'Die Rotation endete, ohne ein Ergebnis zu melden.',
    remedy: 'Sehen Sie unten nach, was danach vorgefunden wurde.',
  },
};
