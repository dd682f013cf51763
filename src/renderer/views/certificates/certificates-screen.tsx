import { useState } from 'react';
import type { CertificateRow } from '../../../shared/contract/state/certificates-state.ts';
import { certificateName, describeCertificate } from '../../../shared/words/certificate-words.ts';
import { certificateScreenPhrases } from '../../../shared/words/en/certificate-screen-phrases.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LifetimeTable } from '../../components/lifetime-table.tsx';
import { certificateState } from '../../../shared/contract/state/lifetime-state.ts';
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
  const now = useNow();
  const say = certificateScreenPhrases();
  const [selectedId, setSelectedId] = useState(subject);
  const isRead = cluster.status === 'open' && certificates !== null;
  return (
    <section className="screen" aria-busy={cluster.status !== 'unavailable' && !isRead}>
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
            <p>{say.none}</p>
          ) : (
            <CertificateTable
              rows={certificates.rows}
              now={now}
              selectedId={selectedId}
              onSelect={setSelectedId}
            />
          )}
        </>
      )}
    </section>
  );
}

function CertificateTable({
  rows,
  now,
  selectedId,
  onSelect,
}: {
  readonly rows: readonly CertificateRow[];
  readonly now: number;
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const known = useKnown();
  const say = certificateScreenPhrases();
  const selected = rows.find(({ id }) => id === selectedId);
  return (
    <>
      <LifetimeTable
        label={say.title}
        heading={say.heading}
        rows={rows.map((row) => ({
          id: row.id,
          name: visibleText(certificateName(row)),
          about: describeCertificate(row, known).purpose,
          expiresAt: row.notAfter,
          state: certificateState(row, now),
          flaw: flawOf(row),
          isExpanded: row.id === selectedId,
        }))}
        now={now}
        onOpen={(id) => onSelect(id === selectedId ? null : id)}
      />
      {selected !== undefined && <CertificateDetails key={selected.id} row={selected} now={now} />}
    </>
  );
}

function flawOf({ standing, role, chain }: CertificateRow): string | null {
  const { flaws } = certificateScreenPhrases();
  if (standing === 'spare') return role === 'server' ? flaws.notServed : flaws.notInUse;
  return chain === 'broken' ? flaws.notOfThisCa : null;
}
