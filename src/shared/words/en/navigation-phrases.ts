import { spoken } from '../language/spoken.ts';

const english = {
  label: 'Screens',
  demo: 'demo',
  commands: 'Commands',
  commandKeys: 'Ctrl K',
  screens: {
    overview: 'Overview',
    tokens: 'Tokens',
    inspect: 'Inspect',
    admin: 'Admin credential',
    certificates: 'Certificates',
    accounts: 'Accounts',
    activity: 'Activity',
    settings: 'Settings',
  },
};

/** The names of the screens, and the list of them. */
export const navigationPhrases = spoken('navigation', english);
