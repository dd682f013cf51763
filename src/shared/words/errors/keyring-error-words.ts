import { keyringErrorPhrases } from '../en/keyring-error-phrases.ts';
import { formatLifetime } from '../text/format-time.ts';
import type { Words } from './words.ts';
import type { keyringErrors } from '../../contract/errors/keyring-errors.ts';

/** The words of these failures. */
export const keyringErrorWords: Words<typeof keyringErrors> = {
  'keyring-locked': () => ({ ...keyringErrorPhrases().locked, action: 'unlock-keyring' }),
  'keyring-absent': () => ({
    ...keyringErrorPhrases().absent,
    command: 'sudo apt install gnome-keyring',
    action: 'retry',
  }),
  'keyring-gone': () => ({ ...keyringErrorPhrases().gone, action: 'retry' }),
  'keyring-no-default': () => ({ ...keyringErrorPhrases().noDefault, action: 'create-keyring' }),
  'keyring-elsewhere': (error) => {
    const { message, remedy } = keyringErrorPhrases().elsewhere;
    return { message: message(error.keyring), remedy };
  },
  'keyring-asks': () => keyringErrorPhrases().asks,
  'keyring-denied': () => keyringErrorPhrases().denied,
  'keyring-unanswered': (error) => {
    const { message, remedy } = keyringErrorPhrases().unanswered;
    return { message: message(formatLifetime(error.seconds)), remedy };
  },
  'keyring-timeout': (error) => {
    const { message, remedy } = keyringErrorPhrases().timeout;
    return { message: message(formatLifetime(error.seconds)), remedy, action: 'retry' };
  },
  'keyring-failed': () => ({ ...keyringErrorPhrases().failed, action: 'retry' }),
  'unlock-dismissed': () => ({ ...keyringErrorPhrases().unlockDismissed, action: 'unlock-keyring' }),
};
