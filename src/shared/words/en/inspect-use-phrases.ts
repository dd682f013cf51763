import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Use it',
  try: {
    action: 'Try it',
    help: 'Lists the pods of all namespaces as its bearer.',
    notAccepted: (milliseconds: number) => `401: the API server does not accept it (${milliseconds} ms).`,
    notAllowed: (milliseconds: number) =>
      `403: accepted, but it may not list the pods of all namespaces (${milliseconds} ms).`,
    otherAnswer: (status: number, milliseconds: number) => `${status} (${milliseconds} ms).`,
    listed: (status: number, pods: number, milliseconds: number) =>
      `${status}: ${pods === 1 ? '1 pod' : `${pods} pods`} in all namespaces (${milliseconds} ms).`,
  },
  lines: {
    help: 'For bash or zsh. Each line first waits for the token: paste it, nothing is shown, then press Enter. So it gets into no history and no argument list.',
    label: (program: string) => `Line for ${program}`,
    kubectlDispatcher:
      'Some builds of kubectl, such as Google’s with “-dispatcher” in its version, read the kubeconfig twice and fail on this line: export a file for them.',
    copy: 'Copy line',
    withToken: 'With the token inside…',
    question: 'Copy the line with the token inside?',
    warning:
      'Your shell writes what you paste into its history file, token and all. The clipboard is cleared after a while; the history is not.',
    copyWithToken: 'Copy with token',
  },
  file: {
    title: 'As a file',
    help: 'A kubeconfig of its own, with this token and nothing of the administrator’s, for programs that want a file.',
    export: 'Export kubeconfig…',
    written: (file: string) => `Written to ${file}, readable by you alone.`,
    writtenForHere: (file: string) =>
      `Written to ${file}, readable by you alone. It works on this machine only.`,
    question: 'Write the token into a file?',
    warning:
      'Whoever gets the file, also from a backup, has what this token may do until it expires. Keyfob will not delete it. Only you can read it (mode 0600).',
    choose: 'Choose a file…',
    place: {
      name: 'Where will it be used?',
      here: 'On this machine',
      elsewhere: 'On another machine',
      byAddress: 'By an address of this machine in the network',
      onLoopback: 'The API server listens on loopback only (--bind-address): no other machine can reach it.',
      withoutAddress: 'This machine has no address by which another one could reach it.',
      hereOnly:
        'The file works on this machine only: on any other its loopback address leads to that one itself.',
    },
    address: 'Address',
    namesServer: (server: string) => `The file names ${server}.`,
    /** What the certificate says of the address. */
    check: {
      covered: (address: string) => `The API server’s certificate covers ${address}.`,
      'by-name': (address: string) =>
        `The API server’s certificate does not cover ${address}: the file says “tls-server-name: kubernetes”, a name that it does cover, and kubectl checks that.`,
      uncovered: (address: string) =>
        `The API server’s certificate covers neither ${address} nor the name kubernetes: every client would refuse it.`,
      unknown: (address: string) =>
        `Whether the API server’s certificate covers ${address} could not be seen, because the API server did not answer.`,
    },
    toCover: <Piece>(line: Piece, section: Piece, template: Piece, command: Piece): Pieces<Piece> => [
      'To have it covered, add a line ',
      line,
      ' below ',
      section,
      ' in ',
      template,
      ', then run ',
      command,
      '.',
    ],
  },
};

/** The ways to use a token that is inspected. */
export const inspectUsePhrases = spoken('inspectUse', english);
