import { spoken } from '../language/spoken.ts';

const english = {
  locked: {
    message:
      'The keyring of this desktop is locked. Kept tokens cannot be read; new ones stay in memory until it opens.',
    remedy: 'Unlock the keyring.',
  },
  absent: {
    message: 'This desktop has no keyring (Secret Service). New tokens stay in memory until Keyfob quits.',
    remedy: 'Install and start GNOME Keyring, KWallet or KeePassXC, then try again.',
  },
  gone: {
    message:
      'The keyring of this desktop ended while it was at work. New tokens stay in memory until it is back.',
    remedy: 'Start your password manager again, then try again.',
  },
  noDefault: {
    message: 'This desktop has no default keyring yet. New tokens stay in memory until Keyfob quits.',
    remedy:
      'Create one: your desktop asks for its password. In KeePassXC open your database and expose a group to the Secret Service instead.',
  },
  elsewhere: {
    message: (keyring: string) =>
      `This token is in the keyring “${keyring}”, which is not open. Nothing was changed.`,
    remedy: 'Open that keyring or database in your password manager, then try again.',
  },
  asks: {
    message: 'The keyring asks a person before it does this. Nothing was changed.',
    remedy: 'Copy or forget the token when you are there to answer.',
  },
  denied: {
    message: 'The keyring did not allow it. The token is still there, and nothing was changed.',
    remedy: 'Try again, and allow Keyfob’s access when your password manager asks.',
  },
  unanswered: {
    message: (length: string) =>
      `The keyring’s question was not answered within ${length}. An answer still counts.`,
    remedy: 'Look for the question of your password manager, also behind other windows, and answer it.',
  },
  timeout: {
    message: (length: string) =>
      `The keyring did not answer within ${length}. New tokens stay in memory until it does.`,
    remedy: 'Look for a password prompt behind other windows, then try again.',
  },
  failed: {
    message: 'The keyring refused to do its work. Nothing was lost: new tokens stay in memory.',
    remedy: 'Open the password manager of your desktop and look whether its keyring works, then try again.',
  },
  unlockDismissed: {
    message: 'The keyring is still locked: the password prompt was dismissed.',
    remedy: 'Unlock it when you are ready.',
  },
};

/** Failures of the desktop’s keyring. */
export const keyringErrorPhrases = spoken('keyringError', english);
