import { IconBan, IconClock, IconInfinity, IconQuestionMark } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { formatDay } from '../../../shared/words/text/format-time.ts';
import type { LegacyToken } from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { DestructiveButton } from '../../components/destructive-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { pageSize, Pager } from '../../components/pager.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';

const watchMs = 1000;

/** The Secrets that hold a token of a service account for ever, and the way to end one. */
export function LegacyTokens() {
  const [offset, setOffset] = useState(0);
  const [version, setVersion] = useState(0);
  const [asked, setAsked] = useState<LegacyToken | null>(null);
  const { value, error } = useQuery('legacy-tokens:list', { offset, limit: pageSize }, version);
  const isWatching = value?.rows.some(({ state }) => state === 'deleted') ?? false;
  useEffect(() => {
    if (!isWatching) return undefined;
    const timer = setTimeout(() => setVersion(version + 1), watchMs);
    return () => clearTimeout(timer);
  }, [isWatching, version, value]);

  if (error !== null) return <ErrorNotice error={error} onRetry={() => setVersion(version + 1)} />;
  if (value === null) return <p aria-busy>Looking through the Secrets of all namespaces…</p>;
  if (value.total === 0)
    return (
      <div className="empty">
        <p className="strong">No legacy tokens.</p>
        <p>
          Before Kubernetes 1.24 each service account got a token in a Secret that never expires. This cluster
          has none of these Secrets: good.
        </p>
      </div>
    );
  return (
    <div className="stack">
      <p className="quiet">
        These tokens never expire: whoever read one of these Secrets once can use it until the Secret is
        deleted.
      </p>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Secret</th>
              <th scope="col">Made, last used</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.uid}>
                <td className="value">
                  {visibleText(`${row.namespace}/${row.name}`)}{' '}
                  <span className="quiet block">for {visibleText(row.account)}</span>
                </td>
                <td className="numeric">
                  <Moment at={row.createdAt} />{' '}
                  <span className="quiet block">
                    {row.lastUsed === null ? 'no use noted' : `used ${visibleText(formatDay(row.lastUsed))}`}
                  </span>
                </td>
                <td>
                  <LegacyState state={row.state} />{' '}
                  {row.state === 'valid' && (
                    <DestructiveButton
                      size="compact-sm"
                      aria-label={`Delete ${visibleText(row.name)}…`}
                      onClick={() => setAsked(row)}
                    >
                      Delete…
                    </DestructiveButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        what="legacy tokens"
        offset={offset}
        shown={value.rows.length}
        total={value.total}
        onOffset={setOffset}
      />
      {asked !== null && (
        <DeleteLegacy
          row={asked}
          onClose={() => {
            setAsked(null);
            setVersion(version + 1);
          }}
        />
      )}
    </div>
  );
}

function LegacyState({ state }: { readonly state: LegacyToken['state'] }) {
  switch (state) {
    case 'valid':
      return (
        <span className="token-state state-never">
          <IconInfinity size={16} aria-hidden /> Never expires
        </span>
      );
    case 'deleted':
      return (
        <span className="token-state state-soon">
          <IconClock size={16} aria-hidden /> Deleted, in force in a moment
        </span>
      );
    case 'unconfirmed':
      return (
        <span className="token-state state-soon">
          <IconQuestionMark size={16} aria-hidden /> Deleted, but not seen to be refused
        </span>
      );
    case 'refused':
      return (
        <span className="token-state state-ended">
          <IconBan size={16} aria-hidden /> Refused by the cluster
        </span>
      );
  }
}

function DeleteLegacy({ row, onClose }: { readonly row: LegacyToken; readonly onClose: () => void }) {
  const { run, isBusy, error } = useCommand('legacy-tokens:delete');
  return (
    <Dialog
      title="Delete this token for good?"
      action={{
        label: 'Delete',
        kind: 'destructive',
        isBusy,
        run: () => void run({ uid: row.uid }).then((done) => done && onClose()),
      }}
      error={error}
      onClose={onClose}
    >
      <p>
        The Secret <code>{visibleText(`${row.namespace}/${row.name}`)}</code> is deleted. Its token is refused
        from then on, at the latest after 10 seconds, and cannot be brought back.
      </p>
      <p>{whatBreaks(row)}</p>
    </Dialog>
  );
}

function whatBreaks({ namespace, name, account, lastUsed }: LegacyToken): string {
  if (namespace === 'kube-system' && name === 'microk8s-dashboard-token')
    return 'MicroK8s’ dashboard add-on made it: it is the token that “microk8s dashboard-proxy” prints for logging in. Whoever is logged in with it must log in anew, with a fresh token from Keyfob. The add-on makes another one when it is enabled again or when dashboard-proxy runs.';
  const used =
    lastUsed === null
      ? 'The API server noted no use of it, which older ones never do.'
      : `The API server last saw it used on ${visibleText(formatDay(lastUsed))}.`;
  return `Programs that log in with it as ${visibleText(account)}, in pods or on other machines, lose access. ${used}`;
}
