import { readLog } from './commands.ts';
import { wayBack, wayIn } from './ways-back.ts';
import type { Words } from './words.ts';
import type { Refuser, apiErrors } from '../../contract/errors/api-errors.ts';

const unreachable = {
  refused: 'refused the connection: nothing listens there',
  cut: 'cut the connection',
  'unknown-host': 'has a host name that cannot be resolved',
  'no-route': 'cannot be reached from this network',
} as const;

/** The API server's details name an object by the plural of its resource. */
const kindNames = new Map([
  ['namespaces', 'Namespace'],
  ['serviceaccounts', 'ServiceAccount'],
  ['secrets', 'Secret'],
  ['rolebindings', 'RoleBinding'],
  ['clusterroles', 'ClusterRole'],
  ['clusterrolebindings', 'ClusterRoleBinding'],
]);

function objectName({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kindNames.get(kind) ?? kind} "${name}"`;
}

const denials: Readonly<Record<Refuser, readonly [who: string, remedy: string]>> = {
  policy: ['The policy', 'Ask for something that it allows, or ask whoever made it.'],
  quota: [
    'The quota',
    'Delete there what nobody needs, or ask whoever made the quota for more, then try again.',
  ],
  'limit-range': ['A limit range', 'Ask for something within its limits, or ask whoever made it.'],
  'pod-security': ['Pod security', 'Ask for something that it allows, or ask whoever set it up.'],
  webhook: ['The webhook', 'Ask for something that it allows, or ask whoever set it up.'],
  'namespace-ending': [
    'The API server',
    'The namespace is just being deleted: choose another one, or wait until it is gone.',
  ],
};

/** The words of these failures. */
export const apiErrorWords: Words<typeof apiErrors> = {
  'api-unreachable': (error, known) => ({
    message: `The API server ${error.server} ${unreachable[error.reason]}.`,
    ...wayBack(error.reason, known),
    action: 'retry',
  }),
  'api-timeout': (error) => ({
    message: `The API server ${error.server} did not answer within ${error.seconds} s.`,
    remedy:
      'Wait until the machine is less busy, then try again; if it stays, the log of kubelite may say why.',
    command: readLog,
    action: 'retry',
  }),
  'api-unauthorized': (error, known) => ({
    message: `The API server ${error.server} does not accept the credential in client.config (401).`,
    ...wayIn(known),
    action: 'retry',
  }),
  'api-forbidden': (error) => ({
    message: `The credential in client.config is not allowed to ${error.action} (403).`,
    remedy: 'Check which user client.config holds: it should be the cluster administrator.',
    action: 'retry',
  }),
  'api-denied': ({ action, status, by, name }) => {
    const [who, remedy] =
      by === null ? ['The API server', 'Try again; if it stays, look into the API server log.'] : denials[by];
    const named = name === '' || by === 'namespace-ending' ? who : `${who} “${name}”`;
    return {
      message: `${named} did not allow Keyfob to ${action} (${status}).`,
      remedy,
      action: 'retry',
    };
  },
  'api-webhook-failed': ({ action, name }) => ({
    message: `Keyfob could not ${action}: the API server asks the webhook “${name}” first, and that did not answer as it should.`,
    remedy: 'Ask whoever set the webhook up to mend or remove it, then try again.',
    action: 'retry',
  }),
  'api-not-found': (error) => ({
    message:
      error.kind === ''
        ? 'The cluster does not have what was asked for (404).'
        : `The cluster has no ${objectName(error)} (404).`,
    remedy: 'Make it, or choose another one, then try again.',
    action: 'retry',
  }),
  'api-conflict': (error) => ({
    message:
      error.kind === ''
        ? 'Something was changed by somebody else at the same moment (409).'
        : `The ${objectName(error)} was changed by somebody else at the same moment (409).`,
    remedy: 'Try again.',
    action: 'retry',
  }),
  'api-busy': (error) => ({
    message: `The API server ${error.server} has too much to do and turned the request away (429).`,
    remedy:
      error.seconds === null
        ? 'Wait a moment, then try again.'
        : `Try again after ${error.seconds} s: it asks to be left alone that long.`,
    action: 'retry',
  }),
  'api-refused': (error) => ({
    message: `The API server refused the request (${error.status}${error.reason === '' ? '' : ` ${error.reason}`}).`,
    remedy: 'Try again; if it stays, look into the API server log.',
    action: 'retry',
  }),
  'api-server-error': (error) => ({
    message: `The API server ${error.server} reported an error of its own (${error.status}).`,
    remedy: 'Wait a moment and try again; if it stays, look into its log.',
    command: readLog,
    action: 'retry',
  }),
  'api-bad-reply': (error) => ({
    message: `What answered at ${error.server} is not a Kubernetes API server, or its answer was cut short.`,
    remedy: 'Check the server address in client.config, then try again.',
    action: 'retry',
  }),
  'no-cluster': () => ({
    message: 'No cluster is open.',
    remedy: 'Open a cluster first.',
    action: 'choose-snap-data',
  }),
  'cluster-changed': () => ({
    message: 'Another cluster was opened in the meantime; nothing was copied or sent.',
    remedy: 'Try again on the cluster that is open now.',
    action: 'retry',
  }),
};
