import { useEffect, useState } from 'react';
import { isByTokenFile } from '../../../shared/contract/state/authentication-mode.ts';
import type { ClusterState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { adminPhrases } from '../../../shared/words/en/admin-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { canRotate } from '../../page/can-rotate.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { AdminCertificate } from './admin-certificate.tsx';
import './admin-credential.css';
import { AdminToken } from './admin-token.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { TokenCopies, type CopiedCredential } from './token-copies.tsx';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

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
  /** `rotate` to ask for a rotation at once, or the part of the screen to show. */
  readonly subject: string | null;
}) {
  const { cluster, rotation, nodes } = snapshot;
  const say = adminPhrases();
  const rotatable = cluster.status === 'open' && canRotate(cluster, rotation) ? cluster : null;
  /** The cluster of which a person was about to rotate the token. */
  const [asked, setAsked] = useState(subject === 'rotate' ? (rotatable?.identity ?? null) : null);
  // A question that cannot stand is taken back: it must not come again by itself, perhaps for another cluster.
  if (asked !== null && asked !== rotatable?.identity) setAsked(null);
  useEffect(() => {
    // After the window has gone to the top of the screen.
    const frame = requestAnimationFrame(() => document.getElementById(subject ?? '')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [subject]);
  return (
    <section className="screen">
      <header>
        <h1>{say.title}</h1>
        {cluster.status === 'open' && <p className="quiet">{say.mode[cluster.mode]}</p>}
      </header>
      {cluster.status === 'looking' && <p aria-busy>{say.looking(visibleText(cluster.snapData))}</p>}
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      {cluster.status === 'open' && (
        <>
          {cluster.mode === 'unknown' && cluster.warning !== null && <ErrorNotice error={cluster.warning} />}
          {isByTokenFile(cluster.mode) && (
            <AdminToken
              cluster={cluster}
              rotation={rotation}
              nodes={nodes}
              isDemo={snapshot.demo !== null}
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
