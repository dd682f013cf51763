import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const certificateErrorInGerman: Phrases['certificateError'] = {
  certificate: {
    empty: (file) => `${file} ist leer.`,
    cut: (file) => `${file} bricht mitten in einem Zertifikat ab.`,
    der: (file) =>
      `${file} enthält ein Zertifikat in Binärform (DER), gelesen wird dort aber nur die Textform (PEM).`,
    'other-text': (file) => `${file} enthält Text, der kein Zertifikat ist.`,
    damaged: (file) => `${file} enthält ein Zertifikat, das sich nicht lesen lässt.`,
  },
  restore: 'Stellen Sie die Datei aus einer Sicherung wieder her, oder lassen Sie MicroK8s sie neu erzeugen.',
  key: {
    empty: (file) => `${file} ist leer.`,
    damaged: (file) => `${file} enthält keinen privaten Schlüssel, der sich lesen lässt.`,
    'other-key': (file) => `${file} enthält einen Schlüssel, der nicht zum Zertifikat daneben gehört.`,
  },
  restoreKey:
    'Stellen Sie den Schlüssel wieder her, der zum Zertifikat gehört, oder lassen Sie MicroK8s beide neu erzeugen.',
};
