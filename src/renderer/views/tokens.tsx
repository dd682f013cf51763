import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { TokenRow } from '../../shared/token-state.ts';
import { formatDuration, formatExactTime } from '../../shared/format-time.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { request } from '../api.ts';
import { useNow } from '../use-now.ts';
import { TokenDetails } from './token-details.tsx';

const pageSize = 100;

const places: Readonly<Record<TokenRow['place'], string>> = {
  keyring: 'Keyring',
  saving: 'Saving…',
  memory: 'Memory only',
};

/** The tokens that were minted and kept, and the claims of the one that is picked; `subject` is the id of the first pick. */
export function Tokens({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  readonly subject: string | null;
}) {
  const now = useNow();
  const [rows, setRows] = useState<readonly TokenRow[]>([]);
  const [limit, setLimit] = useState(pageSize);
  const [selectedId, setSelectedId] = useState(subject);
  const { revision, tokenCount } = snapshot;

  useEffect(() => {
    let isStale = false;
    void readRows(limit).then((read) => {
      if (!isStale) setRows(read);
    });
    return () => {
      isStale = true;
    };
  }, [revision, limit]);

  const selected = rows.find(({ id }) => id === selectedId);
  return (
    <section className="screen">
      <h1>Tokens</h1>
      {tokenCount === 0 ? (
        <div className="empty">
          <p className="strong">No tokens are kept.</p>
          <p>
            A token that you copy is kept in the keyring of this desktop until it expires, so that the next
            copy needs no new one.
          </p>
          <Button onClick={() => void request('token:copy-fresh', {})}>Copy fresh token</Button>
        </div>
      ) : (
        <div className="table-frame">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Service account</th>
                <th scope="col">Purpose</th>
                <th scope="col">Issued</th>
                <th scope="col">Expires</th>
                <th scope="col">Kept in</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} data-selected={row.id === selectedId || undefined}>
                  <td>
                    <button
                      type="button"
                      className="row-button"
                      aria-expanded={row.id === selectedId}
                      onClick={() => setSelectedId(row.id === selectedId ? null : row.id)}
                    >
                      {visibleText(`${row.namespace}/${row.serviceAccount}`)}
                    </button>
                  </td>
                  <td>{row.purpose.kind === 'dashboard' ? 'Dashboards' : visibleText(row.purpose.name)}</td>
                  <td>{formatExactTime(row.issuedAt)}</td>
                  <td className="numeric" title={formatExactTime(row.expiresAt)}>
                    in {formatDuration(row.expiresAt - now)}
                  </td>
                  <td>{places[row.place]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {tokenCount > rows.length && (
            <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
              Show more
            </Button>
          )}
        </div>
      )}
      {selected !== undefined && <TokenDetails key={selected.id} row={selected} />}
    </section>
  );
}

async function readRows(limit: number): Promise<readonly TokenRow[]> {
  const rows: TokenRow[] = [];
  for (let offset = 0; offset < limit; offset += pageSize) {
    const reply = await request('tokens:list', { offset, limit: pageSize });
    if (!reply.ok) break;
    rows.push(...reply.value.rows);
    if (rows.length >= reply.value.total) break;
  }
  return rows;
}
