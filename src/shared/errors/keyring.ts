import * as z from 'zod';
import type { Words } from './words.ts';

/** Failures of the OS keyring. */
export const keyringErrors = [
  z.strictObject({ code: z.literal('keyring-locked') }),
  z.strictObject({ code: z.literal('keyring-absent') }),
  z.strictObject({ code: z.literal('keyring-timeout'), seconds: z.number() }),
  z.strictObject({ code: z.literal('keyring-failed') }),
  z.strictObject({ code: z.literal('unlock-dismissed') }),
] as const;

/** The words of these failures. */
export const keyringErrorWords: Words<typeof keyringErrors> = {
  'keyring-locked': () => ({
    message:
      'The keyring of this desktop is locked. Kept tokens cannot be read; new ones stay in memory until it opens.',
    remedy: 'Unlock the keyring.',
    action: 'unlock-keyring',
  }),
  'keyring-absent': () => ({
    message: 'This desktop has no keyring (Secret Service). New tokens stay in memory until Keyfob quits.',
    remedy: 'Install and start GNOME Keyring, KWallet or KeePassXC, then try again.',
    command: 'sudo apt install gnome-keyring',
    action: 'retry',
  }),
  'keyring-timeout': (error) => ({
    message: `The keyring did not answer within ${error.seconds} s. New tokens stay in memory until it does.`,
    remedy: 'Look for a password prompt behind other windows, then try again.',
    action: 'retry',
  }),
  'keyring-failed': () => ({
    message: 'The keyring refused to do its work. Nothing was lost: new tokens stay in memory.',
    remedy: 'Open the password manager of your desktop and look whether its keyring works, then try again.',
    action: 'retry',
  }),
  'unlock-dismissed': () => ({
    message: 'The keyring is still locked: the password prompt was dismissed.',
    remedy: 'Unlock it when you are ready.',
    action: 'unlock-keyring',
  }),
};
