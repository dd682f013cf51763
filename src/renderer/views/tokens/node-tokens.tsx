import type {
  AgentTokenRow,
  NodeTokenKind,
} from '../../../shared/contract/requests/non-expiring-token-requests.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { useQuery } from '../../page/use-query.ts';

const kinds: Readonly<Record<NodeTokenKind, { readonly title: string; readonly meaning: string }>> = {
  join: {
    title: 'Join tokens',
    meaning:
      'From “microk8s add-node”. Whoever has one can join a machine to this cluster, which then holds its keys. One without an expiry works once, at any time: remove those that nobody is going to use.',
  },
  'persistent-join': {
    title: 'Reusable join tokens',
    meaning: 'From a launch configuration. Each joins any number of machines, for ever.',
  },
  'certificate-request': {
    title: 'Certificate request tokens',
    meaning:
      'Left by a join that was not finished. Each gets one certificate of the cluster CA for any name, the administrator’s included.',
  },
  callback: {
    title: 'Callback tokens',
    meaning:
      'The nodes’ cluster agents know each other by these. They can change the arguments of every service, so they are worth as much as the admin token. MicroK8s offers no way to change them; keep the file to the group microk8s.',
  },
};

const order: readonly NodeTokenKind[] = ['join', 'persistent-join', 'certificate-request', 'callback'];

/** The tokens with which machines join this cluster and its nodes talk to each other. */
export function NodeTokens({ version }: { readonly version: number }) {
  const { value, error } = useQuery('node-tokens:list', {}, version);
  if (error !== null) return <ErrorNotice error={error} />;
  if (value === null) return <p aria-busy>Reading the files of the cluster agent…</p>;
  if (value.total === 0)
    return (
      <div className="empty">
        <p className="strong">No join or callback tokens.</p>
        <p>
          “microk8s add-node” makes one for each machine that is to join. None is waiting to be used on this
          node.
        </p>
      </div>
    );
  return (
    <div className="stack">
      {order.map((kind) => (
        <NodeTokenGroup key={kind} kind={kind} rows={value.rows.filter((row) => row.kind === kind)} />
      ))}
      {value.total > value.rows.length && (
        <p className="quiet">
          The first {value.rows.length} of {value.total}.
        </p>
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
  const { title, meaning } = kinds[kind];
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
                  'Never expires'
                ) : (
                  <>
                    Until <Moment at={row.expiresAt} />
                  </>
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
