import { spoken } from '../language/spoken.ts';

const startAgain = 'Start it again. If it happens again, report the incident number.';

const english = {
  /** Of the options of a start, in a terminal. */
  options: {
    folderMissing: '--snap-data needs a folder: --snap-data /var/snap/microk8s/current',
    demoWithFolder: '--demo does not go with --snap-data: the demo shows its own cluster only',
    unknown: (option: string, meant: string) => `unknown option ${option}: did you mean --${meant}?`,
  },
  isRunning: 'Keyfob is running already; its window says more.',
  brokenTray: (electron: string) =>
    `Electron ${electron} shows no tray icon that works; run Keyfob with 43.5.0, 44.1.0 or a later version`,
  startedAnew: (without: string) => `started anew without ${without}`,
  cannotStartAnew: (without: string) => `start Keyfob without ${without}; it cannot leave that out itself`,
  failed: {
    message: (incident: string) => `Keyfob could not start (incident ${incident}).`,
    partMissing:
      'A part of Keyfob is missing. If Keyfob was updated just now, start it again; otherwise install it again. If it happens again, report the incident number.',
    fileUnusable: (path: string, code: string) =>
      `${path} could not be used (${code}). Check free space and permissions of its folder, then start Keyfob again.`,
    bug: `Something went wrong inside Keyfob. ${startAgain}`,
  },
  stopped: {
    message: (incident: string) => `Something went wrong inside Keyfob, so it ends (incident ${incident}).`,
    detail: `It does not start anew by itself: it did so twice within ten minutes, or its settings folder cannot be written. Tokens that were in memory only are gone. ${startAgain}`,
  },
  quit: 'Quit',
  /** What Keyfob is, in the list of what the desktop starts at login. */
  atLogin: 'Credentials of your MicroK8s cluster, and a fresh token one click away',
};

/** What is said before there is a window, or in its place. */
export const startPhrases = spoken('start', english);
