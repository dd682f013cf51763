import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { TokenRow } from '../../shared/token-state.ts';
import { request } from '../api.ts';
import { useQuery } from '../use-query.ts';
import { KeptTokens } from './kept-tokens.tsx';
import { TokenDetails } from './token-details.tsx';
import './tokens.css';

const NewToken = lazy(() => import('./new-token.tsx').then(({ NewToken }) => ({ default: NewToken })));

/** The tokens that were minted and kept, and what is known of the one that is picked; `subject` is the id of the first pick. */
export function Tokens({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const [selectedId, setSelectedId] = useState(subject);
  const [isMaking, setMaking] = useState(false);
  const { revision, tokenCount, cluster } = snapshot;
  return (
    <section className="screen">
      <div className="screen-head">
        <h1>Tokens</h1>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={cluster.status !== 'open'}
          onClick={() => setMaking(true)}
        >
          New token…
        </Button>
      </div>
      {tokenCount === 0 ? (
        <div className="empty">
          <p className="strong">No tokens are kept.</p>
          <p>
            A token that you make or copy is kept in the keyring of this desktop until it expires, so that the
            next copy needs no new one.
          </p>
          <Button variant="default" onClick={() => void request('token:copy-fresh', {})}>
            Copy fresh token
          </Button>
        </div>
      ) : (
        <KeptTokens
          count={tokenCount}
          revision={revision}
          selectedId={selectedId}
          onSelect={(row: TokenRow | null) => setSelectedId(row?.id ?? null)}
        />
      )}
      {selectedId !== null && <Selected key={selectedId} id={selectedId} revision={revision} />}
      <Suspense fallback={null}>
        {isMaking && <NewToken snapshot={snapshot} onClose={() => setMaking(false)} />}
      </Suspense>
    </section>
  );
}

function Selected({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { value } = useQuery('token:row', { id }, revision);
  return value === null ? null : <TokenDetails row={value.row} />;
}
