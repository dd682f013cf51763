import { spoken } from '../language/spoken.ts';

const asTheBrowser = 'Enter it as your browser shows it, such as https://localhost:8443/.';

const english = {
  addressMissing: {
    message: 'Keyfob does not know where the dashboard of this cluster is; nothing was opened.',
    remedy: 'Enter its address in Settings, beside Dashboard address.',
  },
  addressTooLong: {
    message: (most: number) => `A dashboard address of more than ${most} characters is not used.`,
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
