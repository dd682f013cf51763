import { spoken } from '../language/spoken.ts';

/** What the window asks to do, as the question that a person is asked. */
function wants(act: string): string {
  return `The window asks to ${act}.`;
}

function signedInAs(account: string, isSeen: boolean): string {
  return isSeen
    ? `The browser will act as ${account}, which may do everything in this cluster, until you end the session.`
    : `The browser will act as ${account} until you end the session. Keyfob could not see what this account may do: perhaps everything in this cluster.`;
}

const english = {
  /** Why a person is asked. */
  withoutAct:
    'No click and no key press came just before it. Agree only if you asked for this yourself, for instance with a screen reader.',
  givesAll: {
    given: 'Whoever has such a token may do everything in this cluster. Cancel if you did not ask for this.',
    'rbac-off':
      'RBAC is off, so roles do not count yet: until it is on, whoever has such a token may do everything in this cluster. Cancel if you did not ask for this.',
    'rbac-unknown':
      'Keyfob could not see whether RBAC is on: while it is off, whoever has such a token may do everything in this cluster. Cancel if you did not ask for this.',
    'account-without-rbac':
      'RBAC is off, so whoever has such a token may do everything in this cluster. Once it is on, what this account was given counts, and that may be everything, too. Cancel if you did not ask for this.',
    'account-unknown':
      'Keyfob could not see what this account may do: perhaps whoever has such a token may do everything in this cluster. Cancel if you did not ask for this.',
  },
  /** The token that something is done with, in these questions. */
  token: {
    of: (account: string) => `the token of ${account}`,
    several: (count: number) => `${count} tokens`,
    gone: 'a token that is not kept any more',
    pasted: 'the token that was pasted',
  },
  askAccess: { asks: wants('ask you what dashboard tokens may do'), agree: 'Ask' },
  setUpAccess: {
    asks: {
      view: wants('set up access for dashboard tokens as read only (ClusterRole view)'),
      'cluster-admin': wants(
        'set up access for dashboard tokens as full control (ClusterRole cluster-admin)',
      ),
    },
    agree: 'Set up access',
  },
  copyFresh: { asks: wants('copy a fresh dashboard token'), agree: 'Copy' },
  copy: { asks: (token: string) => wants(`copy ${token}`), agree: 'Copy' },
  forget: { asks: (token: string) => wants(`forget ${token}`), agree: 'Forget' },
  keep: { asks: (token: string) => wants(`keep ${token} after all`), agree: 'Keep' },
  renew: { asks: (token: string) => wants(`mint another token in the place of ${token}`), agree: 'Renew' },
  renewByItself: {
    asks: (token: string) => wants(`renew ${token} automatically`),
    agree: 'Renew automatically',
  },
  stopRenewing: {
    asks: (token: string) => wants(`stop renewing ${token} automatically`),
    agree: 'Stop renewing',
  },
  revoke: { asks: (token: string) => wants(`revoke ${token}`), agree: 'Revoke' },
  revokeEntry: {
    asks: (token: string) => wants(`revoke ${token}, and all other tokens of its entry`),
    agree: 'Revoke all',
  },
  mint: {
    asks: (account: string, length: string, isNew: boolean, forTray: boolean) =>
      wants(
        `${isNew ? 'make an account and ' : ''}mint a token for ${account}, valid for ${length}${forTray ? ', and to copy tokens of this account in the tray' : ''}`,
      ),
    agree: 'Mint token',
  },
  useOwnAccount: {
    asks: wants('copy tokens of Keyfob’s own account in the tray'),
    agree: 'Use this account',
  },
  changeRights: {
    asks: {
      'view-all': (account: string) => wants(`let ${account} look at everything, and no more`),
      'view-namespace': (account: string, namespace: string) =>
        wants(`let ${account} look at the namespace ${namespace}, and no more`),
      'edit-namespace': (account: string, namespace: string) =>
        wants(`let ${account} change the namespace ${namespace}, and no more`),
      dashboards: (account: string) => wants(`give ${account} the rights for dashboards, and no more`),
      everything: (account: string) => wants(`let ${account} do everything (ClusterRole cluster-admin)`),
    },
    agree: 'Change rights',
  },
  removeAccount: {
    asks: (account: string) => wants(`remove the account ${account}, which ends all of its tokens`),
    agree: 'Remove account',
  },
  deleteLegacyToken: {
    asks: wants('delete a legacy token, so that the cluster refuses it'),
    agree: 'Delete',
  },
  askAccepted: {
    asks: (token: string) => wants(`send ${token} to its cluster, to learn whether it is accepted`),
    agree: 'Send',
  },
  tryOut: {
    asks: (token: string) => wants(`send ${token} to its cluster and list the pods with it`),
    agree: 'Send',
  },
  copyLine: { asks: (token: string) => wants(`copy a line with ${token} inside`), agree: 'Copy with token' },
  export: { asks: (token: string) => wants(`write ${token} into a file`), agree: 'Choose a file' },
  copyAdminToken: { asks: wants('copy the admin token of this cluster'), agree: 'Copy' },
  updateCopy: {
    asks: wants('write the current admin token into one of your kubeconfigs that holds an old one'),
    agree: 'Write',
  },
  copyProof: { asks: wants('copy the proof of the last rotation'), agree: 'Copy' },
  saveProof: { asks: wants('save the proof of the last rotation'), agree: 'Choose a file' },
  rotation: {
    rotate: { asks: wants('rotate the admin token'), agree: 'Rotate' },
    resume: { asks: wants('finish the rotation of the admin token that was cut off'), agree: 'Finish' },
    undo: { asks: wants('make the old admin token work again'), agree: 'Go back' },
    forget: { asks: wants('remove the old admin token for good'), agree: 'Remove' },
  },
  setDashboard: {
    asks: (address: string) => wants(`set the address of the dashboard to ${address}`),
    agree: 'Change the address',
  },
  removeDashboard: { asks: wants('take the address of the dashboard away'), agree: 'Change the address' },
  openDashboard: { asks: (address: string) => wants(`open ${address} in your browser`), agree: 'Open' },
  signIn: { asks: wants('open the dashboard in your browser, signed in'), agree: 'Open' },
  endDashboardSession: { asks: wants('end the session with the dashboard'), agree: 'End session' },
  renewDashboardSession: {
    asks: wants('take another token for the session with the dashboard'),
    agree: 'Renew',
  },
  /** Whether a browser is signed in as somebody who may do everything. */
  signInWithEverything: {
    /** `isSeen`: the account was seen to be allowed everything; else nobody could look. */
    message: (dashboard: string, isSeen: boolean) =>
      `Sign in to ${dashboard} with ${isSeen ? 'full control' : 'what may be full control'} of the cluster?`,
    detail: (account: string, isSeen: boolean) =>
      `${signedInAs(account, isSeen)} Cancel if you did not ask for this.`,
    /** RBAC is off: there is nobody else to sign in as. */
    detailWithoutRbac: (account: string) =>
      `The browser will act as ${account} until you end the session. RBAC is off, so this account may do everything in this cluster, as every other one may: none is read only. Cancel if you did not ask for this.`,
    detailOrInstead: (account: string, isSeen: boolean, other: string) =>
      `${signedInAs(account, isSeen)}\n\n“Sign in read only” takes ${other} instead, which may only look and is made if it is not there. Cancel if you did not ask for this.`,
    instead: 'Sign in read only',
    agree: 'Sign in',
  },
  changeSettings: {
    asks: (changes: readonly string[]) => wants(`change settings: ${changes.join(', ')}`),
    agree: 'Change',
  },
  /** What of the settings would be changed, in that question. */
  settings: {
    clipboard: (length: string) => `clear the clipboard after ${length}`,
    lifetime: (length: string) => `new tokens are valid for ${length}`,
    dashboardIdle: (length: string | null) =>
      length === null
        ? 'never end an unused dashboard session'
        : `end a dashboard session after ${length} without use`,
    dashboardAtLock: (isOn: boolean) =>
      `${isOn ? 'end' : 'do not end'} a dashboard session when the screen locks`,
    tokenShare: (share: number) => `notify you when a token has ${share} % left`,
    tokens: (isOn: boolean) => `${isOn ? 'notify' : 'do not notify'} you before tokens expire`,
    certificates: (isOn: boolean) => `${isOn ? 'notify' : 'do not notify'} you before certificates expire`,
    staticTokens: (isOn: boolean) =>
      `${isOn ? 'notify' : 'do not notify'} you about static tokens over a year old`,
  },
  startAtLogin: { asks: wants('start Keyfob when you log in'), agree: 'Start at login' },
  doNotStart: { asks: wants('no longer start Keyfob when you log in'), agree: 'Do not start' },
  restart: { asks: wants('restart Keyfob, which was updated'), agree: 'Restart now' },
  unlockKeyring: { asks: wants('unlock the keyring'), agree: 'Unlock' },
  chooseSnapData: { asks: wants('open another snap data folder'), agree: 'Choose a folder' },
  useDefaultSnapData: { asks: wants('open MicroK8s’ own snap data folder'), agree: 'Open' },
  openRequested: {
    asks: wants('open the cluster that Keyfob was started for a second time'),
    agree: 'Open',
  },
  copyCommand: { asks: wants('copy a command for a terminal'), agree: 'Copy' },
  copyReport: { asks: wants('copy a report on Keyfob'), agree: 'Copy' },
  /** Whether an address that somebody entered shall lead to another machine. */
  dashboardElsewhere: {
    message: (cluster: string) => `Is the dashboard of “${cluster}” on another machine?`,
    detail: (address: string) =>
      `${address}\n\n“Open dashboard” will lead there, and what you paste there goes to that machine. Cancel if you did not enter this address just now.`,
    agree: 'Use this address',
  },
  /** Whether another CA is one of the cluster. */
  authority: {
    message: (cluster: string) => `Is this CA, too, one of “${cluster}”?`,
    key: (key: string) => `Public key (SHA-256): ${key}`,
    subject: (subject: string) => `Subject: ${subject}`,
    since: (moment: string) => `Valid since: ${moment}`,
    warning:
      'Whoever has its key gets the admin credential and every token that Keyfob keeps for this cluster. Agree only if you gave the cluster this CA yourself.',
    agree: 'Trust this CA',
  },
};

/** Questions that a person is asked outside the page before something is done. */
export const actPhrases = spoken('act', english);
