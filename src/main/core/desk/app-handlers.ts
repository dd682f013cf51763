import type { HandlersOf } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import type { appRequests } from '../../../shared/contract/requests/app-requests.ts';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { ClipboardService } from './clipboard/clipboard-service.ts';
import { commandOf } from './command-of.ts';
import type { KeyringService } from '../vault/keyring-service.ts';
import type { PageBugs } from './bugs/page-bugs.ts';
import { accepted, toReply } from '../cluster/scope/reply.ts';
import type { SettingsService } from './settings/settings-service.ts';
import type { Store } from './state/store.ts';
import type { RestartNotice } from './bugs/restart-notice.ts';
import type { UpdateService } from './update/update-service.ts';

/** What answering needs. */
export interface AppHandlerParts {
  readonly store: Store;
  readonly clipboard: ClipboardService;
  readonly keyringService: KeyringService;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly pageBugs: PageBugs;
  readonly restart: RestartNotice;
  readonly update: UpdateService;
  /** The window came or went. */
  readonly setVisible: (isVisible: boolean) => Promise<void>;
  /** Loads the page of the window anew. */
  readonly reloadPage: () => void;
  /** Takes the question that is shown off the window. */
  readonly dismissQuestion: () => void;
  readonly settingsService: Pick<SettingsService, 'change'>;
}

/** Answers the requests about the window, the clipboard, the keyring and the settings. */
export function appHandlers({
  store,
  clipboard,
  keyringService,
  pageBugs,
  restart,
  update,
  settingsService,
  ...app
}: AppHandlerParts): HandlersOf<keyof typeof appRequests> {
  return {
    'state:get': () => Promise.resolve(ok(store.snapshot)),
    'page:visible': ({ visible }) => {
      void app.setVisible(visible);
      return Promise.resolve(accepted);
    },
    'page:reload': () => {
      app.reloadPage();
      return Promise.resolve(accepted);
    },
    'bug:note': (bug) => {
      pageBugs.note(bug);
      return Promise.resolve(accepted);
    },
    'update:restart': async () => toReply(await update.restart()),
    'restart:put-away': () => {
      restart.putAway();
      return Promise.resolve(accepted);
    },
    'sought:found': () => {
      store.change({ sought: null });
      return Promise.resolve(accepted);
    },
    'question:dismiss': () => {
      app.dismissQuestion();
      return Promise.resolve(accepted);
    },
    'clipboard:clear': async () => {
      await clipboard.clear();
      return accepted;
    },
    'clipboard:copy-command': async ({ error }) => {
      const command = commandOf(error, store.snapshot, app.known());
      if (command === null) return fail<AppError>({ code: 'invalid-request', field: 'error' });
      await clipboard.putText(command);
      return accepted;
    },
    'keyring:unlock': async () => toReply(await keyringService.unlock()),
    'keyring:cancel-unlock': () => {
      keyringService.cancelUnlock();
      return Promise.resolve(accepted);
    },
    'first-run:leave': async ({ sawLogin }) =>
      toReply(
        await settingsService.change({ firstRunSeen: true, ...(sawLogin ? { loginAsked: true } : {}) }),
      ),
    'settings:change': async (change) => toReply(await settingsService.change(change)),
    'settings:choose-look': async (change) => toReply(await settingsService.change(change)),
  };
}
