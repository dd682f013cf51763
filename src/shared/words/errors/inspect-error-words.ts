import type { Words } from './words.ts';
import type { inspectErrors } from '../../contract/errors/inspect-errors.ts';

/** The words of these failures. */
export const inspectErrorWords: Words<typeof inspectErrors> = {
  'token-empty': () => ({
    message: 'There was no token in what was pasted.',
    remedy: 'Copy the whole token, then paste it again.',
  }),
  'token-too-long': (error) => ({
    message: `This text has ${error.length} characters: no token of a cluster is longer than ${error.most}.`,
    remedy: 'Paste the token alone, without the file or the command around it.',
  }),
  'token-not-held': () => ({
    message: 'The token that was pasted is no longer held.',
    remedy: 'Paste it again.',
  }),
  'token-not-ours': () => ({
    message:
      'This token was not signed by this cluster and is not in its token file, so it was sent nowhere.',
    remedy: 'Open the cluster that issued it, then inspect it there.',
  }),
  'account-name-unusable': () => ({
    message: 'The name that this token stands for has characters that the API server cannot be asked about.',
    remedy: 'Rename the user or its groups in the token file.',
  }),
  'export-failed': (error) => ({
    message: `${error.file} could not be written; nothing of it was left there.`,
    remedy: 'Choose a folder that you may write to and that has room.',
  }),
};
