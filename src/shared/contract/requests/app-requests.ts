import * as z from 'zod';
import { appErrorSchema } from '../errors/errors.ts';
import { pageBugSchema } from '../state/page-bug.ts';
import { settingsSchema } from '../state/settings.ts';
import { snapshotSchema } from '../state/snapshot.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** Requests about the window, the clipboard, the keyring and the settings. */
export const appRequests = {
  'state:get': { act: false, input: nothing, output: reply(snapshotSchema) },
  /**
   * Whether the page is seen. It tells so once it was drawn for the first time, so that what follows does not hold that up,
   * and at each change, of which under Wayland nobody else hears when a window is minimised.
   */
  'page:visible': { act: false, input: z.strictObject({ visible: z.boolean() }), output: acceptedSchema },
  /** Loads the page anew, which cannot do that itself: a script that was missing is asked for again. */
  'page:reload': { act: false, input: nothing, output: acceptedSchema },
  /** For the log. */
  'bug:note': { act: false, input: pageBugSchema, output: acceptedSchema },
  /** Starts the build that took the place of the one that runs. */
  'update:restart': { act: true, input: nothing, output: acceptedSchema },
  'restart:put-away': { act: false, input: nothing, output: acceptedSchema },
  /** The window shows what was sought. */
  'sought:found': { act: false, input: nothing, output: acceptedSchema },
  'question:dismiss': { act: false, input: nothing, output: acceptedSchema },
  'clipboard:clear': { act: false, input: nothing, output: acceptedSchema },
  /** Puts the command that `describe` gives for this error on the clipboard; one that is text of its own only as it was told. */
  'clipboard:copy-command': {
    act: true,
    input: z.strictObject({ error: appErrorSchema }),
    output: acceptedSchema,
  },
  'keyring:unlock': { act: true, input: nothing, output: acceptedSchema },
  'keyring:cancel-unlock': { act: false, input: nothing, output: acceptedSchema },
  /** The first run was left; whether its question about the login was seen. */
  'first-run:leave': { act: false, input: z.strictObject({ sawLogin: z.boolean() }), output: acceptedSchema },
  /** The folder comes from the desktop's dialog, never from the page; starting at login, the look and the first run have requests of their own. */
  'settings:change': {
    act: true,
    input: settingsSchema
      .omit({
        snapData: true,
        loginAsked: true,
        firstRunSeen: true,
        theme: true,
        language: true,
        zoomPercent: true,
      })
      .partial(),
    output: acceptedSchema,
  },
  'settings:choose-look': {
    act: false,
    input: settingsSchema.pick({ theme: true, language: true, zoomPercent: true }).partial(),
    output: acceptedSchema,
  },
} as const;
