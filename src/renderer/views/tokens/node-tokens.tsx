import type { AgentTokenRow } from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import type { NodeTokenKind } from '../../../shared/contract/state/credentials-state.ts';
import { legacyTokenPhrases } from '../../../shared/words/en/legacy-token-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useQuery } from '../../page/use-query.ts';

const order: readonly NodeTokenKind[] = ['join', 'persistent-join', 'certificate-request', 'callback'];

/** The tokens with which machines join this cluster and its nodes talk to each other. */
export function NodeTokens({ version }: { readonly version: number }) {
  const { value, error, reload } = useQuery('node-tokens:list', {}, version);
  const say = legacyTokenPhrases().nodes;
  if (error !== null) return <ErrorNotice error={error} onRetry={reload} />;
  if (value === null) return <p aria-busy>{say.reading}</p>;
  if (value.total === 0)
    return (
      <div className="empty">
        <p className="strong">{say.none}</p>
        <p>{say.noneIsGood}</p>
      </div>
    );
  return (
    <div className="stack">
      {order.map((kind) => (
        <NodeTokenGroup key={kind} kind={kind} rows={value.rows.filter((row) => row.kind === kind)} />
      ))}
      {value.total > value.rows.length && (
        <p className="quiet">{say.first(value.rows.length, value.total)}</p>
      )}
    </div>
  );
}

function NodeTokenGroup({
  kind,
  rows,
}: {
  readonly kind: NodeTokenKind;
  readonly rows: readonly AgentTokenRow[];
}) {
  if (rows.length === 0) return null;
  const say = legacyTokenPhrases().nodes;
  const { title, meaning } = say.kinds[kind];
  return (
    <section className="node-tokens" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{meaning}</p>
      <ul className="node-token-list">
        {rows.map((row) => (
          <li key={row.id} className="node-token">
            <span className="row">
              <code>{visibleText(row.maskedToken)}</code>
              <span className={row.expiresAt === null ? 'state-never' : undefined}>
                {row.expiresAt === null ? (
                  say.never
                ) : (
                  <Rich phrase={say.until(<Moment at={row.expiresAt} />)} />
                )}
              </span>
              <code className="quiet value">{visibleText(row.file)}</code>
            </span>
            {row.command !== null && (
              <CommandLine line={row.command} request="node-tokens:copy-command" input={{ id: row.id }} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
