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
  withPower: (account: string, power: string) => `${account} (${power})`,
  power: { 'read-only': 'read only', everything: 'full control' },
  signedInNotice: (product: string, dashboard: string) => `${product}: signed in to ${dashboard}`,
  /** What opening the dashboard does, while nobody is signed in. */
  hint: {
    signsIn:
      '“Open dashboard” signs your browser in to the dashboard of this cluster: there is no token to paste.',
    leads: '“Open dashboard” leads to the address that you set, where you paste the token to sign in.',
  },
  signingIn: 'Signing in to the dashboard…',
  opened: 'The dashboard opened in your browser.',
  signedOut: {
    when: (dashboard: string, moment: string) => `${moment}: signed out of ${dashboard}.`,
    why: {
      idle: (length: string) => `Nobody used the session for ${length}.`,
      locked: 'The screen was locked.',
      'account-gone': 'The account that you were signed in as was deleted from the cluster.',
      'rights-lost': 'The account that you were signed in as no longer has any rights.',
      'rights-grown':
        'The account that you were signed in as can now do everything in the cluster, which nobody agreed to.',
      'token-refused': 'The cluster refuses the token of the session: somebody revoked it.',
      'cluster-left': 'Keyfob no longer has this cluster open.',
    },
    /** The title of a page in the browser, and what leads back. */
    title: (dashboard: string) => `Signed out of ${dashboard}`,
    again: 'Choose “Open dashboard” in Keyfob to sign in again.',
    againThere: 'Open the cluster in Keyfob again to sign in.',
    notice: (product: string, dashboard: string) => `${product}: signed out of ${dashboard}`,
  },
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
