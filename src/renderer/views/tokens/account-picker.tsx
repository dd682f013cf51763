import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Account } from '../../../shared/contract/requests/new-token-requests.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { OptionSearch } from '../../components/option-search.tsx';

type Search = Extract<Output<'accounts:search'>, { ok: true }>['value'];

const shownAtMost = 50;
/** While the list still comes in, it is looked at again after this time. */
const againMs = 250;

/** Finds a service account by part of its namespace and name, also among ten thousand. */
export function AccountPicker({
  account,
  onAccount,
}: {
  readonly account: Account | null;
  readonly onAccount: (account: Account) => void;
}) {
  const [text, setText] = useState('');
  const [attempt, setAttempt] = useState(0);
  const { search, error } = useAccounts(text, attempt);
  return (
    <div className="stack stack-tight">
      <OptionSearch
        field={{
          label: 'Find the account',
          description:
            'Part of its namespace or name, such as “kube-system/”. The arrow keys choose, Enter takes.',
        }}
        text={text}
        onText={setText}
        list="Service accounts"
        options={search?.rows ?? []}
        keyOf={nameOf}
        chosen={account === null ? null : nameOf(account)}
        onChoose={onAccount}
        found={search === null ? '' : countText(search)}
      >
        {(each) => (
          <>
            <span>
              {visibleText(each.namespace)}/<strong>{visibleText(each.name)}</strong>
            </span>
            {each.name === 'default' && <span className="quiet">used by every pod there</span>}
            {account !== null && nameOf(each) === nameOf(account) && (
              <IconCheck className="account-chosen" size={16} aria-hidden />
            )}
          </>
        )}
      </OptionSearch>
      {error !== null && <ErrorNotice error={error} onRetry={() => setAttempt(attempt + 1)} />}
      {account?.name === 'default' && (
        <p className="notice notice-warning" role="note">
          “default” is poor practice: every pod of its namespace that names no other account runs as it, so
          what this token may do, all of them may do, and nobody can tell them apart in the audit log.
        </p>
      )}
    </div>
  );
}

function useAccounts(text: string, attempt: number) {
  const [search, setSearch] = useState<Search | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  useEffect(() => {
    let isStale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (fresh: boolean): Promise<void> => {
      const reply = await request('accounts:search', { text, offset: 0, limit: shownAtMost, fresh });
      if (isStale) return;
      setError(reply.ok ? null : reply.error);
      if (!reply.ok) return;
      setSearch(reply.value);
      setAsked(attempt);
      if (!reply.value.complete) timer = setTimeout(() => void ask(false), againMs);
    };
    void ask(asked !== attempt);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `asked` only tells the first question from the next
  }, [text, attempt]);
  return { search, error };
}

function countText({ matches, known, rows, complete }: Search): string {
  if (known === 0 && complete) return 'This cluster has no service account yet.';
  const all = `${known} account${known === 1 ? '' : 's'}${complete ? '' : ' so far'}`;
  if (matches === 0) return `None of ${all} has this in its name.`;
  if (matches > rows.length) return `${rows.length} of ${matches} shown, of ${all}: type more of the name.`;
  return matches === known ? all : `${matches} of ${all}`;
}

function nameOf({ namespace, name }: Account): string {
  return `${namespace}/${name}`;
}
