import { spoken } from '../language/spoken.ts';

const english = {
  noTokenFile: {
    message:
      'This cluster has no token file: its API server knows its administrator by a client certificate.',
    remedy: 'Look at the certificate instead.',
  },
  copyUnknown: {
    message: 'This copy is not on the list any more; nothing was changed.',
    remedy: 'Look for copies again.',
  },
  copyNotYours: {
    message: (file: string) => `${file} does not belong to you alone; it was left as it is.`,
    remedy: 'Ask its owner to put the new token in.',
  },
  copyChanged: {
    message: (file: string) => `${file} was changed by another program meanwhile; that change was kept.`,
    remedy: 'Look for copies again, then try again.',
  },
  copyUnusable: {
    message: (file: string) =>
      `The token in ${file} is written in a way that keeps Keyfob from replacing it alone; it was left as it is.`,
    remedy: 'Put the new token in by hand.',
  },
  copyNotWritten: {
    message: (file: string) => `${file} could not be written; it holds what it held before.`,
    remedy: 'Check free space and permissions of its folder, then try again.',
  },
  engineDismissed: {
    message: 'The password prompt was dismissed; nothing was changed.',
    remedy: 'Start the rotation again when you are ready.',
  },
  engineNotAllowed: {
    message: 'This desktop did not let Keyfob ask for the administrator’s password; nothing was changed.',
    remedy: 'Run the line below in a terminal instead.',
  },
  engineNotStarted: {
    message: 'The rotation could not be started; nothing was changed.',
    remedy: 'Run it in a terminal to see why.',
  },
  engineLost: {
    message: 'The rotation ended without saying how.',
    remedy: 'Look below at what was found afterwards.',
  },
};

/** Failures of looking at the admin credential and its copies, and of starting the engine that rotates it. */
export const adminErrorPhrases = spoken('adminError', english);
