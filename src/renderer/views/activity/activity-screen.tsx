import { useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { activityPhrases } from '../../../shared/words/en/activity-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { pageSize, Pager } from '../../components/pager.tsx';
import { useQuery } from '../../page/use-query.ts';
import './activity.css';

/** What Keyfob did and when, newest first. */
export function ActivityScreen({ snapshot }: { readonly snapshot: Snapshot }) {
  const [offset, setOffset] = useState(0);
  const asked = { offset, limit: pageSize };
  const { value: page, error, of, reload } = useQuery('activity:list', asked, snapshot.activityNoted);
  const first = of?.offset ?? 0;
  const say = activityPhrases();

  return (
    <section className="screen" aria-busy={page === null && error === null}>
      <header>
        <h1>{say.title}</h1>
        <p className="quiet">{say.about}</p>
      </header>
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {page?.unread.map((unread) => (
        <ErrorNotice key={JSON.stringify(unread)} error={unread} />
      ))}
      {page !== null && page.damagedLines > 0 && <p className="quiet">{say.damaged(page.damagedLines)}</p>}
      {page !== null && (
        <div className="table-frame" role="region" aria-label={say.list.label} tabIndex={0}>
          {page.total === 0 && page.unread.length === 0 && page.damagedLines === 0 && (
            <div className="empty">
              <p className="strong">{say.empty.title}</p>
              <p>{say.empty.text}</p>
            </div>
          )}
          {page.total > 0 && (
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
                  <tr key={page.total - first - at}>
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
          )}
        </div>
      )}
      {page !== null && (
        <Pager
          what={say.list.rows}
          offset={first}
          shown={page.entries.length}
          total={page.total}
          onOffset={setOffset}
        />
      )}
    </section>
  );
}
