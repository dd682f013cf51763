import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const updateInGerman: Phrases['update'] = {
  notice: {
    title: 'Keyfob wurde aktualisiert.',
    text: 'Bis zum Neustart läuft die vorherige Version weiter.',
    rotating: 'Neu starten können Sie es, sobald die Rotation fertig ist.',
    restart: 'Jetzt neu starten',
  },
  tray: {
    restart: 'Keyfob wurde aktualisiert: neu starten',
    rotating: 'Keyfob wurde aktualisiert: nach der Rotation neu starten',
  },
  question: {
    message: 'Keyfob neu starten?',
    detail: (count) =>
      count === 1
        ? 'Ein Token liegt nur im Arbeitsspeicher, weil der Schlüsselbund nicht benutzbar ist. Es geht verloren.'
        : `${count} Tokens liegen nur im Arbeitsspeicher, weil der Schlüsselbund nicht benutzbar ist. Sie gehen verloren.`,
    agree: 'Jetzt neu starten',
  },
};
