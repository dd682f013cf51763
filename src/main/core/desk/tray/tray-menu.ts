import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { formatMoment } from '../../../../shared/words/text/format-time.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import { shortVerdict } from '../../../../shared/words/verdict-words.ts';

/** What a tray item does when it is clicked; null for a line that only tells. */
export type TrayCommand = 'copy-fresh' | 'open-dashboard' | 'open-window' | 'quit';

/** One line of the tray menu. */
export interface TrayItem {
  readonly label: string;
  readonly command: TrayCommand | null;
}

/** What the tray shows: its tooltip, its menu, and the colour of the dot on its icon. */
export interface TrayView {
  readonly tooltip: string;
  readonly dot: 'none' | 'valid' | 'attention';
  readonly items: readonly TrayItem[];
}

/** The tray of an app that is still being loaded. */
export function startingTrayView(title: string): TrayView {
  return { tooltip: title, dot: 'none', items: menuItems(title, [lookingLine], false) };
}

const lookingLine = 'Looking for your cluster…';

/** The tray of a snapshot; times are clock times, so that it changes only when something happens. */
export function trayView(snapshot: Snapshot, now: number): TrayView {
  const title = snapshot.demo ? 'Keyfob demo' : 'Keyfob';
  const status = statusLine(snapshot, now);
  const verdict = shortVerdict(snapshot.verdict, now);
  return {
    tooltip: `${title}: ${status}${verdict === null ? '' : ` (${verdict})`}`,
    dot: isInNeed(snapshot) ? 'attention' : snapshot.dashboardToken === null ? 'none' : 'valid',
    items: menuItems(
      title,
      verdict === null ? [status] : [status, verdict],
      snapshot.dashboardAddress !== null,
    ),
  };
}

function menuItems(title: string, told: readonly string[], hasDashboard: boolean): readonly TrayItem[] {
  return [
    ...told.map((label) => ({ label, command: null })),
    { label: 'Copy fresh dashboard token', command: 'copy-fresh' },
    ...(hasDashboard ? [{ label: 'Open dashboard', command: 'open-dashboard' } as const] : []),
    { label: `Open ${title}`, command: 'open-window' },
    { label: 'Quit', command: 'quit' },
  ];
}

function statusLine(snapshot: Snapshot, now: number): string {
  const { cluster, dashboardToken, untold, clipboard } = snapshot;
  if (clipboard.status === 'left') return 'A token may still be on the clipboard';
  if (cluster.status === 'looking') return lookingLine;
  if (cluster.status === 'unavailable') return 'No cluster: open the window to see why';
  if (cluster.api.status === 'failed') return failureLine(cluster.api.error);
  if (untold !== null) return untold;
  return dashboardToken === null
    ? 'No dashboard token yet'
    : `Dashboard token valid until ${formatMoment(dashboardToken.expiresAt, now)}`;
}

function failureLine(error: AppError): string {
  switch (error.code) {
    case 'api-unreachable':
    case 'api-timeout':
      return 'The API server cannot be reached';
    case 'api-unauthorized':
    case 'api-forbidden':
      return 'The API server refuses the credential of client.config';
    case 'api-certificate':
      return 'The API server shows a certificate that is not valid';
    case 'api-certificate-dates':
      return `The API server shows a certificate that ${error.problem === 'expired' ? 'has expired' : 'is not valid yet'}`;
    default:
      return 'The API server has a problem: open the window to see which';
  }
}

function isInNeed({ cluster, untold, clipboard }: Snapshot): boolean {
  if (untold !== null || clipboard.status === 'left') return true;
  return cluster.status === 'unavailable' || (cluster.status === 'open' && cluster.api.status === 'failed');
}
