import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Admin credential',
  mode: {
    token: 'This cluster knows its administrator by a static token (token mode).',
    x509: 'This cluster knows its administrator by a client certificate (x509 mode).',
    mixed:
      'This cluster knows its administrator by a client certificate, and by a static token beside it (mixed mode).',
    unknown: 'How this cluster knows its administrator is not known.',
  },
  looking: (folder: string) => `Looking in ${folder}…`,
  rotate: 'Rotate admin token…',
  certificate: {
    title: 'Client certificate in client.config',
    whose: 'Whose',
    issued: 'Issued',
    validUntil: 'Valid until',
    expired: 'expired',
    lasting: {
      title: 'It cannot be revoked',
      text: <Piece>(command: Piece): Pieces<Piece> => [
        'Kubernetes keeps no list of revoked certificates: whoever has a copy of client.config is your administrator until the date above. ',
        command,
        ' alone does not change that, because it keeps the key of the cluster CA.',
      ],
    },
    daily: {
      title: 'For daily use',
      text: 'Leave client.config where it is, and use a token that Keyfob mints: it lives for an hour, and can be revoked.',
    },
    leaked: {
      title: 'If a copy has leaked',
      text: 'Give the cluster a new CA key.',
      commands: 'Commands for a new CA',
      copy: 'Copy commands',
      consequences: [
        'The control plane restarts; the API does not answer for about a minute.',
        'Every kubeconfig made before stops working, also those of other people: hand out new ones.',
        'Every other node of the cluster must leave and join again.',
        'Pods that talk to the API trust the old CA until they are restarted.',
        'Tokens that were minted stay valid: their signing key is another one.',
      ],
    },
  },
  tokenFile: {
    reading: 'Reading the token file…',
    title: 'Token file',
    about: <Piece>(file: string, changedAt: Piece): Pieces<Piece> => [
      `${file}, last changed `,
      changedAt,
      '. None of its tokens ever expires, and each is at least as old as the table says.',
    ],
    label: 'Rows of the token file',
    user: 'User',
    groups: 'Groups',
    token: 'Token, known since',
    uid: (uid: string) => `uid ${uid}`,
    empty: 'The token file is empty: no static token opens this cluster.',
    rows: 'rows',
  },
  copies: {
    title: {
      token: 'Copies of the admin token',
      certificate: 'Copies of the admin certificate',
      credential: 'Copies of the admin credential',
    },
    about: <Piece>(folder: Piece): Pieces<Piece> => [
      'Looked for below ',
      folder,
      ', where KUBECONFIG and the start files of your shells lead, in the backups that MicroK8s leaves, and in older snap revisions. A copy in another folder, on another machine, in a pipeline or in a chat is not found.',
    ],
    looking: 'Looking for copies…',
    none: 'None was found in the places below.',
    updated: (file: string, backup: string) => `Updated ${file}; what it held is in ${backup}.`,
    update: 'Put the new token in',
    updateFile: (file: string) => `Put the new token in: ${file}`,
    holds: <Piece>(place: string, held: Piece): Pieces<Piece> => [`${place}, holds `, held, '.'],
    place: {
      'own-kubeconfig': 'Your kubeconfig',
      backup: 'A backup that MicroK8s left',
      'older-revision': 'Files of an older snap revision',
    },
    /** What a copy holds, as the object of “holds”. */
    held: {
      formerToken: 'the old token',
      currentToken: 'the current token',
      formerCertificate: 'an admin certificate of a CA that this cluster does not have',
      currentCertificate: 'the current certificate',
      otherCertificate: 'another admin certificate of this cluster',
      expired: <Piece>(certificate: string, at: Piece): Pieces<Piece> => [
        `${certificate}, which expired on `,
        at,
      ],
      valid: <Piece>(certificate: string, until: Piece): Pieces<Piece> => [
        `${certificate}, which opens the cluster until `,
        until,
      ],
    },
    obstacle: {
      'set-aside': 'Keyfob kept it when it put a new token in: delete it once that works.',
      'yours-unused': 'No program reads it: you can delete it.',
      'not-a-token': 'It does not open this cluster: if it is meant to, put a new credential in its place.',
      refers: 'It names another file for its token: put the new token in there by hand.',
      'not-yours': 'This file belongs to somebody else: its owner must put the new token in.',
      'several-names': 'It has several names (hard links): put the new token in by hand.',
      'not-in-use': 'Nothing reads it: root can delete it.',
    },
    /** Stands in the command for the number of a revision. */
    revision: 'NUMBER',
    keptForRevert: <Piece>(command: Piece): Pieces<Piece> => [
      'Leave it there while you may want to go back: “snap revert” would use it. Later, ',
      command,
      ' removes all of that revision.',
    ],
  },
};

/** The screen of the admin credential, but for what a rotation says. */
export const adminPhrases = spoken('admin', english);
