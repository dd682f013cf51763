import type { accountErrors } from '../../contract/errors/accounts-errors.ts';
import { accountErrorPhrases } from '../en/account-error-phrases.ts';
import { formatLifetime } from '../text/format-time.ts';
import type { Words } from './words.ts';

/** The words of these failures. */
export const accountErrorWords: Words<typeof accountErrors> = {
  'account-busy': ({ account }) => {
    const { message, remedy } = accountErrorPhrases().busy;
    return { message: message(account), remedy };
  },
  'account-not-there': ({ account }) => {
    const { message, remedy } = accountErrorPhrases().notThere;
    return { message: message(account), remedy, action: 'retry' };
  },
  'binding-shared': ({ kind, name, account }) => {
    const { message, remedy } = accountErrorPhrases().bindingShared;
    return { message: message(kind, name, account), remedy };
  },
  'token-still-accepted': ({ account, seconds }) => {
    const { message, remedy } = accountErrorPhrases().stillAccepted;
    return { message: message(account, formatLifetime(seconds)), remedy };
  },
};
