import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import type { Sought } from '../../../../shared/contract/state/alert-state.ts';
import type { Snapshot } from '../../../../shared/contract/state/snapshot.ts';
import type { Result } from '../../../../shared/contract/values/result.ts';
import type { Renewer } from '../../cluster/tokens/renewer.ts';
import type { SavedTokens } from '../../cluster/tokens/saved-tokens.ts';
import type { NoticeAction, Windows } from '../../ports/desktop.ts';
import type { NoticeBoard } from '../notices/notice-board.ts';

/** What acting on an alert needs. */
export interface ActOnAlertParts {
  readonly store: {
    readonly snapshot: Pick<Snapshot, 'credentials'>;
    change(parts: Pick<Snapshot, 'sought'>): void;
  };
  readonly windows: Pick<Windows, 'show'>;
  readonly clusters: {
    open(): Result<
      { readonly renewer: Pick<Renewer, 'renew'>; readonly saved: Pick<SavedTokens, 'saveMinted'> },
      AppError
    >;
  };
  readonly notices: Pick<NoticeBoard, 'renewed'>;
  /** Copies a fresh dashboard token. */
  readonly copyFresh: () => Promise<unknown>;
}

/** Does what a person clicked in the notice of an alert about this. */
export async function actOnAlert(
  action: NoticeAction,
  about: Sought,
  { store, windows, clusters, notices, copyFresh }: ActOnAlertParts,
): Promise<void> {
  const { id } = about;
  if (action === 'open-window') {
    store.change({ sought: about });
    windows.show();
  } else if (action === 'copy-fresh') await copyFresh();
  else if (action === 'renew' && id !== null) {
    const open = clusters.open();
    const { soonest } = store.snapshot.credentials;
    const tokenId = soonest.find((each) => each.id === id)?.token?.id ?? id;
    notices.renewed(open.ok ? await open.value.renewer.renew(tokenId) : open);
    if (open.ok) await open.value.saved.saveMinted();
  }
}
