import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Suspense, useLayoutEffect, useRef, useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { lazyPart } from '../../page/lazy-part.ts';
import { accountOfNew, isNewToken, tabOf, tokenTabs, type TokenTab } from '../../page/places.ts';
import { useQuery } from '../../page/use-query.ts';
import { TokenList } from './token-list.tsx';
import { LegacyTokens } from './legacy-tokens.tsx';
import { NoTokens } from './no-tokens.tsx';
import { NodeTokens } from './node-tokens.tsx';
import './tokens.css';

const NewToken = lazyPart(() => import('./new-token-dialog.tsx').then((loaded) => loaded.NewTokenDialog));

/** The tokens that were minted and kept, and those that never expire; `subject` is the id of the one to show, or `new`. */
export function TokensScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const [isMaking, setMaking] = useState(isNewToken(subject));
  /** Whom the dialog is opened for. */
  const [accountFor, setAccountFor] = useState(() => accountOfNew(subject));
  /** The one that was minted here. */
  const [minted, setMinted] = useState<TokenRow | null>(null);
  const { versions, cluster } = snapshot;
  const say = tokenPhrases();
  const first = tabOf(subject);
  const [tab, setTab] = useState<string | null>(first);
  const subjectOf = (each: TokenTab) => (each === first && !isNewToken(subject) ? subject : null);
  const counts = useCounts(snapshot);
  const turnTo = (next: string | null) => {
    if (next === tab) return;
    setTab(next);
    // It was told of.
    setMinted(null);
  };
  const list = useRef<HTMLDivElement>(null);
  const isUndone = useRef(false);
  const isEmpty = snapshot.tokenCount === 0;
  const [wasEmpty, setWasEmpty] = useState(isEmpty);
  if (isEmpty !== wasEmpty) {
    setWasEmpty(isEmpty);
    if (isEmpty) setMinted(null);
  }
  useLayoutEffect(() => {
    if (isEmpty || !isUndone.current) return;
    isUndone.current = false;
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [isEmpty]);
  return (
    <section className="screen list-screen">
      <div className="screen-head">
        <h1>{say.title}</h1>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={cluster.status !== 'open'}
          onClick={() => setMaking(true)}
        >
          {say.make}
        </Button>
      </div>
      {cluster.status === 'open' ? (
        <Tabs className="token-tabs" value={tab} onChange={turnTo} keepMounted={false} key={cluster.identity}>
          <Tabs.List>
            {tokenTabs.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {say.tabs[each]} <span className="tab-count numeric">{counts[each]}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel ref={list} value="saved" className="token-panel">
            {isEmpty ? (
              <NoTokens snapshot={snapshot} onUndo={() => (isUndone.current = true)} />
            ) : (
              <TokenList
                key={minted?.id}
                snapshot={snapshot}
                subject={minted?.id ?? subjectOf('saved')}
                minted={minted}
              />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="legacy" className="token-panel">
            <LegacyTokens subject={subjectOf('legacy')} />
          </Tabs.Panel>
          <Tabs.Panel value="nodes" className="token-panel">
            <NodeTokens version={versions.files} subject={subjectOf('nodes')} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <NoCluster cluster={cluster} />
      )}
      <Suspense fallback={null}>
        {isMaking && (
          <NewToken
            snapshot={snapshot}
            account={accountFor}
            onClose={(made) => {
              setMaking(false);
              if (made !== null) {
                setMinted(made);
                setTab('saved');
              }
              setAccountFor(null);
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

/** How many entries each tab has; nothing until that is known. */
function useCounts({ cluster, versions }: Snapshot): Readonly<Record<TokenTab, number | null>> {
  const first = { offset: 0, limit: 1 };
  const saved = useQuery(
    'token-entries:list',
    { ...first, text: '', order: null, cursor: null },
    versions.tokens,
  );
  const legacy = useQuery('legacy-tokens:list', first, cluster.status === 'open' ? cluster.identity : null);
  const nodes = useQuery('node-tokens:list', {}, versions.files);
  return {
    saved: saved.value?.total ?? null,
    legacy: legacy.value?.total ?? null,
    nodes: nodes.value?.total ?? null,
  };
}

function NoCluster({ cluster }: { readonly cluster: Exclude<Snapshot['cluster'], { status: 'open' }> }) {
  const say = tokenPhrases().noCluster;
  if (cluster.status === 'looking') return <p className="quiet">{say.looking}</p>;
  return (
    <>
      <p className="quiet">{say.notOpen}</p>
      <ErrorNotice error={cluster.error} />
    </>
  );
}
