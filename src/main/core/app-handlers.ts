import type { HandlersOf } from '../../shared/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import type { appRequests } from '../../shared/requests/app.ts';
import { fail, ok } from '../../shared/result.ts';
import { commandOf } from './command-of.ts';
import type { Keyfob } from './keyfob.ts';
import { accepted, toReply } from './reply.ts';

/** Answers the requests about the window, the clipboard, the keyring and the settings. */
export function appHandlers(keyfob: Keyfob): HandlersOf<keyof typeof appRequests> {
  const { store, clipboard, keyringDoor } = keyfob;
  return {
    'state:get': () => Promise.resolve(ok(store.snapshot)),
    'page:drawn': () => {
      void keyfob.setVisible(true);
      return Promise.resolve(accepted);
    },
    'bug:note': (bug) => {
      keyfob.pageBugs.note(bug);
      return Promise.resolve(accepted);
    },
    'restart:put-away': () => {
      keyfob.restart.putAway();
      return Promise.resolve(accepted);
    },
    'question:dismiss': () => {
      keyfob.dismissQuestion();
      return Promise.resolve(accepted);
    },
    'clipboard:clear': async () => {
      await clipboard.clear();
      return accepted;
    },
    'clipboard:copy-command': async ({ error }) => {
      const command = commandOf(error, store.snapshot);
      if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'error' });
      await clipboard.putText(command);
      return accepted;
    },
    'keyring:unlock': async () => toReply(await keyringDoor.unlock()),
    'keyring:cancel-unlock': () => {
      keyringDoor.cancelUnlock();
      return Promise.resolve(accepted);
    },
    'settings:change': async (change) => toReply(await keyfob.changeSettings(change)),
    'settings:choose-theme': async (change) => toReply(await keyfob.changeSettings(change)),
  };
}
