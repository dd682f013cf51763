import { useState } from 'react';
import type { AuthenticationMode } from '../../../shared/authentication-mode.ts';
import type { CertificateRow } from '../../../shared/certificates-state.ts';
import { describeCertificate } from '../../../shared/certificate-words.ts';
import { formatDuration } from '../../../shared/format-time.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Moment } from '../../components/moment.tsx';
import { certificateState, stateNames } from '../../../shared/lifetime-state.ts';
import { useNow } from '../../use-now.ts';
import { CertificateDetails } from './certificate-details.tsx';
import './certificates.css';

/** Every certificate of the cluster, the soonest to end first, and all about the one that is picked. */
export function Certificates({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** The id of the certificate to show. */
  readonly subject: string | null;
}) {
  const { cluster, certificates } = snapshot;
  const now = useNow();
  const [selectedId, setSelectedId] = useState(subject);
  const isRead = cluster.status === 'open' && certificates?.cluster === cluster.identity;
  return (
    <section className="screen" aria-busy={cluster.status !== 'unavailable' && !isRead}>
      <h1>Certificates</h1>
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      {cluster.status !== 'unavailable' && !isRead && <p className="quiet">Reading the certificates…</p>}
      {isRead && (
        <>
          <p className="quiet">
            MicroK8s renews none of them when they expire. Each says what does, and with which command.
          </p>
          {certificates.rows.length === 0 ? (
            <p>No certificate of this cluster can be read.</p>
          ) : (
            <CertificateTable
              rows={certificates.rows}
              mode={cluster.mode}
              snapData={cluster.snapData}
              now={now}
              selectedId={selectedId}
              onSelect={setSelectedId}
            />
          )}
          {certificates.unread.map((error) => (
            <ErrorNotice key={JSON.stringify(error)} error={error} />
          ))}
        </>
      )}
    </section>
  );
}

function CertificateTable({
  rows,
  mode,
  snapData,
  now,
  selectedId,
  onSelect,
}: {
  readonly rows: readonly CertificateRow[];
  readonly mode: AuthenticationMode;
  readonly snapData: string;
  readonly now: number;
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const selected = rows.find(({ id }) => id === selectedId);
  return (
    <>
      <div className="table-frame">
        <table className="table certificates">
          <thead>
            <tr>
              <th scope="col">Certificate</th>
              <th scope="col">File</th>
              <th scope="col">Expires</th>
              <th scope="col">Left</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const state = certificateState(row.notAfter, now);
              return (
                <tr key={row.id} data-selected={row.id === selectedId || undefined}>
                  <td>
                    <button
                      type="button"
                      className="row-button"
                      aria-expanded={row.id === selectedId}
                      onClick={() => onSelect(row.id === selectedId ? null : row.id)}
                    >
                      {describeCertificate(row.role, mode, snapData).title}
                    </button>
                  </td>
                  <td>{visibleText(row.name)}</td>
                  <td className="numeric">
                    <Moment at={row.notAfter} now={now} />
                  </td>
                  <td className="numeric">
                    {row.notAfter > now ? formatDuration(row.notAfter - now) : 'none'}
                  </td>
                  <td>
                    <span className={`state state-${state}`}>{stateNames[state]}</span>
                    {row.chain === 'broken' && <span className="state state-soon">, not of this CA</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {selected !== undefined && (
        <CertificateDetails key={selected.id} row={selected} mode={mode} snapData={snapData} now={now} />
      )}
    </>
  );
}
