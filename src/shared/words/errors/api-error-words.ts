import { apiErrorPhrases } from '../en/api-error-phrases.ts';
import { formatLifetime } from '../text/format-time.ts';
import { readLog } from './commands.ts';
import { wayBack, wayIn } from './ways-back.ts';
import type { Words } from './words.ts';
import type { ApiAction, Refuser, apiErrors } from '../../contract/errors/api-errors.ts';

/** The API server's details name an object by the plural of its resource. */
const kindNames = new Map([
  ['namespaces', 'Namespace'],
  ['serviceaccounts', 'ServiceAccount'],
  ['secrets', 'Secret'],
  ['rolebindings', 'RoleBinding'],
  ['clusterroles', 'ClusterRole'],
  ['clusterrolebindings', 'ClusterRoleBinding'],
]);

/** The words of these failures. */
export const apiErrorWords: Words<typeof apiErrors> = {
  'api-unreachable': ({ server, reason }, known) => ({
    message: apiErrorPhrases().unreachable[reason](server),
    ...wayBack(reason, known),
    action: 'retry',
  }),
  'api-timeout': ({ server, seconds }) => {
    const { message, remedy } = apiErrorPhrases().timeout;
    return { message: message(server, formatLifetime(seconds)), remedy, command: readLog, action: 'retry' };
  },
  'api-unauthorized': ({ server }, known) => ({
    message: apiErrorPhrases().unauthorized(server),
    ...wayIn(known),
    action: 'retry',
  }),
  'api-forbidden': ({ action }) => {
    const { message, remedy } = apiErrorPhrases().forbidden;
    return { message: message(actionName(action)), remedy, action: 'retry' };
  },
  'api-denied': ({ action, status, by, name }) => {
    const { message, remedy } = apiErrorPhrases().denied;
    return {
      message: message(refuserName(by, name), actionName(action), status),
      remedy: remedy[by ?? 'unknown'],
      action: 'retry',
    };
  },
  'api-webhook-failed': ({ action, name }) => {
    const { message, remedy } = apiErrorPhrases().webhookFailed;
    return { message: message(actionName(action), name), remedy, action: 'retry' };
  },
  'api-not-found': (error) => {
    const { message, unnamed, remedy } = apiErrorPhrases().notFound;
    return { message: error.kind === '' ? unnamed : message(objectName(error)), remedy, action: 'retry' };
  },
  'api-conflict': (error) => {
    const { message, unnamed, remedy } = apiErrorPhrases().conflict;
    return { message: error.kind === '' ? unnamed : message(objectName(error)), remedy, action: 'retry' };
  },
  'api-busy': ({ server, seconds }) => {
    const { message, tryAfter, tryLater } = apiErrorPhrases().busy;
    return {
      message: message(server),
      remedy: seconds === null ? tryLater : tryAfter(formatLifetime(seconds)),
      action: 'retry',
    };
  },
  'api-refused': ({ status, reason }) => {
    const { message, remedy } = apiErrorPhrases().refused;
    return { message: message(status, reason), remedy, action: 'retry' };
  },
  'api-server-error': ({ server, status }) => {
    const { message, remedy } = apiErrorPhrases().serverError;
    return { message: message(server, status), remedy, command: readLog, action: 'retry' };
  },
  'api-bad-reply': ({ server }) => {
    const { message, remedy } = apiErrorPhrases().badReply;
    return { message: message(server), remedy, action: 'retry' };
  },
  'no-cluster': () => ({ ...apiErrorPhrases().noCluster, action: 'choose-snap-data' }),
  'cluster-changed': () => ({ ...apiErrorPhrases().clusterChanged, action: 'retry' }),
};

function actionName({ does, object }: ApiAction): string {
  return apiErrorPhrases().action[does](object);
}

function refuserName(by: Refuser | null, name: string): string {
  const { apiServer, unnamed, named } = apiErrorPhrases().denied;
  if (by === null || by === 'namespace-ending') return apiServer;
  return name === '' ? unnamed[by] : named[by](name);
}

function objectName({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return apiErrorPhrases().object(kindNames.get(kind) ?? kind, name);
}
