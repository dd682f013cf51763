import { spoken } from '../language/spoken.ts';

const english = {
  undecided: {
    /** `known`: how many of the CAs Keyfob knows, none or several. */
    message: (server: string, known: number) =>
      `Keyfob cannot tell which cluster this is: client.config trusts several CAs, of which Keyfob knows ${known === 0 ? 'none' : `${known} as clusters of their own`}, and ${server}, which would show it, does not answer.`,
    remedy: 'Check that MicroK8s is running, then try again.',
  },
  second: {
    message: (server: string) =>
      `${server} answers under a second CA of client.config, not under the one that Keyfob knows for this cluster. Nothing was sent to it.`,
    remedy: (key: string) =>
      `If you gave the cluster a new CA, confirm it; the SHA-256 of its public key is ${key}. Otherwise remove it from client.config.`,
  },
  unconfirmed: {
    message: 'The CA was not accepted as one of this cluster: nobody confirmed it.',
    refusedJustNow: (wait: string) =>
      `The CA was not accepted as one of this cluster: it was refused just now, and Keyfob asks again after ${wait} at the earliest.`,
    remedy: 'Confirm it again if you gave the cluster this CA yourself.',
  },
};

/** Failures of telling which CA a cluster is. */
export const authorityErrorPhrases = spoken('authorityError', english);
