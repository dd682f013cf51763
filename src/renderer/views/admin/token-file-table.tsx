import { useState } from 'react';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { pageSize, Pager } from '../../components/pager.tsx';
import { useQuery } from '../../page/use-query.ts';

/** The rows of the token file with masked tokens, and since when each is known. */
export function TokenFileTable({ version }: { readonly version: string }) {
  const [offset, setOffset] = useState(0);
  const { value, error, reload } = useQuery('admin:token-file', { offset, limit: pageSize }, version);
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <p aria-busy>Reading the token file…</p>;
  return (
    <section className="stack stack-tight" aria-labelledby="token-file">
      <div>
        <h2 id="token-file">Token file</h2>
        <p className="quiet">
          {visibleText(value.file)}, last changed <Moment at={value.changedAt} />. None of its tokens ever
          expires, and each is at least as old as the table says.
        </p>
      </div>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Rows of the token file">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">User</th>
              <th scope="col">Groups</th>
              <th scope="col">Token, and since when it is known</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.line} data-selected={row.isAdmin || undefined}>
                <th scope="row" className="value">
                  {visibleText(row.user)}
                  {row.isAdmin && <span className="tag admin-tag">client.config</span>}{' '}
                  <span className="quiet block">uid {visibleText(row.uid)}</span>
                </th>
                <td className="value">
                  {row.groups.length === 0 ? '–' : row.groups.map(visibleText).join(', ')}
                </td>
                <td>
                  <code className="masked">{visibleText(row.maskedToken)}</code>{' '}
                  <span className="quiet block">
                    <Moment at={row.knownSince} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {value.total === 0 && <p>The token file is empty: no static token opens this cluster.</p>}
      <Pager what="rows" offset={offset} shown={value.rows.length} total={value.total} onOffset={setOffset} />
    </section>
  );
}
