import { spoken } from '../language/spoken.ts';

const asTheBrowser = 'Enter it as your browser shows it, such as https://localhost:8443/.';

const english = {
  addressTooLong: {
    message: (most: number) => `A dashboard address may have at most ${most} characters.`,
    remedy: asTheBrowser,
  },
  address: {
    'bad-character': {
      message: 'This dashboard address holds a space, or a character that addresses cannot hold.',
      remedy: asTheBrowser,
    },
    'not-http': { message: 'A dashboard address begins with https:// or http://.', remedy: asTheBrowser },
    'user-info': {
      message:
        'This dashboard address holds a user name or a password; Keyfob keeps and shows addresses in plain.',
      remedy: 'Leave out the @ and what is before it, and sign in on the page itself.',
    },
    query: {
      message: 'This dashboard address has a question mark; what follows one may hold a token.',
      remedy: 'Leave out the question mark and all that follows.',
    },
    fragment: {
      message: 'This dashboard address has a #; what follows one may hold a token.',
      remedy: 'Leave out the # and all that follows; the dashboard finds its page by itself.',
    },
    'bad-host': {
      message: 'This dashboard address names no host that can be looked up.',
      remedy: 'Enter a name or an IP address after the two slashes, such as localhost.',
    },
    'bad-port': {
      message: 'This dashboard address has a port that does not exist.',
      remedy: 'Enter a number from 1 to 65535 after the colon, or leave out both.',
    },
  },
  none: {
    message: 'This cluster has no dashboard that Keyfob knows; nothing was opened.',
    remedy: 'Install Headlamp without more rights than it needs, or enter the address of yours in Settings.',
  },
  gone: {
    message: (service: string) => `The dashboard ${service} is not in the cluster any more.`,
    remedy: 'Open the dashboard again: Keyfob then looks for others.',
  },
  noPod: {
    message: (service: string) => `The dashboard ${service} has no pod that could answer.`,
    notReady: (service: string, pod: string) =>
      `The dashboard ${service} cannot answer: its pod ${pod} is not ready.`,
    notReadyFor: (service: string, pod: string, reason: string) =>
      `The dashboard ${service} cannot answer: its pod ${pod} is not ready (${reason}).`,
    remedy: 'Try again once it runs.',
  },
  noSession: {
    message: 'No session with a dashboard is open.',
    remedy: 'Open the dashboard to begin one.',
  },
  screenLocked: {
    message: 'The screen was locked before you were signed in, so no session was begun.',
    remedy: 'Open the dashboard again.',
  },
  notAnswering: {
    message: {
      refused: 'The pod of the dashboard takes no connection.',
      cut: 'The dashboard ended the connection before it had answered.',
    },
    remedy: 'Try again; if that does not help, look at the log of its pod.',
  },
  browserMissing: {
    message: (address: string) =>
      `This desktop did not open ${address}: it has no program for web addresses.`,
    remedy: 'Install a browser and xdg-utils, or open the address yourself.',
  },
  browserRefused: {
    message: (address: string) =>
      `This desktop did not open ${address}: its program for web addresses could not be started.`,
    remedy: 'Try again, or open the address yourself.',
  },
};

/** Failures of opening the dashboard. */
export const dashboardErrorPhrases = spoken('dashboardError', english);
