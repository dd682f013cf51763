import type { Words } from './words.ts';
import type { tokenErrors } from '../../contract/errors/tokens-errors.ts';

/** What Keyfob calls the bindings that it makes. */
const ownName = /^keyfob-[a-z0-9-]+$/;

/** The words of these failures. */
export const tokenErrorWords: Words<typeof tokenErrors> = {
  'access-not-set-up': () => ({
    message: 'Keyfob has no service account on this cluster yet.',
    remedy: 'Choose once what its tokens may do.',
    action: 'set-up-access',
  }),
  'access-foreign': (error) => ({
    message: `The ${error.kind} "${error.name}" exists already and was not made by Keyfob. It was left as it is.`,
    remedy: 'Rename or remove it, or give it the label app.kubernetes.io/managed-by=keyfob, then try again.',
    action: 'retry',
  }),
  'access-differs': (error) => ({
    message: `The ClusterRoleBinding "${error.name}" exists already, but not for the role or the account that you chose: it gives ${error.grants}. It was left as it is.`,
    remedy: 'Delete it if nobody needs it, then choose again.',
    ...(ownName.test(error.name)
      ? { command: `microk8s kubectl delete clusterrolebinding ${error.name}` }
      : {}),
  }),
  'name-reserved': (error) => ({
    message: `Keyfob keeps the name “${error.name}” for its own account. Nothing was made.`,
    remedy: 'Choose another name.',
  }),
  'token-unknown': () => ({ message: 'This token is no longer kept.', remedy: 'Copy a fresh one.' }),
  'token-expired': () => ({ message: 'This token has expired.', remedy: 'Copy a fresh one.' }),
  'token-lost': () => ({
    message: 'The keyring no longer holds this token: something else removed it.',
    remedy: 'Forget it here and copy a fresh one.',
  }),
  'token-revoked': () => ({ message: 'This token was revoked.', remedy: 'Copy a fresh one.' }),
  'object-exists': (error) => ({
    message: `There is a ${error.kind} "${error.name}" already, so the account was not made and nothing was left behind.`,
    remedy: 'Choose another name.',
  }),
  'tray-account-gone': (error) => ({
    message: `The service account ${error.account}, whose tokens the tray is to copy, is not on this cluster.`,
    remedy: 'Choose another with New token, or go back to Keyfob’s own account on the overview.',
  }),
  'objects-left': (error) => ({
    message: `The account could not be made, and these objects could not be removed again: ${error.names}.`,
    remedy: 'Delete them when the API server can be reached again.',
  }),
  'token-not-revocable': () => ({
    message: 'This token is bound to no Secret, so it cannot be revoked by itself; nothing was changed.',
    remedy: 'Wait until it expires, or delete its service account, which ends all of its tokens.',
  }),
  'account-gone': (error) => ({
    message: `The service account ${error.account} was deleted, or made again, since this token was issued; it was not renewed.`,
    remedy: 'Mint a new token if you still want one for it.',
  }),
};
