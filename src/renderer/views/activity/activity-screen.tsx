import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { activityPhrases } from '../../../shared/words/en/activity-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { withNewest, withNext, type ActivityPages } from './activity-pages.ts';
import './activity.css';

const pageSize = 100;

/** What Keyfob did and when, newest first. */
export function ActivityScreen({ snapshot }: { readonly snapshot: Snapshot }) {
  const [page, setPage] = useState<ActivityPages | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { activityNoted } = snapshot;
  const say = activityPhrases();

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
        <h1>{say.title}</h1>
        <p className="quiet">{say.about}</p>
      </header>
      {error !== null && <ErrorNotice error={error} />}
      {page?.unread.map((unread) => (
        <ErrorNotice key={JSON.stringify(unread)} error={unread} />
      ))}
      {page !== null && page.damagedLines > 0 && <p className="quiet">{say.damaged(page.damagedLines)}</p>}
      {page?.total === 0 && page.unread.length === 0 && page.damagedLines === 0 && (
        <div className="empty">
          <p className="strong">{say.empty.title}</p>
          <p>{say.empty.text}</p>
        </div>
      )}
      {page !== null && page.total > 0 && (
        <div className="table-frame" role="region" aria-label={say.list.label} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say.list.when}</th>
                <th scope="col" className="activity-what">
                  {say.list.what}
                </th>
                <th scope="col">{say.list.whose}</th>
              </tr>
            </thead>
            <tbody>
              {page.entries.map((entry, at) => (
                <tr key={page.total - at}>
                  <td className="numeric">
                    <Moment at={entry.at} />
                  </td>
                  <td>
                    <strong>{say.event[entry.event]}</strong>{' '}
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
              {say.list.showMore}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
