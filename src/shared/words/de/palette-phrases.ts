import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const paletteInGerman: Phrases['palette'] = {
  label: 'Befehle',
  field: 'Befehl eingeben',
  none: 'Kein Befehl dieses Namens ist gerade möglich.',
  found: (count) => (count === 1 ? '1 Befehl' : `${count} Befehle`),
  copyFresh: 'Frisches Dashboard-Token kopieren',
  openDashboard: 'Dashboard öffnen',
  newToken: 'Neues Token …',
  inspect: 'Token prüfen …',
  rotate: 'Admin-Token rotieren …',
  clearClipboard: 'Zwischenablage leeren',
  refresh: 'Aktualisieren',
  unlockKeyring: 'Schlüsselbund entsperren',
  setUpAccess: 'Zugriff einrichten …',
  chooseSnapData: 'Snap-Datenordner wählen …',
  goTo: (screen) => `Ansicht „${screen}“ öffnen`,
  theme: {
    light: 'Helles Farbschema verwenden',
    dark: 'Dunkles Farbschema verwenden',
    system: 'Farbschema des Desktops verwenden',
  },
};
