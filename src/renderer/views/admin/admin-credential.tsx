import type { ClusterState, Snapshot } from '../../../shared/snapshot.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { AdminCertificate } from './admin-certificate.tsx';
import './admin-credential.css';
import { AdminToken } from './admin-token.tsx';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

const modes: Readonly<Record<OpenCluster['mode'], string>> = {
  token: 'This cluster knows its administrator by a static token (token mode).',
  x509: 'This cluster knows its administrator by a client certificate (x509 mode).',
  mixed:
    'This cluster knows its administrator by a client certificate, and by a static token beside it (mixed mode).',
};

/** What opens the cluster as its administrator: the static token with its file, the client certificate, or both. */
export function AdminCredential({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** `rotate` to ask for a rotation at once. */
  readonly subject: string | null;
}) {
  const { cluster } = snapshot;
  return (
    <section className="screen">
      <header>
        <h1>Admin credential</h1>
        {cluster.status === 'open' && <p className="quiet">{modes[cluster.mode]}</p>}
      </header>
      {cluster.status === 'looking' && <p aria-busy>Looking into {visibleText(cluster.snapData)}…</p>}
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      {cluster.status === 'open' && (
        <>
          {cluster.mode !== 'x509' && (
            <AdminToken
              cluster={cluster}
              rotation={snapshot.rotation}
              nodes={snapshot.nodes}
              isAsked={subject === 'rotate'}
            />
          )}
          {cluster.admin.kind === 'client-certificate' && (
            <AdminCertificate admin={cluster.admin} snapData={cluster.snapData} />
          )}
        </>
      )}
    </section>
  );
}
