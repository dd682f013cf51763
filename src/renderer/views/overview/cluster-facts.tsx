import type { ReactNode } from 'react';
import type { ClusterState } from '../../../shared/snapshot.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import './cluster-facts.css';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

const modes: Readonly<Record<OpenCluster['mode'], string>> = {
  token: 'Static token file (token mode)',
  x509: 'Client certificates (x509 mode)',
  mixed: 'Client certificates, and a token file beside them (mixed mode)',
  unknown: 'Not known',
};

/** What the cluster's files and its API server say about it. */
export function ClusterFacts({ cluster }: { readonly cluster: OpenCluster }) {
  const { admin, api } = cluster;
  return (
    <dl className="cluster-facts">
      <Fact term="Authentication">{modes[cluster.mode]}</Fact>
      <Fact term="Administrator">
        {admin.kind === 'static-token' && cluster.mode === 'unknown' ? (
          'The token of client.config'
        ) : admin.kind === 'static-token' ? (
          <>
            Static admin token: <span className="state state-never">never expires</span>
          </>
        ) : (
          <>
            Client certificate {visibleText(admin.subject)}, until <Moment at={admin.notAfter} />
          </>
        )}
      </Fact>
      {cluster.tokenFileChangedAt !== null && (
        <Fact term="Token file">
          Last changed <Moment at={cluster.tokenFileChangedAt} />: its tokens are at least that old
        </Fact>
      )}
      <Fact term="Authorization">{authorization(api)}</Fact>
      {api.status === 'reachable' && api.user !== null && (
        <Fact term="Signed in as">
          {visibleText(api.user)}
          {api.groups.length > 0 && (
            <span className="quiet"> ({api.groups.map(visibleText).join(', ')})</span>
          )}
        </Fact>
      )}
      <Fact term="Snap data">{visibleText(cluster.snapData)}</Fact>
    </dl>
  );
}

function authorization(api: OpenCluster['api']): string {
  if (api.status !== 'reachable') return 'Not known yet';
  switch (api.authorization) {
    case 'rbac':
      return 'Roles decide (RBAC)';
    case 'always-allow':
      return 'Everything is allowed (AlwaysAllow)';
    case 'unknown':
      return 'Could not be told';
  }
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
