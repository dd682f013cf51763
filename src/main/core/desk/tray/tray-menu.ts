import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { signedIn } from '../../../../shared/words/signed-in.ts';
import { dashboardSessionPhrases } from '../../../../shared/words/en/dashboard-session-phrases.ts';
import { trayPhrases } from '../../../../shared/words/en/tray-phrases.ts';
import { formatMoment } from '../../../../shared/words/text/format-time.ts';
import { isRotating } from '../../../../shared/contract/state/is-rotating.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { alertSentence } from '../alerts/alert-notice.ts';
import { menuItems, type TrayView } from './tray-items.ts';
import { shortVerdict } from '../../../../shared/words/verdict-words.ts';
import { productOf } from '../../../../shared/contract/values/product.ts';

/** The tray of a snapshot; times are clock times, so that it changes only when something happens. */
export function trayView(snapshot: Snapshot, now: number): TrayView {
  const title = productOf(snapshot);
  const say = trayPhrases();
  const status = statusLine(snapshot, now);
  const verdict = shortVerdict(snapshot.verdict, now);
  const session = snapshot.dashboardSession.status === 'open' ? snapshot.dashboardSession : null;
  const signedInLine = session === null ? null : signedIn(session, now);
  const tooltip =
    verdict === null ? say.tooltip(title, status) : say.tooltipWithVerdict(title, status, verdict);
  return {
    tooltip: signedInLine === null ? tooltip : say.tooltipWithSession(tooltip, signedInLine),
    dot: isInNeed(snapshot) ? 'attention' : snapshot.dashboardToken === null ? 'none' : 'valid',
    items: menuItems(
      title,
      [status, ...(verdict === null ? [] : [verdict]), ...(signedInLine === null ? [] : [signedInLine])],
      {
        hasDashboard: snapshot.cluster.status === 'open',
        session: session === null ? null : dashboardSessionPhrases().kinds[session.dashboard.kind],
        update: updateOf(snapshot),
      },
    ),
  };
}

function statusLine(snapshot: Snapshot, now: number): string {
  const { cluster, dashboardToken, undelivered, clipboard } = snapshot;
  const say = trayPhrases();
  if (clipboard.status === 'left') return say.clipboardLeft;
  if (cluster.status === 'looking') return say.looking;
  if (cluster.status === 'unavailable') return say.noCluster;
  if (cluster.api.status === 'failed') return failureLine(cluster.api.error);
  if (undelivered !== null) return alertSentence(undelivered, now);
  return dashboardToken === null ? say.noToken : say.validUntil(formatMoment(dashboardToken.expiresAt, now));
}

function failureLine(error: AppError): string {
  const say = trayPhrases().apiFailed;
  switch (error.code) {
    case 'api-unreachable':
    case 'api-timeout':
      return say.unreachable;
    case 'api-unauthorized':
    case 'api-forbidden':
      return say.refuses;
    case 'api-certificate':
      return say.certificate;
    case 'api-certificate-dates':
      return error.problem === 'expired' ? say.certificateExpired : say.certificateNotYet;
    default:
      return say.other;
  }
}

function updateOf({ updated, rotation }: Snapshot): 'restart' | 'rotating' | null {
  if (!updated) return null;
  return isRotating(rotation) ? 'rotating' : 'restart';
}

function isInNeed({ cluster, undelivered, clipboard }: Snapshot): boolean {
  if (undelivered !== null || clipboard.status === 'left') return true;
  return cluster.status === 'unavailable' || (cluster.status === 'open' && cluster.api.status === 'failed');
}
