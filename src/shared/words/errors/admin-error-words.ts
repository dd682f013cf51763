import { adminErrorPhrases } from '../en/admin-error-phrases.ts';
import type { Words } from './words.ts';
import type { adminErrors } from '../../contract/errors/admin-errors.ts';

/** The words of these failures. */
export const adminErrorWords: Words<typeof adminErrors> = {
  'no-token-file': () => adminErrorPhrases().noTokenFile,
  'copy-unknown': () => ({ ...adminErrorPhrases().copyUnknown, action: 'retry' }),
  'copy-not-yours': ({ file }) => {
    const { message, remedy } = adminErrorPhrases().copyNotYours;
    return { message: message(file), remedy };
  },
  'copy-changed': ({ file }) => {
    const { message, remedy } = adminErrorPhrases().copyChanged;
    return { message: message(file), remedy, action: 'retry' };
  },
  'copy-unusable': ({ file }) => {
    const { message, remedy } = adminErrorPhrases().copyUnusable;
    return { message: message(file), remedy };
  },
  'copy-not-written': ({ file }) => {
    const { message, remedy } = adminErrorPhrases().copyNotWritten;
    return { message: message(file), remedy, action: 'retry' };
  },
  'engine-dismissed': () => adminErrorPhrases().engineDismissed,
  'engine-not-allowed': () => adminErrorPhrases().engineNotAllowed,
  'engine-not-started': ({ command }) => ({ ...adminErrorPhrases().engineNotStarted, command }),
  'engine-lost': () => adminErrorPhrases().engineLost,
};
