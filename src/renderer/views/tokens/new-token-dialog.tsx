import { useCallback, useEffect, useRef, useState } from 'react';
import { newTokenPhrases } from '../../../shared/words/en/new-token-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { longLifetime } from '../../../shared/contract/values/token-lifetime.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import type { Account } from '../../../shared/contract/state/account.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { useLeaveGuard } from '../../page/leave-guard.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useCommand } from '../../page/use-command.ts';
import {
  accountOf,
  audiencesOf,
  firstDraft,
  lifetimeOf,
  problemsOf,
  type Draft,
  type Problems,
} from './new-token-draft.ts';
import { NewTokenForm } from './new-token-form.tsx';
import { NewTokenResult } from './new-token-result.tsx';
import { useMint, type MintResult } from './use-mint.ts';
import './new-token.css';

/** The dialog that mints a token: who, what for, how long, how dangerous that is, and then what the server granted. */
export function NewTokenDialog({
  snapshot,
  account,
  onClose,
}: {
  readonly snapshot: Snapshot;
  /** Whom it is filled in for at first. */
  readonly account: Account | null;
  /** Called with the token that was minted, and null where none was. */
  readonly onClose: (minted: TokenRow | null) => void;
}) {
  const [first] = useState<Draft>(() => firstDraft(snapshot.settings.tokenLifetimeSeconds, account));
  const [draft, setDraft] = useState(first);
  const [search, setSearch] = useState(account?.name ?? '');
  const [isTried, setTried] = useState(false);
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [isLong, setLong] = useState(false);
  const [minted, setMinted] = useState<MintResult | null>(null);
  /** What is done once what was put in is dropped. */
  const [leave, setLeave] = useState<{ readonly run: () => void } | null>(null);
  const { mint, isBusy, error } = useMint(draft, setDraft);
  const copy = useCommand('token:copy');
  useEffect(() => () => void request('accounts:close', {}), []);
  const form = useRef<HTMLDivElement>(null);

  const isHalfDone = minted === null && JSON.stringify(draft) !== JSON.stringify(first);
  const ask = useCallback((run: () => void) => setLeave({ run }), []);
  useLeaveGuard(isHalfDone ? ask : null);
  const close = () => {
    if (isHalfDone) ask(() => onClose(null));
    else onClose(null);
  };

  const say = newTokenPhrases();
  const problems = problemsOf(draft);
  const isWhole = Object.keys(problems).length === 0;
  const seconds = lifetimeOf(draft);
  const go = () =>
    void mint({
      lifetimeSeconds: seconds,
      audiences: audiencesOf(draft),
      purpose: draft.purpose.trim(),
      revocable: draft.revocable,
    }).then(setMinted);
  const tryIt = () => {
    setTried(true);
    if (isWhole) {
      if (seconds > longLifetime) setLong(true);
      else go();
      return;
    }
    if (problems.audiences !== undefined) setMoreOpen(true);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  // One dialog after another in the same place: it stays the same one, and knows whose button opened it.
  if (minted !== null)
    return (
      <Dialog
        title={say.minted.title}
        size="xl"
        cancel={say.minted.done}
        button={
          <CopyButton
            label={say.minted.copy}
            data-autofocus
            loading={copy.isBusy}
            onCopy={() => copy.run({ id: minted.row.id })}
          />
        }
        error={copy.error}
        onClose={() => onClose(minted.row)}
      >
        <NewTokenResult minted={minted} />
      </Dialog>
    );
  if (leave !== null)
    return (
      <Dialog
        title={say.drop.title}
        size="xl"
        cancel={say.drop.keep}
        action={{
          label: say.drop.drop,
          kind: 'careful',
          run: () => {
            leave.run();
            onClose(null);
          },
        }}
        onClose={() => setLeave(null)}
      >
        <p>{say.drop.text}</p>
      </Dialog>
    );
  if (isLong)
    return (
      <Dialog
        title={say.long.title(formatLifetime(seconds))}
        size="xl"
        cancel={say.long.back}
        action={{ label: say.long.mint(formatLifetime(seconds)), kind: 'careful', isBusy, run: go }}
        error={error}
        onRetry={go}
        onClose={() => setLong(false)}
      >
        <p>{say.long.risk(draft.revocable)}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={say.title}
      size="xl"
      action={{
        label: draft.mode === 'new' ? say.makeAndMint : say.mint,
        kind: 'plain',
        isBusy,
        run: tryIt,
      }}
      note={
        <p className="quiet" role="status">
          {readyText(draft)}
        </p>
      }
      error={error}
      onRetry={go}
      onClose={close}
    >
      <div ref={form} className="stack">
        <NewTokenForm
          snapshot={snapshot}
          draft={draft}
          problems={isTried ? problems : whileFilled(problems)}
          onDraft={setDraft}
          search={search}
          onSearch={setSearch}
          isMoreOpen={isMoreOpen}
          onMore={setMoreOpen}
        />
      </div>
    </Dialog>
  );
}

/** What is said before anybody asked for the token: nothing of fields that are still empty. */
function whileFilled({ lifetime }: Problems): Problems {
  return lifetime === undefined ? {} : { lifetime };
}

function readyText(draft: Draft): string {
  const account = accountOf(draft);
  return account === null ? '' : newTokenPhrases().ready(visibleText(`${account.namespace}/${account.name}`));
}
