import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  looking: 'Looking for your cluster…',
  noCluster: {
    title: 'No cluster to show',
    why: (snapData: string) =>
      `Keyfob reads the credentials of MicroK8s from its snap data folder, on this machine only: ${snapData}`,
    isElsewhere: 'Is MicroK8s in another folder?',
    choose: 'Choose folder…',
  },
  version: (version: string) => `Kubernetes ${version}`,
  api: {
    asking: 'Asking…',
    reachable: '● Reachable',
    trouble: 'Trouble: try again',
    unreachable: 'Not reachable: try again',
  },
  dashboardToken: {
    title: 'Dashboard token',
    none: 'No token yet. Copy one for Kubernetes Dashboard, Headlamp or any form that wants a bearer token.',
    /** How long it is valid, for which account, and where it is kept. */
    saved: {
      keyring: <Piece>(until: Piece, account: string): Pieces<Piece> => [
        'Valid until ',
        until,
        ` for ${account}, kept in the keyring`,
      ],
      saving: <Piece>(until: Piece, account: string): Pieces<Piece> => [
        'Valid until ',
        until,
        ` for ${account}, on its way into the keyring`,
      ],
      memory: <Piece>(until: Piece, account: string): Pieces<Piece> => [
        'Valid until ',
        until,
        ` for ${account}, in memory only until Keyfob quits`,
      ],
    },
    copy: 'Copy fresh token',
    copyKeys: 'Ctrl Shift C',
    openDashboard: 'Open dashboard',
    asked: (address: string) => `Your browser was asked to open ${address}`,
    checking: 'Checking the kept token…',
    minting: 'Asking for a token…',
    copiedNew: (until: string) => `Copied a new token, valid until ${until}.`,
    copiedSaved: 'Copied the kept token, checked just now.',
    copiedUnchecked: 'Copied the kept token, unchecked: the API server could not be asked.',
    nothingCopied: (reason: string) => `Nothing was copied. ${reason}`,
  },
  /** What the account of dashboard tokens may do. */
  access: {
    absent: 'The first copy asks once what these tokens may do.',
    setUp: 'Set up access…',
    foreign: (kind: string, name: string) =>
      `${kind} “${name}” exists already and is not Keyfob’s; it was left as it is.`,
    chosen: (account: string) => `Tokens of ${account}, as you chose.`,
    chosenIsGone: (account: string) => `You chose the account ${account}, which does not exist.`,
    useOwn: 'Use Keyfob’s own account',
    view: 'Read only (ClusterRole view)',
    'cluster-admin': 'Full control (ClusterRole cluster-admin)',
    withoutRbac: (rights: string) => `Unlimited while RBAC is off. Once it is on: ${rights}`,
    bindingIsMissing: 'Its binding keyfob-dashboard is missing: with RBAC it may do nothing.',
    bindingIsDifferent: (role: string) =>
      `Somebody changed its binding: it now gives ${role}. Keyfob leaves it as it is.`,
  },
  facts: {
    server: 'API server',
    authentication: {
      name: 'Authentication',
      token: 'Static token file (token mode)',
      x509: 'Client certificates (x509 mode)',
      mixed: 'Client certificates, and a token file beside them (mixed mode)',
      unknown: 'Not known',
    },
    administrator: {
      name: 'Administrator',
      token: 'The token of client.config',
      staticToken: <Piece>(never: Piece): Pieces<Piece> => ['Static admin token: ', never],
      never: 'never expires',
      certificate: <Piece>(subject: string, until: Piece): Pieces<Piece> => [
        `Client certificate ${subject}, until `,
        until,
      ],
    },
    tokenFile: {
      name: 'Token file',
      changed: <Piece>(moment: Piece): Pieces<Piece> => [
        'Last changed ',
        moment,
        ': its tokens are at least that old',
      ],
    },
    authorization: {
      name: 'Authorization',
      unknown: 'Not known yet',
      rbac: 'Roles decide (RBAC)',
      'always-allow': 'Everything is allowed (AlwaysAllow)',
      byFiles: (inForce: string) => `${inForce}, as args/kube-apiserver says`,
      otherInFiles: (inForce: string, inFiles: string) =>
        `${inForce}; args/kube-apiserver says otherwise: ${inFiles}`,
    },
    signedInAs: 'Signed in as',
    snapData: 'Snap data',
  },
};

/** The screen of the overview: the token for dashboards, and what the cluster is. */
export const overviewPhrases = spoken('overview', english);
