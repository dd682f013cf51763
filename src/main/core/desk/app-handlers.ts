import type { HandlersOf } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import type { appRequests } from '../../../shared/contract/requests/app-requests.ts';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import type { ClipboardService } from './clipboard/clipboard-service.ts';
import { commandOf } from './command-of.ts';
import type { KeyringService } from '../vault/keyring-service.ts';
import type { PageBugs } from './bugs/page-bugs.ts';
import type { ClusterScope } from '../cluster/scope/cluster-scope.ts';
import type { Opened } from '../cluster/scope/opened.ts';
import { accepted, toReply } from '../cluster/scope/reply.ts';
import type { SettingsService } from './settings/settings-service.ts';
import type { Store } from './state/store.ts';
import type { RestartNotice } from './bugs/restart-notice.ts';
import type { UpdateService } from './update/update-service.ts';
import type { WindowService } from './window/window-service.ts';

/** What answering needs. */
export interface AppHandlerParts {
  readonly store: Store;
  readonly clusters: Pick<Opened<{ readonly scope: ClusterScope }>, 'open'>;
  readonly clipboard: ClipboardService;
  readonly keyringService: KeyringService;
  /** What is known of the open cluster and decides which way out fits. */
  readonly known: () => Known;
  readonly pageBugs: PageBugs;
  readonly restart: RestartNotice;
  readonly update: UpdateService;
  readonly settingsService: Pick<SettingsService, 'change'>;
  readonly window: Pick<WindowService, 'setVisible' | 'reload'>;
}

/** Answers the requests about the window, the clipboard, the keyring and the settings. */
export function appHandlers({
  store,
  clusters,
  clipboard,
  keyringService,
  pageBugs,
  restart,
  update,
  settingsService,
  window,
  known,
}: AppHandlerParts): HandlersOf<keyof typeof appRequests> {
  return {
    'state:get': () => Promise.resolve(ok(store.snapshot)),
    'page:visible': ({ visible }) => {
      void window.setVisible(visible);
      return Promise.resolve(accepted);
    },
    'page:reload': () => {
      window.reload();
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
      dismissQuestion(store, clusters);
      return Promise.resolve(accepted);
    },
    'clipboard:clear': async () => {
      await clipboard.clear();
      return accepted;
    },
    'clipboard:copy-command': async ({ error }) => {
      const command = commandOf(error, store.snapshot, known());
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

/** Takes the question that is shown off the window: the app’s own one, else that of the open cluster. */
function dismissQuestion(store: Store, clusters: AppHandlerParts['clusters']): void {
  const open = clusters.open();
  if (store.given.question !== null) store.change({ question: null });
  else if (open.ok) open.value.scope.change({ question: null });
}
