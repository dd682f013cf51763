import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const paletteInGerman: Phrases['palette'] = {
  label: 'Befehle',
  field: 'Alles finden',
  placeholder: 'Zugangsdaten, Einstellungen, was zu tun ist …',
  none: 'Nichts passt dazu, oder es ist gerade nicht möglich.',
  noneHint:
    'Tippen Sie einen Teil einer Ansicht, einer Einstellung, eines Kontos, eines Tokens oder einer Handlung.',
  showAll: 'Alles zeigen',
  found: (count) => (count === 1 ? '1 Treffer' : `${count} Treffer`),
  first: (count) => `Die besten ${count}: Tippen Sie weiter, um andere zu finden`,
  recent: 'zuletzt gewählt',
  setting: 'Einstellung',
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
