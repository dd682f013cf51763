import { useMemo } from 'react';
import type { CertificateRow } from '../../../shared/contract/state/certificates-state.ts';
import { certificateState } from '../../../shared/contract/state/lifetime-state.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { certificateName, describeCertificate } from '../../../shared/words/certificate-words.ts';
import { certificateScreenPhrases } from '../../../shared/words/en/certificate-screen-phrases.ts';
import { commonPhrases } from '../../../shared/words/en/common-phrases.ts';
import { formatDate, formatExactTime, formatRelative } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Empty } from '../../components/empty.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LifetimeWord } from '../../components/lifetime-word.tsx';
import type { Column } from '../../components/list-pane/list-grid.tsx';
import { ListPane } from '../../components/list-pane/list-pane.tsx';
import { useLocalList, type LocalRows } from '../../components/list-pane/use-local-list.ts';
import { useCopiedCommand } from '../../components/use-copied-command.tsx';
import { LookAgainButton } from '../../components/look-again.tsx';
import { request } from '../../page/api.ts';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';
import { CertificateDetails } from './certificate-details.tsx';
import { UnreadNotice } from './unread-notice.tsx';

/** Every certificate of the cluster, the soonest to end first, and all about the one that is picked. */
export function CertificatesScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** The id of the certificate to show. */
  readonly subject: string | null;
}) {
  const { cluster, certificates } = snapshot;
  const say = certificateScreenPhrases();
  const isRead = cluster.status === 'open' && certificates !== null;
  return (
    <section className="screen list-screen" aria-busy={cluster.status !== 'unavailable' && !isRead}>
      <h1>{say.title}</h1>
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      {cluster.status !== 'unavailable' && !isRead && <p className="quiet">{say.reading}</p>}
      {isRead && (
        <>
          <p className="quiet">{say.lead}</p>
          {certificates.unread.map((unread) => (
            <UnreadNotice key={unread.id} unread={unread} mode={cluster.mode} />
          ))}
          {certificates.rows.length === 0 ? (
            <Empty
              title={say.none}
              act={<LookAgainButton onLook={() => void request('cluster:refresh', {})} />}
            >
              <p>{say.noneHint}</p>
            </Empty>
          ) : (
            <CertificateList rows={certificates.rows} subject={subject} />
          )}
        </>
      )}
    </section>
  );
}

/** A certificate with what it is for, in words. */
interface Described {
  readonly row: CertificateRow;
  readonly name: string;
  readonly purpose: string;
}

const localRows: LocalRows<Described> = {
  keyOf: ({ row }) => row.id,
  textOf: ({ row, name, purpose }) =>
    [name, purpose, row.subject, row.issuer, ...row.names, ...row.places].join(' '),
  orders: { name: ({ name }) => name, expires: ({ row }) => row.notAfter },
};

function CertificateList({
  rows,
  subject,
}: {
  readonly rows: readonly CertificateRow[];
  readonly subject: string | null;
}) {
  const now = useNow();
  const known = useKnown();
  const copy = useCopiedCommand('certificates:copy-command');
  const described = useMemo(
    () =>
      rows.map((row) => ({
        row,
        name: visibleText(certificateName(row)),
        purpose: describeCertificate(row, known).purpose,
      })),
    [rows, known],
  );
  const list = useLocalList(described, localRows, subject);
  const say = certificateScreenPhrases();
  const copyCommand = async ({ row }: Described) => {
    if (describeCertificate(row, known).command === null) return null;
    return copy({ id: row.id });
  };
  return (
    <ListPane
      label={say.title}
      list={list}
      columns={columns(now)}
      pane={({ row }) => <CertificateDetails row={row} now={now} />}
      act={copyCommand}
      copy={copyCommand}
      hint={say.hint}
    />
  );
}

function columns(now: number): readonly Column<Described>[] {
  const { heading } = certificateScreenPhrases();
  const { expires, state } = commonPhrases().lifetimes;
  return [
    {
      key: 'name',
      heading,
      width: 'minmax(0, 1fr)',
      isSortable: true,
      cell: ({ name, purpose }) => (
        <>
          <span className="list-name" title={name}>
            {name}
          </span>
          <span className="list-about quiet" title={purpose}>
            {purpose}
          </span>
        </>
      ),
    },
    {
      key: 'expires',
      heading: expires,
      width: '6.5rem',
      isSortable: true,
      cell: ({ row }) => (
        <span className="numeric">
          <span className="list-line">{formatRelative(row.notAfter, now)}</span>
          <time className="list-line quiet" title={formatExactTime(row.notAfter)}>
            {formatDate(row.notAfter)}
          </time>
        </span>
      ),
    },
    {
      key: 'state',
      heading: state,
      width: '6.75rem',
      cell: ({ row }) => {
        const flaw = flawOf(row);
        return (
          <>
            <LifetimeWord state={certificateState(row, now)} />
            {flaw !== null && <span className="list-line state-soon">{flaw}</span>}
          </>
        );
      },
    },
  ];
}

function flawOf({ standing, role, chain }: CertificateRow): string | null {
  const { flaws } = certificateScreenPhrases();
  if (standing === 'spare') return role === 'server' ? flaws.notServed : flaws.notInUse;
  return chain === 'broken' ? flaws.notOfThisCa : null;
}
