import { spoken } from '../language/spoken.ts';

const english = {
  tooltip: (product: string, status: string) => `${product}: ${status}`,
  tooltipWithVerdict: (product: string, status: string, verdict: string) =>
    `${product}: ${status} (${verdict})`,
  tooltipWithSession: (tooltip: string, session: string) => `${tooltip}. ${session}`,
  looking: 'Looking for your cluster…',
  copyFresh: 'Copy fresh dashboard token',
  openDashboard: 'Open dashboard',
  open: (product: string) => `Open ${product}`,
  quit: 'Quit',
  clipboardLeft: 'A token may still be on the clipboard',
  noCluster: 'No cluster: open the window to see why',
  noToken: 'No dashboard token yet',
  validUntil: (moment: string) => `Dashboard token valid until ${moment}`,
  apiFailed: {
    unreachable: 'The API server cannot be reached',
    refuses: 'The API server refuses the credential of client.config',
    certificate: 'The API server shows a certificate that is not valid',
    certificateExpired: 'The API server shows a certificate that has expired',
    certificateNotYet: 'The API server shows a certificate that is not valid yet',
    other: 'The API server has a problem: open the window to see which',
  },
  /** Asked before the last thing that a person can see of Keyfob goes. */
  lastQuestion: {
    message: 'Quit Keyfob?',
    detail:
      'This desktop shows neither a tray icon nor notifications: without its window Keyfob cannot warn you before a credential expires.',
    agree: 'Quit',
  },
};

/** The tray icon with its menu, and what is asked where a desktop has none. */
export const trayPhrases = spoken('tray', english);
