import { Button, Tabs } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import type { TokenRow } from '../../../shared/contract/state/token-state.ts';
import { tokenPhrases } from '../../../shared/words/en/token-phrases.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { lazyPart } from '../../page/lazy-part.ts';
import { tokenTabs } from '../../page/places.ts';
import { useNow } from '../../page/use-now.ts';
import { useQuery } from '../../page/use-query.ts';
import { KeptTokenList } from './kept-token-list.tsx';
import { LegacyTokens } from './legacy-tokens.tsx';
import { NodeTokens } from './node-tokens.tsx';
import type { Successor } from './renew-token.tsx';
import { TokenDetails } from './token-details.tsx';
import './tokens.css';

const NewToken = lazyPart(() => import('./new-token-dialog.tsx').then((loaded) => loaded.NewTokenDialog));

/** The tokens that were minted and kept, and those that never expire; `subject` is the id of the kept one or the tab to show first, or `new`. */
export function TokensScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const [isMaking, setMaking] = useState(subject === 'new');
  const { versions, cluster } = snapshot;
  const say = tokenPhrases();
  const tab = tokenTabs.find((each) => each === subject) ?? 'kept';
  return (
    <section className="screen">
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
      <Tabs defaultValue={tab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="kept">{say.tabs.kept}</Tabs.Tab>
          <Tabs.Tab value="legacy">{say.tabs.legacy}</Tabs.Tab>
          <Tabs.Tab value="nodes">{say.tabs.nodes}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="kept" className="token-panel">
          <Kept snapshot={snapshot} subject={tab === 'kept' && subject !== 'new' ? subject : null} />
        </Tabs.Panel>
        <Tabs.Panel value="legacy" className="token-panel">
          {cluster.status === 'open' ? (
            <LegacyTokens key={cluster.identity} />
          ) : (
            <NoCluster cluster={cluster} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="nodes" className="token-panel">
          {cluster.status === 'open' ? (
            <NodeTokens key={cluster.identity} version={versions.files} />
          ) : (
            <NoCluster cluster={cluster} />
          )}
        </Tabs.Panel>
      </Tabs>
      <Suspense fallback={null}>
        {isMaking && <NewToken snapshot={snapshot} onClose={() => setMaking(false)} />}
      </Suspense>
    </section>
  );
}

function Kept({ snapshot, subject }: { readonly snapshot: Snapshot; readonly subject: string | null }) {
  const [selectedId, setSelectedId] = useState(subject);
  const [renewed, setRenewed] = useState<Successor | null>(null);
  const now = useNow();
  const { versions, tokenCount, cluster, storeErrors } = snapshot;
  if (cluster.status !== 'open') return <NoCluster cluster={cluster} />;
  const say = tokenPhrases();
  return (
    <>
      {tokenCount === 0 ? (
        <div className="empty">
          {storeErrors.some(isOfIndex) ? (
            <>
              <p className="strong">{say.empty.unknown}</p>
              <p>{say.empty.inMemory}</p>
            </>
          ) : (
            <>
              <p className="strong">{say.empty.none}</p>
              <p>{say.empty.whatIsKept}</p>
            </>
          )}
          <Button variant="default" onClick={() => void request('token:copy-fresh', {})}>
            {say.empty.copyFresh}
          </Button>
        </div>
      ) : (
        <KeptTokenList
          count={tokenCount}
          version={versions.tokens}
          selectedId={selectedId}
          onSelect={(row: TokenRow | null) => {
            setSelectedId(row?.id ?? null);
            setRenewed(null);
          }}
        />
      )}
      <p role="status" className="state-fine renewed">
        {renewed !== null && <Rich phrase={say.renew.done(<Moment at={renewed.expiresAt} now={now} />)} />}
      </p>
      {selectedId !== null && (
        <Selected
          key={selectedId}
          id={selectedId}
          version={versions.tokens}
          isNew={selectedId === renewed?.id}
          onRenewed={(successor) => {
            setSelectedId(successor.id);
            setRenewed(successor);
          }}
        />
      )}
    </>
  );
}

/** Whether the list of kept tokens could not be read. */
function isOfIndex(error: AppError): boolean {
  const isUnread = error.code === 'store-unreadable' || error.code === 'store-newer';
  return isUnread && error.file.endsWith('/tokens.json');
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

function Selected({
  id,
  version,
  isNew,
  onRenewed,
}: {
  readonly id: string;
  readonly version: number;
  readonly isNew: boolean;
  readonly onRenewed: (successor: Successor) => void;
}) {
  const { value } = useQuery('token:row', { id }, version);
  return value === null ? null : <TokenDetails row={value.row} isNew={isNew} onRenewed={onRenewed} />;
}
