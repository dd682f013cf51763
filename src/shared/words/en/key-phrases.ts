import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Keys',
  close: 'Close',
  names: { ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', escape: 'Esc' },
  groups: { anywhere: 'Everywhere', screens: 'Screens', lists: 'In a list', size: 'Size' },
  acts: {
    commands: 'Find anything and do it',
    'copy-fresh': 'Copy a fresh dashboard token',
    refresh: 'Look at the cluster again',
    filter: 'Filter the list of this screen',
    back: 'Back to the screen before',
    'zoom-in': 'Larger',
    'zoom-out': 'Smaller',
    'zoom-reset': 'Default size',
    keys: 'This list of keys',
  },
  lists: {
    move: 'Move up and down',
    act: 'Open what is selected; once it is open, copy it',
    leave: 'Close what was opened',
    copy: 'Copy what is selected',
  },
};

/** The keys of the window, and what they do. */
export const keyPhrases = spoken('key', english);
