import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const inspectErrorInGerman: Phrases['inspectError'] = {
  empty: {
    message: 'Im eingefügten Text war kein Token.',
    remedy: 'Kopieren Sie das ganze Token, und fügen Sie es noch einmal ein.',
  },
  tooLong: {
    message: (length, most) =>
      `Dieser Text hat ${length} Zeichen: Kein Token eines Clusters ist länger als ${most}.`,
    remedy: 'Fügen Sie nur das Token ein, ohne die Datei oder den Befehl darum herum.',
  },
  notHeld: {
    message: 'Das eingefügte Token liegt nicht mehr vor.',
    remedy: 'Fügen Sie es noch einmal ein.',
  },
  notOurs: {
    message:
      'Dieses Token wurde nicht von diesem Cluster signiert und steht nicht in seiner Token-Datei; deshalb wurde es nirgendwohin gesendet.',
    remedy: 'Öffnen Sie den Cluster, der es ausgestellt hat, und prüfen Sie es dort.',
  },
  accountName: {
    message:
      'Der Name, für den dieses Token steht, enthält Zeichen, mit denen sich der API-Server nicht fragen lässt.',
    remedy: 'Benennen Sie den Benutzer oder seine Gruppen in der Token-Datei um.',
  },
  exportFailed: {
    message: (file) => `${file} konnte nicht geschrieben werden; dort ist nichts davon zurückgeblieben.`,
    remedy: 'Wählen Sie einen Ordner, in den Sie schreiben dürfen und der genug Platz hat.',
  },
};
