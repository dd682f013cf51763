import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  looking: 'Looking through the Secrets of all namespaces…',
  none: 'No legacy tokens.',
  noneIsGood:
    'Before Kubernetes 1.24 each service account got a token in a Secret that never expires. This cluster has none of these Secrets: good.',
  meaning:
    'These tokens never expire: whoever read one of these Secrets once can use it until the Secret is deleted.',
  meaningOfOne: 'It never expires: whoever read this Secret once can use it until the Secret is deleted.',
  listName: 'Legacy tokens',
  secret: 'Secret',
  account: 'Service account',
  made: 'Made',
  lastUsed: 'Last used',
  state: 'State',
  forAccount: (account: string) => `for ${account}`,
  noUse: 'no use recorded',
  states: {
    valid: 'Never expires',
    deleted: 'Deleted, taking effect',
    unconfirmed: 'Deleted, but not seen to be refused',
    refused: 'Refused by the cluster',
  },
  delete: {
    open: 'Delete…',
    openOf: (name: string) => `Delete ${name}…`,
    title: 'Delete this token for good?',
    action: 'Delete',
    consequence: <Piece>(secret: Piece): Pieces<Piece> => [
      'The Secret ',
      secret,
      ' is deleted. Its token is refused from then on, at the latest after 10 seconds, and cannot be brought back.',
    ],
    losesDashboard:
      'MicroK8s’ dashboard add-on made it: it is the token that “microk8s dashboard-proxy” prints for logging in. Whoever is logged in with it must log in anew, with a fresh token from Keyfob. The add-on makes another one when it is enabled again or when dashboard-proxy runs.',
    losesAccess: (account: string) =>
      `Programs that log in with it as ${account}, in pods or on other machines, lose access.`,
    noUse: 'The API server has recorded no use of it; older versions never record any.',
    done: (secret: string) => `Deleted: the Secret ${secret}. Its token is refused in a moment.`,
    lastUse: (day: string) => `The API server last saw it used on ${day}.`,
  },
  nodes: {
    reading: 'Reading the files of the cluster agent…',
    none: 'No agent tokens.',
    noneIsGood:
      '“microk8s add-node” makes one for each machine that is to join. None is waiting to be used on this node.',
    first: (shown: number, total: number) => `The first ${shown} of ${total}.`,
    listName: 'Agent tokens',
    hint: 'Pick a token to see what it lets somebody do, and how it is removed.',
    token: 'Token',
    file: 'File',
    remove: 'Remove it',
    never: 'Never expires',
    kinds: {
      join: {
        one: 'Join token',
        meaning:
          'From “microk8s add-node”. Whoever has it can join a machine to this cluster, which then holds its keys. Without an expiry it works once, at any time: remove it if nobody is going to use it.',
      },
      'persistent-join': {
        one: 'Reusable join token',
        meaning: 'From a launch configuration. It joins any number of machines, for ever.',
      },
      'certificate-request': {
        one: 'Certificate request token',
        meaning:
          'Left by a join that was not finished. It gets one certificate of the cluster CA for any name, the administrator’s included.',
      },
      callback: {
        one: 'Callback token',
        meaning:
          'The nodes’ cluster agents know each other by it. It can change the arguments of every service, so it is worth as much as the admin token. MicroK8s offers no way to change it; keep the file to the group microk8s.',
      },
    },
  },
};

/** The tokens that never expire: those of Secrets, and those of MicroK8s’ cluster agent. */
export const legacyTokenPhrases = spoken('legacyToken', english);
