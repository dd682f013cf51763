import { IconCheck } from '@tabler/icons-react';
import type { Output } from '../../../shared/contract/contract.ts';
import type { Account } from '../../../shared/contract/state/account.ts';
import { accountPhrases } from '../../../shared/words/en/account-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { OptionSearch } from '../../components/option-search.tsx';
import { useQuery, type QueryWays } from '../../page/use-query.ts';
import { fieldHelp } from './field-help.ts';

type Search = Extract<Output<'accounts:search'>, { ok: true }>['value'];

const shownAtMost = 50;
const againMs = 250;

/** The list is read anew when the field comes up, and looked at again while it still comes in. */
const ways: QueryWays<'accounts:search'> = {
  anew: { fresh: true },
  again: ({ complete }) => (complete ? null : againMs),
};

/** Finds a service account by part of its namespace and name, also among ten thousand. */
export function AccountPicker({
  account,
  problem,
  text,
  onText,
  onAccount,
}: {
  readonly account: Account | null;
  readonly problem: string | undefined;
  /** What is searched for. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAccount: (account: Account) => void;
}) {
  const asked = { text, offset: 0, limit: shownAtMost, fresh: false };
  const { value: search, error, reload } = useQuery('accounts:search', asked, null, ways);
  const say = accountPhrases();
  return (
    <div className="stack stack-tight">
      <OptionSearch
        field={{ label: say.find, ...fieldHelp(say.findHelp, problem) }}
        text={text}
        onText={onText}
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
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
    </div>
  );
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
