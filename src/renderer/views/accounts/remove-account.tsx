import type { OwnAccount } from '../../../shared/contract/state/own-account-state.ts';
import { trayAccountName } from '../../../shared/contract/state/preset.ts';
import { ownAccountPhrases } from '../../../shared/words/en/own-account-phrases.ts';
import { Dialog } from '../../components/dialog.tsx';
import { accountName } from './account-words.ts';

/** Asks before an account is removed, and says what goes with it, and when. */
export function RemoveAccountDialog({
  row: { name, savedTokens, isOfTray },
  onRemove,
  onClose,
}: {
  readonly row: OwnAccount;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const say = ownAccountPhrases().remove;
  return (
    <Dialog
      title={say.title(accountName(name))}
      size="lg"
      action={{ label: say.action, kind: 'destructive', run: onRemove }}
      onClose={onClose}
    >
      <p>{say.effect}</p>
      <p>{say.deletes}</p>
      {savedTokens > 0 && <p>{say.saved(savedTokens)}</p>}
      {isOfTray && (
        <p className="notice notice-warning" role="note">
          {name === trayAccountName ? say.ownOfTray : say.chosenForTray}
        </p>
      )}
    </Dialog>
  );
}
