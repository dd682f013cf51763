import * as z from 'zod';
import { appErrorSchema } from '../errors.ts';
import { settingsSchema } from '../settings.ts';
import { snapshotSchema } from '../snapshot.ts';
import { accepted, nothing, reply } from './reply.ts';

/** Requests about the window, the clipboard, the keyring and the settings. */
export const appRequests = {
  'state:get': { input: nothing, output: reply(snapshotSchema) },
  /** The page was drawn for the first time: what follows from being visible may begin without holding it up. */
  'page:drawn': { input: nothing, output: accepted },
  'question:dismiss': { input: nothing, output: accepted },
  'clipboard:clear': { input: nothing, output: accepted },
  /** Puts the command that `describe` gives for this error on the clipboard; one that is text of its own only as it was told. */
  'clipboard:copy-command': { input: z.strictObject({ error: appErrorSchema }), output: accepted },
  'keyring:unlock': { input: nothing, output: accepted },
  'keyring:cancel-unlock': { input: nothing, output: accepted },
  /** The folder comes from the desktop's dialog, never from the page, and starting at login has a request of its own. */
  'settings:change': {
    input: settingsSchema.omit({ snapData: true, loginAsked: true }).partial(),
    output: accepted,
  },
} as const;
