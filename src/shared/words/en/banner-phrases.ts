import { spoken } from '../language/spoken.ts';

const english = {
  name: 'Notices',
  none: 'No notices',
  /** Unfold what the line has no room for, and fold it again. */
  details: 'Details',
  more: (count: number) => `${count} more`,
  close: 'Close',
  all: (count: number) => (count === 1 ? '1 notice' : `${count} notices`),
  banners: {
    demo: {
      title: 'Demo cluster.',
      text: {
        'asked-for': 'Everything works; nothing is real.',
        'no-microk8s': 'No MicroK8s was found on this machine. Everything works; nothing is real.',
      },
    },
    outdatedElectron: {
      title: (version: number) => `Electron ${version}, out of support: for trying out.`,
      text: 'No security updates: keep no token of a real cluster with it.',
    },
    noTray: {
      title: 'This desktop shows no tray icon.',
      goesOn: 'When you close this window, Keyfob keeps running to warn you; start it again to open it.',
      ends: 'Keyfob ends when you close this window.',
    },
    forgotten: {
      name: 'Forgotten',
      title: (account: string) => `Forgot the token of ${account}.`,
      several: (count: number) => `Forgot ${count} tokens.`,
      accounts: (named: string, more: number) =>
        more === 0 ? `Accounts: ${named}.` : `Accounts: ${named} and ${more} more.`,
      deletedIn: (count: number, length: string) =>
        count === 1 ? `It is deleted in ${length}.` : `They are deleted in ${length}.`,
      undo: 'Undo',
    },
    forgetFailed: { name: 'Token not forgotten', lead: 'The token was not forgotten.' },
    unlocking: {
      title: 'Waiting for the keyring.',
      text: 'Enter its password in the prompt of your desktop.',
      cancel: 'Cancel',
    },
  },
  restarted: 'Keyfob restarted',
  dashboardFailed: 'The dashboard was not opened',
  bug: 'Something went wrong',
};

/** The notices of the strip above every screen. */
export const bannerPhrases = spoken('banner', english);
