import type { Words } from './words.ts';
import type { adminErrors } from '../../contract/errors/admin-errors.ts';

/** The words of these failures. */
export const adminErrorWords: Words<typeof adminErrors> = {
  'no-token-file': () => ({
    message:
      'This cluster has no token file: its API server knows its administrator by a client certificate.',
    remedy: 'Look at the certificate instead.',
  }),
  'copy-unknown': () => ({
    message: 'This copy is not on the list any more; nothing was changed.',
    remedy: 'Look for copies again.',
    action: 'retry',
  }),
  'copy-not-yours': (error) => ({
    message: `${error.file} is not a file of yours alone; it was left as it is.`,
    remedy: 'Ask its owner to put the new token in.',
  }),
  'copy-changed': (error) => ({
    message: `${error.file} was changed by another program meanwhile; that change was kept.`,
    remedy: 'Look for copies again, then try again.',
    action: 'retry',
  }),
  'copy-unusable': (error) => ({
    message: `The token in ${error.file} is written in a way that Keyfob cannot exchange alone; it was left as it is.`,
    remedy: 'Put the new token in by hand.',
  }),
  'copy-not-written': (error) => ({
    message: `${error.file} could not be written; it holds what it held before.`,
    remedy: 'Check free space and permissions of its folder, then try again.',
    action: 'retry',
  }),
  'engine-dismissed': () => ({
    message: 'The password prompt was dismissed; nothing was changed.',
    remedy: 'Start the rotation again when you are ready.',
  }),
  'engine-not-allowed': () => ({
    message: 'This desktop did not let Keyfob ask for the administrator’s password; nothing was changed.',
    remedy: 'Run the line below in a terminal instead.',
  }),
  'engine-not-started': ({ command }) => ({
    message: 'The rotation could not be started; nothing was changed.',
    remedy: 'Run it in a terminal to see why.',
    command,
  }),
  'engine-lost': () => ({
    message: 'The rotation ended without saying how.',
    remedy: 'Look below at what was found afterwards.',
  }),
};
