import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { EndedSession, FoundDashboard } from '../../../../shared/contract/state/dashboard-state.ts';
import { fail, type Result } from '../../../../shared/contract/values/result.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { whySignedOut } from '../../../../shared/words/signed-out.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { ClusterNotices } from '../scope/desk.ts';
import type { BrowserPage, DashboardProxy, ProxiedDashboard, SignInParts } from '../../ports/dashboard.ts';

/** What opening an address needs. */
export interface OpenProxyParts {
  readonly cluster: ClusterScope;
  readonly proxy: DashboardProxy;
  readonly notices: ClusterNotices;
}

/** Opens an address of this machine that leads to a dashboard of the cluster, unless that is left meanwhile. */
export async function openProxy(
  dashboard: FoundDashboard,
  { cluster, proxy, notices }: OpenProxyParts,
  session: Pick<SignInParts, 'bearer' | 'onUse' | 'onDoubt'>,
): Promise<Result<ProxiedDashboard, AppError>> {
  const opened = await proxy.open({
    ...session,
    cluster: () => cluster.found.address,
    target: () => cluster.api.dashboards.target(dashboard),
    explain: (error) => unreachablePage(error, notices),
    refusal: refusalPage,
  });
  if (!opened.ok || !cluster.lifetime.isOver) return opened;
  opened.value.close();
  return fail({ code: 'cluster-changed' });
}

/** Says in the browser why the session ended; the same page once more would say the same. */
export function signedOutPage(
  { dashboard, why }: EndedSession,
  { describe }: Pick<ClusterNotices, 'describe'>,
): BrowserPage {
  const { kinds, signedOut } = dashboardSessionPhrases();
  return {
    title: signedOut.title(kinds[dashboard.kind]),
    sentences: [
      whySignedOut(why, describe),
      why.kind === 'cluster-left' ? signedOut.againThere : signedOut.again,
    ],
    tryAgain: null,
  };
}

/** Says in the browser why the dashboard cannot be reached. */
function unreachablePage(error: AppError, { describe }: Pick<ClusterNotices, 'describe'>): BrowserPage {
  const { message, remedy } = describe(error);
  const { title, tryAgain } = dashboardSessionPhrases().unreachable;
  return { title, sentences: [message, remedy], tryAgain };
}

/** Says to whoever was not let in what this address is. */
function refusalPage(): BrowserPage {
  return { ...dashboardSessionPhrases().refused, tryAgain: null };
}
