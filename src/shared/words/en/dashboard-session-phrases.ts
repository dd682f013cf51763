import { spoken } from '../language/spoken.ts';

const english = {
  /** What each dashboard calls itself. */
  kinds: {
    headlamp: 'Headlamp',
    'kubernetes-dashboard': 'Kubernetes Dashboard',
    'kubernetes-dashboard-7': 'Kubernetes Dashboard',
  },
  open: (dashboard: string, account: string, moment: string) =>
    `Signed in to ${dashboard} as ${account} since ${moment}.`,
  signingIn: 'Signing in to the dashboard…',
  opened: 'The dashboard opened in your browser.',
  ended: 'The session with the dashboard has ended.',
  end: 'End session',
  renew: 'Renew now',
  renewed: 'Renewed. What is open in your browser goes on.',
  trayEnd: (dashboard: string) => `End session with ${dashboard}`,
  choose: {
    title: 'Which dashboard?',
    about: 'This cluster has several. Keyfob remembers which one you choose.',
    label: 'Dashboards of this cluster',
    open: 'Open dashboard',
    one: (dashboard: string, service: string) => `${dashboard} (${service})`,
  },
  /** A page in the browser. */
  unreachable: { title: 'The dashboard cannot be reached', tryAgain: 'Try again' },
  refused: {
    title: 'Not signed in',
    sentences: [
      'This address belongs to a dashboard session of Keyfob, and lets in only the browser window that Keyfob opened.',
      'Choose “Open dashboard” in Keyfob to be signed in here.',
    ],
  },
};

/** A session with a dashboard, in the window, in the tray and in the browser. */
export const dashboardSessionPhrases = spoken('dashboardSession', english);
