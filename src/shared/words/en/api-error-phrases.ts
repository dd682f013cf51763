import { spoken } from '../language/spoken.ts';

const english = {
  /** What Keyfob asked for, after “not allowed to”. */
  action: {
    create: (object: string) => `create ${object}`,
    read: (object: string) => `read ${object}`,
    delete: (object: string) => `delete ${object}`,
    list: (objects: string) => `list ${objects}`,
    'ask-rights': (user: string) => `ask what ${user} may do`,
    'ask-identity': () => 'ask who it is',
    'request-tokens': () => 'request tokens',
    'review-tokens': () => 'review tokens',
    'review-access': () => 'review access',
    'read-version': () => 'read the version',
    'read-keys': () => 'read its signing keys',
    'forward-ports': (object: string) =>
      `forward ports to the pod ${object}, which needs get and create on pods/portforward`,
  },
  unreachable: {
    refused: (server: string) => `The API server ${server} refused the connection: nothing listens there.`,
    cut: (server: string) => `The API server ${server} cut the connection.`,
    'unknown-host': (server: string) => `The API server ${server} has a host name that cannot be resolved.`,
    'no-route': (server: string) => `The API server ${server} cannot be reached from this network.`,
  },
  timeout: {
    message: (server: string, length: string) => `The API server ${server} did not answer within ${length}.`,
    remedy:
      'Wait until the machine is less busy, then try again; if it stays, the log of kubelite may say why.',
  },
  unauthorized: (server: string) =>
    `The API server ${server} does not accept the credential in client.config (401).`,
  forbidden: {
    message: (action: string) => `The credential in client.config is not allowed to ${action} (403).`,
    remedy: 'Check which user client.config holds: it should be the cluster administrator.',
  },
  denied: {
    message: (refuser: string, action: string, status: number) =>
      `${refuser} did not allow Keyfob to ${action} (${status}).`,
    apiServer: 'The API server',
    unnamed: {
      policy: 'The policy',
      quota: 'The quota',
      'limit-range': 'A limit range',
      'pod-security': 'Pod security',
      webhook: 'The webhook',
    },
    named: {
      policy: (name: string) => `The policy “${name}”`,
      quota: (name: string) => `The quota “${name}”`,
      'limit-range': (name: string) => `A limit range “${name}”`,
      'pod-security': (name: string) => `Pod security “${name}”`,
      webhook: (name: string) => `The webhook “${name}”`,
    },
    remedy: {
      policy: 'Ask for something that it allows, or ask whoever made it.',
      quota: 'Delete there what nobody needs, or ask whoever made the quota for more, then try again.',
      'limit-range': 'Ask for something within its limits, or ask whoever made it.',
      'pod-security': 'Ask for something that it allows, or ask whoever set it up.',
      webhook: 'Ask for something that it allows, or ask whoever set it up.',
      'namespace-ending': 'The namespace is just being deleted: wait until it is gone, then try again.',
      unknown: 'Try again; if it stays, look into the API server log.',
    },
  },
  webhookFailed: {
    message: (action: string, name: string) =>
      `Keyfob could not ${action}: the API server asks the webhook “${name}” first, and that did not answer as it should.`,
    remedy: 'Ask whoever set the webhook up to mend or remove it, then try again.',
  },
  /** An object with its kind. */
  object: (kind: string, name: string) => `${kind} "${name}"`,
  notFound: {
    message: (object: string) => `The cluster has no ${object} (404).`,
    unnamed: 'The cluster does not have what was asked for (404).',
    remedy: 'Make it, then try again.',
  },
  conflict: {
    message: (object: string) => `The ${object} was changed by somebody else at the same moment (409).`,
    unnamed: 'Something was changed by somebody else at the same moment (409).',
    remedy: 'Try again.',
  },
  busy: {
    message: (server: string) =>
      `The API server ${server} has too much to do and turned the request away (429).`,
    tryAfter: (length: string) => `Try again after ${length}: it asks to be left alone that long.`,
    tryLater: 'Wait a moment, then try again.',
  },
  refused: {
    message: (status: number, reason: string) =>
      `The API server refused the request (${status}${reason === '' ? '' : ` ${reason}`}).`,
    remedy: 'Try again; if it stays, look into the API server log.',
  },
  serverError: {
    message: (server: string, status: number) =>
      `The API server ${server} reported an error of its own (${status}).`,
    remedy: 'Wait a moment and try again; if it stays, look into its log.',
  },
  badReply: {
    message: (server: string) =>
      `What answered at ${server} is not a Kubernetes API server, or its answer was cut short.`,
    remedy: 'Check the server address in client.config, then try again.',
  },
  noCluster: { message: 'No cluster is open.', remedy: 'Open a cluster first.' },
  clusterChanged: {
    message: 'Another cluster was opened in the meantime; nothing was copied or sent.',
    remedy: 'Try again on the cluster that is open now.',
  },
};

/** Failures of the API server. */
export const apiErrorPhrases = spoken('apiError', english);
