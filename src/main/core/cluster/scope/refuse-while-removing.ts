import { accountsNamespace } from '../../../../shared/contract/state/preset.ts';
import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { ClusterScope } from './cluster-scope.ts';

/** Fails while an account is being removed: the namespace, and all that is made in it, may end with that. */
export function refuseWhileRemoving({ state }: ClusterScope): Result<null, AppError> {
  const run = state.accountRun;
  return run?.status === 'working' && run.deed === 'remove'
    ? fail({ code: 'account-busy', account: `${accountsNamespace}/${run.name}` })
    : ok(null);
}
