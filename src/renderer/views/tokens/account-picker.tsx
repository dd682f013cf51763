import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Account } from '../../../shared/contract/requests/new-token-requests.ts';
import { accountPhrases } from '../../../shared/words/en/account-phrases.ts';
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
  const say = accountPhrases();
  return (
    <div className="stack stack-tight">
      <OptionSearch
        field={{ label: say.find, description: say.findHelp }}
        text={text}
        onText={setText}
        list={say.list}
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
            {each.name === 'default' && <span className="quiet">{say.ofEveryPod}</span>}
            {account !== null && nameOf(each) === nameOf(account) && (
              <IconCheck className="account-chosen" size={16} aria-hidden />
            )}
          </>
        )}
      </OptionSearch>
      {error !== null && <ErrorNotice error={error} onRetry={() => setAttempt(attempt + 1)} />}
      {account?.name === 'default' && (
        <p className="notice notice-warning" role="note">
          {say.defaultIsPoor}
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
  const say = accountPhrases().found;
  if (known === 0 && complete) return say.noneAtAll;
  if (matches === 0) return say.none(known, complete);
  if (matches > rows.length) return say.first(rows.length, matches, known, complete);
  return matches === known ? say.all(known, complete) : say.some(matches, known, complete);
}

function nameOf({ namespace, name }: Account): string {
  return `${namespace}/${name}`;
}
