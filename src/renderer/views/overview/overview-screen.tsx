import { Button } from '@mantine/core';
import { Suspense, useEffect } from 'react';
import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import { isReply } from '../../../shared/contract/errors/api-errors.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { verdictLine } from '../../../shared/words/verdict-words.ts';
import { lazyPart } from '../../page/lazy-part.ts';
import { useNow } from '../../page/use-now.ts';
import { useCommand } from '../../page/use-command.ts';
import { ClusterFacts } from './cluster-facts.tsx';
import { DashboardTokenCard } from './dashboard-token-card.tsx';
import { SafetyList } from './safety-list.tsx';
import './overview.css';

const Timeline = lazyPart(() => import('./timeline/timeline.tsx').then((loaded) => loaded.Timeline));

/** The first screen: the cluster, and a fresh token one click away. */
export function OverviewScreen({ snapshot }: { readonly snapshot: Snapshot }) {
  const { cluster } = snapshot;
  const isOpen = cluster.status === 'open';

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
    <section className="screen">
      <header className="screen-head">
        <div>
          <h1>{visibleText(cluster.name)}</h1>
          <VerdictLine verdict={snapshot.verdict} />
          <p className="quiet">
            {visibleText(cluster.server)}
            {cluster.version !== null && ` · ${say.version(visibleText(cluster.version.value))}`}
          </p>
        </div>
        <ApiBadge api={cluster.api} />
      </header>
      {cluster.api.status === 'failed' && <ErrorNotice error={cluster.api.error} />}
      <DashboardTokenCard snapshot={snapshot} />
      <Suspense fallback={<div className="timeline-place" />}>
        <Timeline credentials={snapshot.credentials} tokenShare={snapshot.settings.alertTokenPercent / 100} />
      </Suspense>
      <SafetyList
        findings={snapshot.safety}
        api={cluster.api}
        isRead={snapshot.certificates !== null}
        verdict={snapshot.verdict}
      />
      <ClusterFacts cluster={cluster} />
    </section>
  );
}

/** How the cluster stands, in the same words as title and tray. */
function VerdictLine({ verdict }: { readonly verdict: Snapshot['verdict'] }) {
  const line = verdictLine(verdict, useNow());
  if (line === null) return null;
  return <p className={`verdict verdict-${verdict?.kind ?? 'looking'}`}>{line}</p>;
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
