import { inspectErrorPhrases } from '../en/inspect-error-phrases.ts';
import type { Words } from './words.ts';
import type { inspectErrors } from '../../contract/errors/inspect-errors.ts';

/** The words of these failures. */
export const inspectErrorWords: Words<typeof inspectErrors> = {
  'token-not-found': ({ recognised }) => inspectErrorPhrases().unfound[recognised],
  'token-too-long': ({ length, most }) => {
    const { message, remedy } = inspectErrorPhrases().tooLong;
    return { message: message(length, most), remedy };
  },
  'token-not-held': () => inspectErrorPhrases().notHeld,
  'token-not-ours': () => inspectErrorPhrases().notOurs,
  'account-name-unusable': () => inspectErrorPhrases().accountName,
  'export-failed': ({ file }) => {
    const { message, remedy } = inspectErrorPhrases().exportFailed;
    return { message: message(file), remedy };
  },
};
