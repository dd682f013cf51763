import { Button } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import { isReply } from '../../../shared/contract/errors/replies.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { lazyPart } from '../../page/lazy-part.ts';
import { useCommand } from '../../page/use-command.ts';
import { ClusterFacts } from './cluster-facts.tsx';
import { DashboardTokenCard } from './dashboard-token-card.tsx';
import { VerdictHead } from './verdict-head.tsx';
import './overview.css';

const SafetyList = lazyPart(() => import('./safety-list.tsx').then((loaded) => loaded.SafetyList));
const Timeline = lazyPart(() => import('./timeline/timeline.tsx').then((loaded) => loaded.Timeline));

/** The first screen: the cluster, and a fresh token one click away; `subject` is the finding to show, by `keyOfFinding`. */
export function OverviewScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const { cluster } = snapshot;
  const isOpen = cluster.status === 'open';
  const [asked, setAsked] = useState(subject);

  useEffect(() => {
    if (isOpen) performance.mark('overview');
  }, [isOpen]);

  const say = overviewPhrases();
  if (cluster.status === 'looking') {
    return (
      <section className="screen" aria-busy>
        <h1>{say.looking}</h1>
        <p className="quiet">{visibleText(cluster.snapData)}</p>
      </section>
    );
  }
  if (cluster.status === 'unavailable') {
    return (
      <section className="screen">
        <h1>{say.noCluster.title}</h1>
        <p className="quiet">{say.noCluster.why(visibleText(cluster.snapData))}</p>
        <ErrorNotice error={cluster.error} />
        {!snapshot.demo && describe(cluster.error, nothingKnown).action !== 'choose-snap-data' && (
          <OtherFolder />
        )}
      </section>
    );
  }
  return (
    <section className="screen overview">
      <header>
        <div className="screen-head">
          <h1>{visibleText(cluster.name)}</h1>
          <ApiBadge api={cluster.api} />
        </div>
        <VerdictHead snapshot={snapshot} onAsk={setAsked} />
      </header>
      <DashboardTokenCard snapshot={snapshot} />
      <div className="overview-columns">
        <Suspense fallback={<div className="timeline-place" />}>
          <Timeline
            credentials={snapshot.credentials}
            tokenShare={snapshot.settings.alertTokenPercent / 100}
            awaitsToken={snapshot.dashboardToken === null}
          />
          <SafetyList
            findings={snapshot.safety}
            api={cluster.api}
            isRead={snapshot.certificates !== null}
            asked={asked}
            onShown={() => setAsked(null)}
          />
        </Suspense>
      </div>
      <ClusterFacts cluster={cluster} />
    </section>
  );
}

function OtherFolder() {
  const choose = useCommand('cluster:choose-snap-data');
  const say = overviewPhrases().noCluster;
  return (
    <>
      <div className="row">
        <p>{say.isElsewhere}</p>
        <Button size="sm" variant="default" loading={choose.isBusy} onClick={() => void choose.run({})}>
          {say.choose}
        </Button>
      </div>
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </>
  );
}

function ApiBadge({ api }: { readonly api: Extract<Snapshot['cluster'], { status: 'open' }>['api'] }) {
  const say = overviewPhrases().api;
  switch (api.status) {
    case 'asking':
      return <span className="badge">{say.asking}</span>;
    case 'reachable':
      return <span className="badge badge-fine">{say.reachable}</span>;
    case 'failed':
      return (
        <Button size="sm" variant="default" onClick={() => void request('cluster:refresh', {})}>
          {isReply(api.error) ? say.trouble : say.unreachable}
        </Button>
      );
  }
}
