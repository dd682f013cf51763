import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const rotationInGerman: Phrases['rotation'] = {
  limits:
    'Wer ca.key oder serviceaccount.key kopiert hat, kann weiterhin eigene Zugangsdaten signieren: Das beenden nur neue Schlüssel.',
  masters: (rows) =>
    `Die Token-Datei hat weitere Zeilen der Gruppe system:masters, deren Tokens unverändert gelten und alles öffnen: ${rows}.`,
  masterRow: (user, line) => `${user} (Zeile ${line})`,
};
