import { spoken } from '../language/spoken.ts';

const english = {
  empty: {
    message: 'There was no token in what was pasted.',
    remedy: 'Copy the whole token, then paste it again.',
  },
  tooLong: {
    message: (length: number, most: number) =>
      `This text has ${length} characters: no token of a cluster is longer than ${most}.`,
    remedy: 'Paste the token alone, without the file or the command around it.',
  },
  notHeld: { message: 'The token that was pasted is no longer held.', remedy: 'Paste it again.' },
  notOurs: {
    message:
      'This token was not signed by this cluster and is not in its token file, so it was sent nowhere.',
    remedy: 'Open the cluster that issued it, then inspect it there.',
  },
  accountName: {
    message: 'The name that this token stands for has characters that the API server cannot be asked about.',
    remedy: 'Rename the user or its groups in the token file.',
  },
  exportFailed: {
    message: (file: string) => `${file} could not be written; nothing of it was left there.`,
    remedy: 'Choose a folder that you may write to and that has room.',
  },
};

/** Failures of inspecting a token. */
export const inspectErrorPhrases = spoken('inspectError', english);
