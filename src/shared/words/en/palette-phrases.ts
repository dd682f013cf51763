import { spoken } from '../language/spoken.ts';

const english = {
  label: 'Commands',
  field: 'Find anything',
  placeholder: 'Credentials, settings, what to do…',
  none: 'Nothing matches, or it cannot be done now.',
  noneHint: 'Type part of a screen, a setting, an account, a token or something to do.',
  showAll: 'Show all',
  found: (count: number) => (count === 1 ? '1 found' : `${count} found`),
  first: (count: number) => `The best ${count}: type more to find others`,
  recent: 'recent',
  setting: 'Setting',
  /** By which a person may look for a setting, besides its name; they are not shown. */
  settingWords: {
    theme: 'dark mode, light mode, appearance, colours',
    language: 'German, Deutsch, English',
    zoom: 'zoom, font, text, scale',
    lifetime: 'expiry, hours, validity',
    clipboard: 'copy, paste',
    alerts: 'notifications, warnings, alerts',
    'token-share': 'notifications, warnings, alerts, percent',
    login: 'autostart, boot, start with the computer',
    'dashboard-address': 'URL, browser, link',
    'dashboard-idle': 'timeout, log out, sign out',
    'dashboard-lock': 'lock screen, log out, sign out',
    'snap-data': 'directory, path, MicroK8s',
    about: 'version, licence, license, uninstall',
  },
  copyFresh: 'Copy fresh dashboard token',
  openDashboard: 'Open dashboard',
  newToken: 'New token…',
  /** What can be done to an account that Keyfob made. */
  account: {
    newToken: (name: string) => `${name}: New token…`,
    remove: (name: string) => `${name}: Remove account…`,
  },
  inspect: 'Inspect a token…',
  rotate: 'Rotate the admin token…',
  clearClipboard: 'Clear the clipboard',
  refresh: 'Refresh',
  unlockKeyring: 'Unlock the keyring',
  setUpAccess: 'Set up access…',
  chooseSnapData: 'Choose the snap data folder…',
  goTo: (screen: string) => `Go to ${screen}`,
  theme: {
    light: 'Use the light theme',
    dark: 'Use the dark theme',
    system: 'Use the theme of the desktop',
  },
};

/** The command palette, with the names of its commands. */
export const palettePhrases = spoken('palette', english);
