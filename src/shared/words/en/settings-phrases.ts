import type { Pieces } from '../language/pieces.ts';
import { spoken } from '../language/spoken.ts';

const english = {
  title: 'Settings',
  snapData: {
    name: 'Snap data folder',
    help: 'Where MicroK8s keeps its files. Keyfob reads them and follows their changes.',
    inDemo: 'The demo shows its own cluster only.',
    choose: 'Choose folder…',
    useDefault: 'Use MicroK8s’ own folder',
  },
  lifetime: {
    name: 'Lifetime of new tokens',
    help: 'A shorter one is safer when it leaks; a longer one lasts through a session.',
  },
  clipboard: {
    name: 'Clear the clipboard after',
    help: 'Only when it still holds the token that Keyfob put there.',
  },
  alerts: {
    name: 'Notify me about',
    help: 'In a notification, while Keyfob runs; what was missed comes as one summary.',
    tokens: 'Tokens, once before they expire',
    certificates: (days: readonly number[]) =>
      `Certificates, ${new Intl.ListFormat('en-GB').format(days.map(String))} ${days.at(-1) === 1 ? 'day' : 'days'} before they expire`,
    staticTokens: 'Static tokens that are over a year old',
  },
  tokenShare: {
    name: 'Notify me when a token has this much left',
    help: 'How much of its lifetime is left then: 20 % of an hour are 12 minutes.',
    percent: (share: number) => `${share} %`,
  },
  dashboardIdle: {
    name: 'End an unused dashboard session after',
    help: 'It is in use while your browser asks for something. A page that only follows what happens in the cluster asks for nothing; one that refreshes itself keeps the session open.',
    never: 'Never',
  },
  dashboardLock: {
    name: 'When the screen locks',
    help: 'Otherwise a session goes on behind the lock screen, as your browser does.',
    end: 'End the dashboard session',
  },
  login: {
    name: 'Start at login',
    help: 'In the tray only. Keyfob can only warn you while it runs.',
    start: 'Start Keyfob when I log in',
  },
  theme: {
    name: 'Theme',
    help: 'Light, dark, or the same as the desktop.',
    system: 'As the desktop',
    light: 'Light',
    dark: 'Dark',
  },
  language: {
    name: 'Language',
    help: 'What the cluster and its commands say is not translated.',
    system: 'As the desktop',
  },
  zoom: {
    name: 'Size',
    help: 'How large everything in the window is drawn. Ctrl with +, − and 0 changes it, too.',
    smaller: 'Smaller',
    larger: 'Larger',
    percent: (percent: number) => `${percent} %`,
    asAtFirst: 'Default size',
  },
  about: {
    name: 'About Keyfob',
    version: (version: string) => `Keyfob ${version}`,
    licence: 'Free software under the MIT licence. It sends nothing to anybody.',
    stored: {
      title: 'What Keyfob stores, and where',
      keyring: 'In the keyring of your desktop: each kept token, encrypted, in an entry named after Keyfob.',
      folder: <Piece>(folder: Piece): Pieces<Piece> => [
        'In ',
        folder,
        ': settings, the list of kept tokens without the tokens, and what Keyfob did. You alone can read it.',
      ],
      cluster:
        'On the cluster, only after you agreed: the namespace keyfob with its accounts and Secrets, and their bindings.',
      log: <Piece>(file: Piece): Pieces<Piece> => [
        'In ',
        file,
        ': what went wrong inside Keyfob, and where in its code; never what you did or any value. 1 MB at most.',
      ],
    },
    removed: {
      title: 'How to remove all of it',
      revoke:
        'On the screen Tokens, revoke what is still valid: what is only forgotten stays valid until it expires.',
      cluster:
        'On the screen Accounts, remove each account. Then, on the cluster, delete the namespace keyfob, and in every namespace the bindings whose names begin with keyfob.',
      login: 'Turn off “Start at login” here, and quit Keyfob.',
      keyring: 'In the program for passwords of your desktop, delete the entries named after Keyfob.',
      folder: <Piece>(folder: Piece): Pieces<Piece> => ['Delete the folder ', folder, '.'],
    },
  },
  help: (name: string) => `About “${name}”`,
};

/** The screen of the settings. */
export const settingsPhrases = spoken('settings', english);
