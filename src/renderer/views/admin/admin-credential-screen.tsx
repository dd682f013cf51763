import { useState } from 'react';
import { isByTokenFile } from '../../../shared/contract/state/authentication-mode.ts';
import type { ClusterState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { canRotate } from '../../page/can-rotate.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { AdminCertificate } from './admin-certificate.tsx';
import './admin-credential.css';
import { AdminToken } from './admin-token.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { TokenCopies, type CopiedCredential } from './token-copies.tsx';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

const modes: Readonly<Record<OpenCluster['mode'], string>> = {
  token: 'This cluster knows its administrator by a static token (token mode).',
  x509: 'This cluster knows its administrator by a client certificate (x509 mode).',
  mixed:
    'This cluster knows its administrator by a client certificate, and by a static token beside it (mixed mode).',
  unknown: 'How this cluster knows its administrator is not known.',
};

const copied: Readonly<Record<OpenCluster['mode'], CopiedCredential>> = {
  token: 'token',
  x509: 'certificate',
  mixed: 'credential',
  unknown: 'credential',
};

/** What opens the cluster as its administrator: the static token with its file, the client certificate, or both. */
export function AdminCredentialScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** `rotate` to ask for a rotation at once. */
  readonly subject: string | null;
}) {
  const { cluster, rotation, nodes } = snapshot;
  const rotatable = cluster.status === 'open' && canRotate(cluster, rotation) ? cluster : null;
  /** The cluster of which a person was about to rotate the token. */
  const [asked, setAsked] = useState(subject === 'rotate' ? (rotatable?.identity ?? null) : null);
  // A question that cannot stand is taken back: it must not come again by itself, perhaps for another cluster.
  if (asked !== null && asked !== rotatable?.identity) setAsked(null);
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
          {cluster.mode === 'unknown' && cluster.warning !== null && <ErrorNotice error={cluster.warning} />}
          {isByTokenFile(cluster.mode) && (
            <AdminToken
              cluster={cluster}
              rotation={rotation}
              nodes={nodes}
              onRotate={rotatable === null ? null : () => setAsked(rotatable.identity)}
            />
          )}
          {cluster.admin.kind === 'client-certificate' && <AdminCertificate admin={cluster.admin} />}
          <TokenCopies
            version={[
              ...[cluster.identity, cluster.tokenFileChangedAt, snapshot.versions.files],
              ...[rotation.run?.status, rotation.journal.status],
            ].join(' ')}
            credential={copied[cluster.mode]}
          />
        </>
      )}
      {rotatable !== null && asked === rotatable.identity && (
        <RotateDialog cluster={rotatable} way={rotation.way} nodes={nodes} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
