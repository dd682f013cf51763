import { spoken } from '../language/spoken.ts';

const english = {
  /** What a click beside the buttons does, where a desktop names it. */
  open: 'Open',
  dashboardNotOpened: (product: string) => `${product}: the dashboard was not opened`,
  startedAnew: (product: string) => `${product} restarted`,
  goesOnUnseen: {
    title: (product: string) => `${product} keeps running without a tray icon`,
    body: (product: string) =>
      `This desktop shows none. ${product} keeps running to warn you before a credential expires; start it again to open its window.`,
    quit: (product: string) => `Quit ${product}`,
  },
  renewed: {
    title: (product: string) => `${product}: token renewed`,
    body: (account: string, moment: string) => `The new token of ${account} is valid until ${moment}.`,
  },
  notRenewed: (product: string) => `${product}: not renewed`,
  renewalStopped: {
    title: (product: string) => `${product}: renewal stopped`,
    triedThrice: 'Keyfob tried three times.',
  },
};

/** Notices on the desktop of how something ended, but for copies. */
export const noticePhrases = spoken('notice', english);
