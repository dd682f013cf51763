import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Restarted } from '../../../shared/contract/errors/app-errors.ts';
import { isRotating } from '../../../shared/contract/state/is-rotating.ts';
import type { WhyLeft } from '../../../shared/contract/state/why-left.ts';
import type { Forgetting, ForgottenTokens } from '../../../shared/contract/state/forgetting-state.ts';
import type { CopyState, Demo, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { hasWarnings } from '../../../shared/contract/state/warnings.ts';

/** One thing to say on every screen. */
export type DueNotice =
  | ({ readonly kind: 'forgotten' } & ForgottenTokens)
  | { readonly kind: 'bug'; readonly error: AppError }
  | { readonly kind: 'restarted'; readonly error: Restarted }
  | { readonly kind: 'copy-failed'; readonly error: AppError; readonly at: number }
  | { readonly kind: 'dashboard-failed'; readonly error: AppError; readonly at: number }
  | { readonly kind: 'forget-failed'; readonly error: AppError; readonly at: number }
  | { readonly kind: 'clipboard-left'; readonly why: WhyLeft }
  | { readonly kind: 'api-failed'; readonly error: AppError }
  | { readonly kind: 'keyring-unlocking' }
  | { readonly kind: 'keyring-unusable'; readonly error: AppError }
  | { readonly kind: 'store-error'; readonly error: AppError }
  | { readonly kind: 'login-failed'; readonly error: AppError }
  | { readonly kind: 'login-question' }
  | { readonly kind: 'updated'; readonly isRotating: boolean }
  | { readonly kind: 'outdated-electron'; readonly version: number }
  | { readonly kind: 'demo'; readonly demo: Demo }
  | { readonly kind: 'no-tray'; readonly goesOn: boolean };

/** What of the snapshot is told on every screen. */
export type NoticeSources = Pick<
  Snapshot,
  | 'restarted'
  | 'cluster'
  | 'clipboard'
  | 'copy'
  | 'dashboardAddress'
  | 'dashboardOpening'
  | 'dashboardToken'
  | 'demo'
  | 'forgetting'
  | 'keyring'
  | 'outdatedElectron'
  | 'rotation'
  | 'settings'
  | 'startsAtLogin'
  | 'storeErrors'
  | 'tray'
  | 'updated'
>;

/** What the page itself knows beside the snapshot. */
export interface PageNotices {
  readonly bug: AppError | null;
  /** When what failed and was put away did so; epoch milliseconds. */
  readonly putAway: readonly number[];
  /** Whether the screen leaves it to the strip to say that the API server does not answer. */
  readonly tellsOfApi: boolean;
  /** Why the answer to the question of the login came to nothing. */
  readonly loginError: AppError | null;
}

/**
 * All that is due, the most important first: what can be taken back for some seconds, what broke in Keyfob, an outage,
 * what was asked for and failed, what waits for the person now, what loses something, what is asked, and what only must be
 * known.
 */
export function dueNotices(
  snapshot: NoticeSources,
  { bug, putAway, tellsOfApi, loginError }: PageNotices,
): readonly DueNotice[] {
  const {
    restarted,
    cluster,
    clipboard,
    copy,
    forgetting,
    keyring,
    storeErrors,
    outdatedElectron,
    demo,
    tray,
    settings,
  } = snapshot;
  return [
    ...(forgetting.leaving === null ? [] : [{ kind: 'forgotten', ...forgetting.leaving } as const]),
    ...(bug === null ? [] : [{ kind: 'bug', error: bug } as const]),
    ...(restarted === null ? [] : [{ kind: 'restarted', error: restarted } as const]),
    ...(tellsOfApi && cluster.status === 'open' && cluster.api.status === 'failed'
      ? [{ kind: 'api-failed', error: cluster.api.error } as const]
      : []),
    ...failedCopy(copy, putAway),
    ...failedOpening(snapshot, putAway),
    ...failedForgetting(forgetting, putAway),
    ...(clipboard.status === 'left' ? [{ kind: 'clipboard-left', why: clipboard.why } as const] : []),
    ...(keyring.status === 'unlocking' ? [{ kind: 'keyring-unlocking' } as const] : []),
    ...(keyring.status === 'unusable' ? [{ kind: 'keyring-unusable', error: keyring.error } as const] : []),
    ...storeErrors.map((error) => ({ kind: 'store-error', error }) as const),
    ...(loginError === null ? [] : [{ kind: 'login-failed', error: loginError } as const]),
    ...(loginError === null && asksForLogin(snapshot) ? [{ kind: 'login-question' } as const] : []),
    ...(snapshot.updated ? [{ kind: 'updated', isRotating: isRotating(snapshot.rotation) } as const] : []),
    ...(outdatedElectron === null ? [] : [{ kind: 'outdated-electron', version: outdatedElectron } as const]),
    ...(demo === null ? [] : [{ kind: 'demo', demo } as const]),
    ...(tray ? [] : [{ kind: 'no-tray', goesOn: hasWarnings(settings) } as const]),
  ];
}

/** What stays the same of a notice while it is due, and of no other: its key where several stand. */
export function identityOf(notice: DueNotice): string {
  switch (notice.kind) {
    case 'store-error':
      return `${notice.kind} ${JSON.stringify(notice.error)}`;
    default:
      // There is never more than one.
      return notice.kind;
  }
}

function failedForgetting({ failed }: Forgetting, putAway: readonly number[]): readonly DueNotice[] {
  return failed === null || putAway.includes(failed.at) ? [] : [{ kind: 'forget-failed', ...failed }];
}

function failedCopy(copy: CopyState, putAway: readonly number[]): readonly DueNotice[] {
  return copy.status === 'failed' && !putAway.includes(copy.at)
    ? [{ kind: 'copy-failed', error: copy.error, at: copy.at }]
    : [];
}

/** Of signing in, or of opening the address that is set now. */
function failedOpening(
  { dashboardOpening: opening, dashboardAddress }: NoticeSources,
  putAway: readonly number[],
): readonly DueNotice[] {
  const isFailed =
    opening.status === 'not-signed-in' ||
    (opening.status === 'failed' && opening.address === dashboardAddress);
  return isFailed && !putAway.includes(opening.at)
    ? [{ kind: 'dashboard-failed', error: opening.error, at: opening.at }]
    : [];
}

/** Once, when there is a token to be told of. */
function asksForLogin({ demo, settings, startsAtLogin, dashboardToken }: NoticeSources): boolean {
  return demo === null && !settings.loginAsked && startsAtLogin === false && dashboardToken !== null;
}
