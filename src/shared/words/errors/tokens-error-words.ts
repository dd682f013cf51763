import { tokenErrorPhrases } from '../en/token-error-phrases.ts';
import type { Words } from './words.ts';
import type { tokenErrors } from '../../contract/errors/tokens-errors.ts';

/** What Keyfob calls the bindings that it makes. */
const ownName = /^keyfob-[a-z0-9-]+$/;

/** The words of these failures. */
export const tokenErrorWords: Words<typeof tokenErrors> = {
  'access-not-set-up': () => ({ ...tokenErrorPhrases().accessNotSetUp, action: 'set-up-access' }),
  'access-foreign': (error) => {
    const { message, remedy } = tokenErrorPhrases().accessForeign;
    return { message: message(error.kind, error.name), remedy, action: 'retry' };
  },
  'access-differs': ({ name, grants }) => {
    const { message, remedy } = tokenErrorPhrases().accessDiffers;
    return {
      message: message(name, grants),
      remedy,
      ...(ownName.test(name) ? { command: `microk8s kubectl delete clusterrolebinding ${name}` } : {}),
    };
  },
  'name-reserved': (error) => {
    const { message, remedy } = tokenErrorPhrases().nameReserved;
    return { message: message(error.name), remedy };
  },
  'token-unknown': () => tokenErrorPhrases().unknown,
  'token-expired': () => tokenErrorPhrases().expired,
  'token-lost': () => tokenErrorPhrases().lost,
  'token-revoked': () => tokenErrorPhrases().revoked,
  'object-exists': (error) => {
    const { message, remedy } = tokenErrorPhrases().objectExists;
    return { message: message(error.kind, error.name), remedy };
  },
  'tray-account-gone': (error) => {
    const { message, remedy } = tokenErrorPhrases().trayAccountGone;
    return { message: message(error.account), remedy };
  },
  'objects-left': (error) => {
    const { message, remedy } = tokenErrorPhrases().objectsLeft;
    return { message: message(error.names), remedy };
  },
  'token-not-revocable': () => tokenErrorPhrases().notRevocable,
  'account-gone': (error) => {
    const { message, remedy } = tokenErrorPhrases().accountGone;
    return { message: message(error.account), remedy };
  },
};
