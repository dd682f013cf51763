import { spoken } from '../language/spoken.ts';

const english = {
  /** Of the entry in the menu of the desktop. */
  entry: {
    genericName: 'MicroK8s Credentials',
    keywords: ['MicroK8s', 'Kubernetes', 'token', 'dashboard', 'certificate'],
  },
  /** In a software centre. */
  store: {
    about:
      'Keyfob is for the owner of a MicroK8s cluster at home. It shows every credential of the cluster and how long each one lives, and says what is unsafe.',
    offers: [
      'A fresh dashboard token on the clipboard with one click in the tray',
      'A warning before a token or certificate expires',
      'A rotation of the static admin token that locks nobody out',
    ],
  },
  /** In the question for an administrator’s password. */
  authorisation: {
    description: 'Rotate the admin token of MicroK8s',
    message:
      'Keyfob is going to rotate the admin token of MicroK8s, or to settle, take back or close a rotation. The API server restarts when the token changes, and the token that is replaced stops working everywhere.',
  },
  /** What a path holds, in the manual. */
  files: {
    snapData: 'the snap data of MicroK8s',
    state: 'journal and backup of the rotations that root made',
    settings: 'settings and log; tokens are in the keyring of the desktop',
  },
};

/** What the package says of Keyfob before it runs. */
export const packagePhrases = spoken('package', english);
