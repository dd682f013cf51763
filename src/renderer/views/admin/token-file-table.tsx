import { useState } from 'react';
import { adminPhrases } from '../../../shared/words/en/admin-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { pageSize, Pager } from '../../components/pager.tsx';
import { Rich } from '../../components/rich.tsx';
import { useQuery } from '../../page/use-query.ts';

/** The rows of the token file with masked tokens, and since when each is known. */
export function TokenFileTable({ version }: { readonly version: string }) {
  const [offset, setOffset] = useState(0);
  const { value, error, reload } = useQuery('admin:token-file', { offset, limit: pageSize }, version);
  const say = adminPhrases().tokenFile;
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null)
    return (
      <p className="of-unknown-height" aria-busy>
        {say.reading}
      </p>
    );
  return (
    <section className="stack stack-tight" aria-labelledby="token-file">
      <div>
        <h2 id="token-file">{say.title}</h2>
        <p className="quiet">
          <Rich phrase={say.about(visibleText(value.file), <Moment at={value.changedAt} />)} />
        </p>
      </div>
      <div className="table-frame" tabIndex={0} role="region" aria-label={say.label}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.user}</th>
              <th scope="col">{say.groups}</th>
              <th scope="col">{say.token}</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.line} data-selected={row.isAdmin || undefined}>
                <th scope="row" className="value">
                  {visibleText(row.user)}
                  {row.isAdmin && <span className="tag admin-tag">client.config</span>}{' '}
                  <span className="quiet block">{say.uid(visibleText(row.uid))}</span>
                </th>
                <td className="value token-groups">
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
      {value.total === 0 && <p>{say.empty}</p>}
      <Pager
        what={say.rows}
        offset={offset}
        shown={value.rows.length}
        total={value.total}
        onOffset={setOffset}
      />
    </section>
  );
}
