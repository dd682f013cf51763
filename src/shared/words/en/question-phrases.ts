import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  setUpAccess: {
    title: 'What may dashboard tokens do?',
    help: 'Keyfob makes a service account for its tokens, once. What it may do can be changed later: Accounts has “Change rights…” for it.',
    choice: 'Tokens may',
    roles: {
      view: { label: 'Read only', description: 'Look at everything except Secrets (ClusterRole view)' },
      'cluster-admin': {
        label: 'Full control',
        description: 'Change and delete everything (ClusterRole cluster-admin)',
      },
    },
    rbacOff:
      'RBAC is off on this cluster: either choice is full control today. The choice counts once RBAC is on (microk8s enable rbac).',
    objects: 'These objects will be created',
    create: {
      nothing: 'Create',
      copy: 'Create and copy token',
      'open-dashboard': 'Create and open dashboard',
    },
  },
  confirmCopy: {
    title: 'Copy the token',
    why: 'On Wayland a program may fill the clipboard only from its focused window, just after a click or a key press.',
    copy: 'Copy fresh token',
  },
  openOther: {
    title: 'Keyfob is open already',
    clusters: <Piece>(open: Piece, requested: Piece): Pieces<Piece> => [
      'It shows the cluster ',
      open,
      '. You asked for ',
      requested,
      '.',
    ],
    open: 'Open the other one',
  },
};

/** The questions that the window asks over every screen. */
export const questionPhrases = spoken('question', english);
