import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  skip: 'Skip',
  skipKey: 'Esc',
  back: 'Back',
  next: 'Continue',
  done: 'Done',
  found: {
    looking: 'Looking for your cluster…',
    open: 'Keyfob found your cluster',
    nothing: 'Keyfob found no cluster that it can read',
    demo: 'This is a demo cluster',
    onlyRead: 'Keyfob has only read it; nothing was changed.',
    cluster: 'Cluster',
    folder: 'Snap data folder',
    files: 'What was read',
    rights: 'Whose rights it uses',
    /** On this machine, and on the cluster once it said who that is. */
    yours: 'Yours: this window never becomes root.',
    asUser: (user: string) => `On the cluster: ${user}, as client.config has it.`,
    certificates: (count: number) => (count === 1 ? '1 certificate' : `${count} certificates`),
    keyring: 'Keyring',
    keyringStates: {
      unknown: 'Being looked at…',
      ready: 'Open. Tokens are kept there, and nowhere else.',
      unlocking: 'Waiting for its password, in the prompt of your desktop.',
    },
    unread: 'What could not be read',
    moreUnread: (count: number) => `and ${count} more, on the screen Certificates.`,
    demoWhy: {
      'asked-for': 'It was asked for, with --demo.',
      'no-microk8s': 'There is no MicroK8s on this machine.',
    },
    demoText:
      'It runs inside Keyfob and is gone when you quit. Everything works as with your own: copy a token, look into one, rotate the admin token. Nothing is at stake.',
  },
  never: {
    title: 'What Keyfob never does',
    secrets:
      'It never writes a token to a log, a notification, a command line or an address. On disk it keeps tokens in the keyring only; a rotation or an export writes one elsewhere when you start it.',
    sends: 'It never sends a token to anybody but the cluster that issued it, and it never phones home.',
    writes: 'It never writes to your cluster unless you asked for it.',
    shows: 'It never shows a token unless you ask, and empties the clipboard after a copy.',
    deletes: 'It never deletes anything because looking at it failed.',
    limits:
      'It does not protect you from programs that run as you, nor from root: they can read what you can read.',
  },
  choices: {
    title: 'How Keyfob is there for you',
    tray: 'In the tray',
    trayIs: <Piece>(line: Piece): Pieces<Piece> => [
      'Keyfob stays there when this window is closed. Click “',
      line,
      '” in its menu for a fresh token.',
    ],
    noTray: 'This desktop shows no tray icon; Keyfob is in this window.',
    login: 'At login',
    loginInDemo: 'The demo does not start at login. With your own cluster you are asked here.',
    dashboard: 'Dashboard',
    dashboardWhy:
      'Where “Open dashboard” leads. Leave it empty if you do not know it: Keyfob then looks for one in the cluster, and Settings shows how to reach others.',
    noCluster: 'Each cluster has its own address; none is open.',
    inSettings: 'All of this can be changed in Settings.',
  },
};

/** The three steps of a first run. */
export const firstRunPhrases = spoken('firstRun', english);
