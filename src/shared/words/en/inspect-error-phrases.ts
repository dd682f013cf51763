import { spoken } from '../language/spoken.ts';

const english = {
  /** As what a text was recognised that has no token. */
  unfound: {
    empty: {
      message: 'There was no token in what was pasted.',
      remedy: 'Copy the whole token, then paste it again.',
    },
    nothing: {
      message: 'There is no token in this text, or nothing that tells which of its words is one.',
      remedy: 'Paste the token alone, from the first to the last character.',
    },
    'too-many': {
      message: 'There are more than 50 tokens in this text, or too much that looks like one.',
      remedy: 'Paste the part that holds the one you mean.',
    },
    redacted: {
      message: 'The token was hidden by what printed this text.',
      remedy: 'Print it with its secrets, for a kubeconfig by “kubectl config view --raw”, then paste that.',
    },
    kubeconfig: {
      message: 'This is a kubeconfig, and none of its users has a token.',
      remedy: 'Paste one that holds a token.',
    },
    'kubeconfig-program': {
      message: 'This is a kubeconfig that gets its token from a program.',
      remedy: 'Run that program, then paste what it prints.',
    },
    'kubeconfig-certificate': {
      message: 'This is a kubeconfig with a client certificate and no token.',
      remedy: 'Certificates are on the Certificates screen. The key that was pasted is forgotten.',
    },
    'private-key': {
      message: 'This is a private key, not a token. It is forgotten.',
      remedy: 'Paste a token. Whoever has this key needs none: keep it off the clipboard.',
    },
    certificate: {
      message: 'This is a certificate, not a token.',
      remedy: 'Certificates of the cluster are on the Certificates screen.',
    },
    command: {
      message: 'This is a command; the token would be what it prints.',
      remedy: 'Run it in a terminal, then paste what it printed.',
    },
    password: {
      message: 'This is a password, not a token. It is forgotten.',
      remedy: 'Clusters no longer accept passwords: paste a token.',
    },
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
