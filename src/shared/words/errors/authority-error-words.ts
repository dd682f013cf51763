import { authorityErrorPhrases } from '../en/authority-error-phrases.ts';
import { formatLifetime } from '../text/format-time.ts';
import { listServices } from './commands.ts';
import type { Words } from './words.ts';
import type { authorityErrors } from '../../contract/errors/authority-errors.ts';

/** The words of these failures. */
export const authorityErrorWords: Words<typeof authorityErrors> = {
  'authority-undecided': ({ server, known }) => {
    const { message, remedy } = authorityErrorPhrases().undecided;
    return { message: message(server, known), remedy, command: listServices, action: 'retry' };
  },
  'authority-second': ({ server, key }) => {
    const { message, remedy } = authorityErrorPhrases().second;
    return { message: message(server), remedy: remedy(key), action: 'confirm-authority' };
  },
  'authority-unconfirmed': ({ seconds }) => {
    const { message, refusedJustNow, remedy } = authorityErrorPhrases().unconfirmed;
    return { message: seconds === null ? message : refusedJustNow(formatLifetime(seconds)), remedy };
  },
};
