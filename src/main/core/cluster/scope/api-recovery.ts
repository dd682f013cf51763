import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { isReply } from '../../../../shared/contract/errors/replies.ts';
import type { ApiState } from '../../../../shared/contract/state/snapshot.ts';

/** Follows how the API is: whether its server answers again after a look that failed. */
export function watchRecovery(): (api: ApiState) => boolean {
  let wasAway = false;
  return (api) => {
    if (api.status === 'asking') return false;
    const isBack = wasAway && api.status === 'reachable';
    wasAway = api.status === 'failed';
    return isBack;
  };
}

/** Whether something failed because the API server did not answer as one that runs does, and not by what it said. */
export function isOfOutage(error: AppError): boolean {
  return error.code === 'api-server-error' || (error.code.startsWith('api-') && !isReply(error));
}
