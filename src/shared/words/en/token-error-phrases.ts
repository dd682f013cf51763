import { spoken } from '../language/spoken.ts';

const english = {
  accessNotSetUp: {
    message: 'Keyfob has no service account on this cluster yet.',
    remedy: 'Choose once what its tokens may do.',
  },
  accessForeign: {
    message: (kind: string, name: string) =>
      `The ${kind} "${name}" exists already and was not made by Keyfob. It was left as it is.`,
    remedy: 'Rename or remove it, or give it the label app.kubernetes.io/managed-by=keyfob, then try again.',
  },
  accessDiffers: {
    message: (name: string, role: string | null) =>
      `The ClusterRoleBinding "${name}" exists already, but not for the role or the account that you chose: it gives ${role ?? 'nothing'}. It was left as it is.`,
    remedy: 'Delete it if nobody needs it, then choose again.',
  },
  nameReserved: {
    message: (name: string) => `Keyfob keeps the name “${name}” for its own account. Nothing was made.`,
    remedy: 'Choose another name.',
  },
  unknown: { message: 'This token is no longer kept.', remedy: 'Copy a fresh one.' },
  expired: { message: 'This token has expired.', remedy: 'Copy a fresh one.' },
  lost: {
    message: 'The keyring no longer holds this token: something else removed it.',
    remedy: 'Forget it here and copy a fresh one.',
  },
  revoked: { message: 'This token was revoked.', remedy: 'Copy a fresh one.' },
  objectExists: {
    message: (kind: string, name: string) =>
      `There is a ${kind} "${name}" already, so the account was not made and nothing was left behind.`,
    remedy: 'Choose another name.',
  },
  trayAccountGone: {
    message: (account: string) =>
      `The service account ${account}, whose tokens the tray is to copy, is not on this cluster.`,
    remedy: 'Choose another with New token, or go back to Keyfob’s own account on the overview.',
  },
  objectsLeft: {
    message: (names: string) =>
      `The account could not be made, and these objects could not be removed again: ${names}.`,
    remedy: 'Delete them when the API server can be reached again.',
  },
  notRevocable: {
    message: 'This token is bound to no Secret, so it cannot be revoked by itself; nothing was changed.',
    remedy: 'Wait until it expires, or delete its service account, which ends all of its tokens.',
  },
  accountGone: {
    message: (account: string) =>
      `The service account ${account} was deleted, or made again, since this token was issued; it was not renewed.`,
    remedy: 'Mint a new token if you still want one for it.',
  },
};

/** Failures of tokens, and of the access that they give. */
export const tokenErrorPhrases = spoken('tokenError', english);
