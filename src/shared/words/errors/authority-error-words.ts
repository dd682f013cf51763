import { formatLifetime } from '../text/format-time.ts';
import { listServices } from './commands.ts';
import type { Words } from './words.ts';
import type { authorityErrors } from '../../contract/errors/authority-errors.ts';

/** The words of these failures. */
export const authorityErrorWords: Words<typeof authorityErrors> = {
  'authority-undecided': ({ server: address, known }) => ({
    message: `Which cluster this is cannot be told: client.config trusts several CAs, Keyfob knows ${known === 0 ? 'none of them' : `${known} of them as clusters of their own`}, and ${address}, which would show it, does not answer.`,
    remedy: 'Check that MicroK8s is running, then try again.',
    command: listServices,
    action: 'retry',
  }),
  'authority-second': ({ server: address, key }) => ({
    message: `${address} answers under a second CA of client.config, not under the one that Keyfob knows for this cluster. Nothing was sent to it.`,
    remedy: `If you gave the cluster a new CA, confirm it; the SHA-256 of its public key is ${key}. Otherwise take it out of client.config.`,
    action: 'confirm-authority',
  }),
  'authority-unconfirmed': ({ seconds }) => ({
    message:
      seconds === null
        ? 'The CA was not taken for one of this cluster: nobody confirmed it.'
        : `The CA was not taken for one of this cluster: it was refused just now, and Keyfob asks again after ${formatLifetime(seconds)} at the earliest.`,
    remedy: 'Confirm it again if you gave the cluster this CA yourself.',
  }),
};
