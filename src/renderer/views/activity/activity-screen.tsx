import { Button } from '@mantine/core';
import type { ActivityRow } from '../../../shared/contract/state/activity-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { activityPhrases } from '../../../shared/words/en/activity-phrases.ts';
import { formatExactTime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Empty } from '../../components/empty.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Fact } from '../../components/fact.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { Pane } from '../../components/list-pane/pane.tsx';
import { pagedList, usePaging } from '../../components/list-pane/use-paged-list.ts';
import { Moment } from '../../components/moment.tsx';
import { request } from '../../page/api.ts';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';

/** What Keyfob did and when, newest first. */
export function ActivityScreen({ snapshot }: { readonly snapshot: Snapshot }) {
  const now = useNow();
  const paging = usePaging(null);
  const { order, ...part } = paging.asked;
  const asked = { ...part, isOldestFirst: order !== null && !order.isDescending };
  const { value: page, error, of, reload } = useQuery('activity:list', asked, snapshot.activityNoted);
  const answer = page === null ? null : { ...page, rows: page.entries };
  const asker = of === null ? null : { offset: of.offset, cursor: of.cursor ?? null };
  const list = pagedList(paging, answer, asker, keyOf);
  const say = activityPhrases();
  const isEmpty = page?.total === 0 && page.unread.length === 0 && page.damagedLines === 0;

  return (
    <section className="screen list-screen" aria-busy={page === null && error === null}>
      <h1>{say.title}</h1>
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      {page?.unread.map((unread) => (
        <ErrorNotice key={JSON.stringify(unread)} error={unread} />
      ))}
      {page !== null && page.damagedLines > 0 && <p className="quiet">{say.damaged(page.damagedLines)}</p>}
      {isEmpty && (
        <Empty
          title={say.empty.title}
          act={
            <Button variant="default" onClick={() => void request('token:copy-fresh', {})}>
              {say.empty.copyFresh}
            </Button>
          }
        >
          <p>{say.empty.text}</p>
        </Empty>
      )}
      {page !== null && page.total > 0 && (
        <ListPane
          label={say.list.label}
          list={list}
          columns={columns(now)}
          pane={(row) => <ActivityDetails row={row} />}
          hint={say.about}
        />
      )}
    </section>
  );
}

function keyOf({ id }: ActivityRow): string {
  return id;
}

function columns(now: number): readonly Column<ActivityRow>[] {
  const say = activityPhrases();
  return [
    {
      key: 'what',
      heading: say.list.what,
      width: 'minmax(0, 1fr)',
      cell: ({ event, subject }) => {
        const [what, whose] = [say.event[event], subject === null ? null : visibleText(subject)];
        return (
          <>
            <span className="list-line" title={what}>
              {what}
            </span>
            {whose !== null && (
              <span className="list-line quiet" title={whose}>
                {whose}
              </span>
            )}
          </>
        );
      },
    },
    {
      key: 'cluster',
      heading: say.list.cluster,
      width: '9rem',
      isExtra: true,
      cell: ({ cluster }) =>
        cluster !== null && (
          <span className="list-line" title={visibleText(cluster)}>
            {visibleText(cluster)}
          </span>
        ),
    },
    {
      key: 'when',
      heading: say.list.when,
      width: '8.5rem',
      isSortable: true,
      cell: ({ at }) => (
        <span className="list-lines numeric">
          <Moment at={at} now={now} />
        </span>
      ),
    },
  ];
}

function ActivityDetails({ row: { event, at, subject, jti, cluster } }: { readonly row: ActivityRow }) {
  const say = activityPhrases();
  return (
    <Pane title={say.event[event]} state={<span className="quiet">{formatExactTime(at)}</span>}>
      <dl className="facts">
        {subject !== null && (
          <Fact term={say.whose}>
            <span className="value">{visibleText(subject)}</span>
          </Fact>
        )}
        {jti !== null && (
          <Fact term={say.number}>
            <code className="value">{visibleText(jti)}</code>
          </Fact>
        )}
        {cluster !== null && (
          <Fact term={say.list.cluster}>
            <span className="value">{visibleText(cluster)}</span>
          </Fact>
        )}
      </dl>
    </Pane>
  );
}
