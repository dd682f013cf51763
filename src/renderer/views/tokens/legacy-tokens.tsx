import { IconBan, IconClock, IconInfinity, IconQuestionMark } from '@tabler/icons-react';
import { useState } from 'react';
import { legacyTokenPhrases } from '../../../shared/words/en/legacy-token-phrases.ts';
import { formatDay } from '../../../shared/words/text/format-time.ts';
import type { LegacyToken } from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { pageSize, Pager } from '../../components/pager.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery, type QueryWays } from '../../page/use-query.ts';

const watchMs = 1000;

/** One that was deleted is watched until the API server refuses it. */
const ways: QueryWays<'legacy-tokens:list'> = {
  again: ({ rows }) => (rows.some(({ state }) => state === 'deleted') ? watchMs : null),
};

/** The Secrets that hold a token of a service account for ever, and the way to end one. */
export function LegacyTokens() {
  const [offset, setOffset] = useState(0);
  const [deleting, setDeleting] = useState<LegacyToken | null>(null);
  const asked = { offset, limit: pageSize };
  const { value, error, reload } = useQuery('legacy-tokens:list', asked, null, ways);
  const say = legacyTokenPhrases();
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <p aria-busy>{say.looking}</p>;
  if (value.total === 0)
    return (
      <div className="empty">
        <p className="strong">{say.none}</p>
        <p>{say.noneIsGood}</p>
      </div>
    );
  return (
    <div className="stack">
      <p className="quiet">{say.meaning}</p>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.secret}</th>
              <th scope="col">{say.times}</th>
              <th scope="col">{say.state}</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.uid}>
                <td className="value">
                  {visibleText(`${row.namespace}/${row.name}`)}{' '}
                  <span className="quiet block">{say.forAccount(visibleText(row.account))}</span>
                </td>
                <td className="numeric">
                  <Moment at={row.createdAt} />{' '}
                  <span className="quiet block">
                    {row.lastUsed === null ? say.noUse : say.used(visibleText(formatDay(row.lastUsed)))}
                  </span>
                </td>
                <td>
                  <LegacyState state={row.state} />{' '}
                  {row.state === 'valid' && (
                    <DestructiveButton
                      size="compact-sm"
                      aria-label={say.delete.openOf(visibleText(row.name))}
                      onClick={() => setDeleting(row)}
                    >
                      {say.delete.open}
                    </DestructiveButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        what={say.rows}
        offset={offset}
        shown={value.rows.length}
        total={value.total}
        onOffset={setOffset}
      />
      {deleting !== null && (
        <DeleteLegacy
          row={deleting}
          onClose={() => {
            setDeleting(null);
            reload();
          }}
        />
      )}
    </div>
  );
}

function LegacyState({ state }: { readonly state: LegacyToken['state'] }) {
  const say = legacyTokenPhrases().states;
  switch (state) {
    case 'valid':
      return (
        <span className="token-state state-never">
          <IconInfinity size={16} aria-hidden /> {say.valid}
        </span>
      );
    case 'deleted':
      return (
        <span className="token-state state-soon">
          <IconClock size={16} aria-hidden /> {say.deleted}
        </span>
      );
    case 'unconfirmed':
      return (
        <span className="token-state state-soon">
          <IconQuestionMark size={16} aria-hidden /> {say.unconfirmed}
        </span>
      );
    case 'refused':
      return (
        <span className="token-state state-ended">
          <IconBan size={16} aria-hidden /> {say.refused}
        </span>
      );
  }
}

function DeleteLegacy({ row, onClose }: { readonly row: LegacyToken; readonly onClose: () => void }) {
  const { run, isBusy, error } = useCommand('legacy-tokens:delete');
  const say = legacyTokenPhrases().delete;
  return (
    <Dialog
      title={say.title}
      action={{
        label: say.action,
        kind: 'destructive',
        isBusy,
        run: () => void run({ uid: row.uid }).then((done) => done && onClose()),
      }}
      error={error}
      onClose={onClose}
    >
      <p>
        <Rich phrase={say.consequence(<code>{visibleText(`${row.namespace}/${row.name}`)}</code>)} />
      </p>
      <p>{whatBreaks(row)}</p>
    </Dialog>
  );
}

function whatBreaks({ namespace, name, account, lastUsed }: LegacyToken): string {
  const say = legacyTokenPhrases().delete;
  if (namespace === 'kube-system' && name === 'microk8s-dashboard-token') return say.losesDashboard;
  const used = lastUsed === null ? say.noUse : say.lastUse(visibleText(formatDay(lastUsed)));
  return `${say.losesAccess(visibleText(account))} ${used}`;
}
