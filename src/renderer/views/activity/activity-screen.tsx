import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ActivityEvent } from '../../../shared/contract/state/activity-state.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { withNewest, withNext, type ActivityPages } from './activity-pages.ts';
import './activity.css';

const pageSize = 100;

const words: Readonly<Record<ActivityEvent, string>> = {
  'token-minted': 'Token minted',
  'token-copied': 'Token copied',
  'token-renewed': 'Token renewed',
  'token-revoked': 'Token revoked',
  'token-forgotten': 'Token forgotten',
  'clipboard-cleared': 'Clipboard cleared',
  'clipboard-left': 'Token not taken off the clipboard',
  'access-set-up': 'Access set up',
  'account-made': 'Account made',
  'token-copied-in-line': 'Token copied inside a command',
  'kubeconfig-exported': 'Token saved in a kubeconfig',
  'legacy-token-deleted': 'Legacy token deleted',
  'static-token-rotated': 'Static token rotated',
  'static-token-restored': 'Rotation undone: the old static token is valid again',
  'admin-token-copied': 'Admin token copied',
  'kubeconfig-updated': 'New admin token put into a kubeconfig',
  'renewal-stopped': 'Renewal stopped after three failures',
  'file-set-aside': 'Unreadable file set aside, to be made anew',
};

/** What Keyfob did and when, newest first. */
export function ActivityScreen({ snapshot }: { readonly snapshot: Snapshot }) {
  const [page, setPage] = useState<ActivityPages | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { activityNoted } = snapshot;

  useEffect(() => {
    let isStale = false;
    void request('activity:list', { offset: 0, limit: pageSize }).then((reply) => {
      if (isStale) return;
      setError(reply.ok ? null : reply.error);
      if (reply.ok) setPage((shown) => withNewest(shown, reply.value));
    });
    return () => {
      isStale = true;
    };
  }, [activityNoted]);

  const showMore = async (offset: number) => {
    const reply = await request('activity:list', { offset, limit: pageSize });
    setError(reply.ok ? null : reply.error);
    if (reply.ok)
      setPage((shown) => (shown?.entries.length === offset ? withNext(shown, reply.value) : shown));
  };

  return (
    <section className="screen" aria-busy={page === null && error === null}>
      <header>
        <h1>Activity</h1>
        <p className="quiet">
          What Keyfob did on this machine. It holds no secrets; the audit log of the API server names a token
          by the same number (JWT ID).
        </p>
      </header>
      {error !== null && <ErrorNotice error={error} />}
      {page?.unread.map((unread) => (
        <ErrorNotice key={JSON.stringify(unread)} error={unread} />
      ))}
      {page !== null && page.damagedLines > 0 && (
        <p className="quiet">
          {page.damagedLines === 1
            ? 'One line of the list is left out: it is damaged, or a newer version of Keyfob wrote it.'
            : `${page.damagedLines} lines of the list are left out: they are damaged, or a newer version of Keyfob wrote them.`}
        </p>
      )}
      {page?.total === 0 && page.unread.length === 0 && page.damagedLines === 0 && (
        <div className="empty">
          <p className="strong">Nothing was done yet.</p>
          <p>Every token that is minted, copied, renewed, revoked or forgotten is noted here.</p>
        </div>
      )}
      {page !== null && page.total > 0 && (
        <div className="table-frame" role="region" aria-label="Activity list" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col" className="activity-what">
                  What
                </th>
                <th scope="col">Token number (JWT ID) and cluster</th>
              </tr>
            </thead>
            <tbody>
              {page.entries.map((entry, at) => (
                <tr key={page.total - at}>
                  <td className="numeric">
                    <Moment at={entry.at} />
                  </td>
                  <td>
                    <strong>{words[entry.event]}</strong>{' '}
                    {entry.subject !== null && (
                      <span className="quiet block value">{visibleText(entry.subject)}</span>
                    )}
                  </td>
                  <td>
                    {entry.jti !== null && <code className="value">{visibleText(entry.jti)}</code>}{' '}
                    {entry.cluster !== null && (
                      <span className="quiet block value">{visibleText(entry.cluster)}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.total > page.entries.length && (
            <Button variant="default" onClick={() => void showMore(page.entries.length)}>
              Show more
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
