import type { Phrases } from '../en/phrases.ts';

/** The same in German. */
export const keyInGerman: Phrases['key'] = {
  title: 'Tasten',
  close: 'Schließen',
  names: { ctrl: 'Strg', shift: 'Umschalt', alt: 'Alt', enter: 'Eingabe', escape: 'Esc' },
  groups: { anywhere: 'Überall', screens: 'Ansichten', lists: 'In einer Liste', size: 'Größe' },
  acts: {
    commands: 'Alles finden und gleich tun',
    'copy-fresh': 'Frisches Dashboard-Token kopieren',
    refresh: 'Noch einmal nach dem Cluster sehen',
    filter: 'Die Liste dieser Ansicht filtern',
    back: 'Zurück zur vorigen Ansicht',
    'zoom-in': 'Größer',
    'zoom-out': 'Kleiner',
    'zoom-reset': 'Normale Größe',
    keys: 'Diese Tastenübersicht',
  },
  lists: {
    move: 'Nach oben und unten',
    act: 'Das Ausgewählte öffnen; ist es schon offen, kopieren',
    leave: 'Das Geöffnete schließen',
    copy: 'Das Ausgewählte kopieren',
  },
};
