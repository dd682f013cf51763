import type { ReactNode } from 'react';
import {
  authorizationInForce,
  type Authorization,
  type AuthorizationState,
} from '../../../shared/contract/state/authorization.ts';
import { timeNote } from '../../../shared/words/time-note.ts';
import type { Shown } from '../../../shared/contract/state/seen.ts';
import type { ClusterState } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import { useNow } from '../../page/use-now.ts';
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
  const { admin, authorization, user } = cluster;
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
      <Fact term="Authorization">
        <AuthorizationText authorization={authorization} />
      </Fact>
      {user !== null && (
        <Fact term="Signed in as">
          {visibleText(user.value.user)}
          {user.value.groups.length > 0 && (
            <span className="quiet"> ({user.value.groups.map(visibleText).join(', ')})</span>
          )}
          <TimeNote fact={user} />
        </Fact>
      )}
      <Fact term="Snap data">{visibleText(cluster.snapData)}</Fact>
    </dl>
  );
}

const authorizations: Readonly<Record<Authorization, string>> = {
  rbac: 'Roles decide (RBAC)',
  'always-allow': 'Everything is allowed (AlwaysAllow)',
};

/** What counts, and where the API server and its arguments disagree both. */
function AuthorizationText({ authorization }: { readonly authorization: AuthorizationState }) {
  const inForce = authorizationInForce(authorization);
  if (inForce === null) return <>Not known yet</>;
  const { files } = authorization;
  const isOther = inForce.by === 'api-server' && files !== null && files.value !== inForce.value;
  return (
    <>
      {authorizations[inForce.value]}
      {inForce.by === 'files' && ', as args/kube-apiserver says'}
      {isOther && `; args/kube-apiserver says otherwise: ${authorizations[files.value]}`}
      <TimeNote fact={inForce} />
    </>
  );
}

function TimeNote({ fact }: { readonly fact: Shown<unknown> }) {
  const note = timeNote(fact, useNow());
  return note === '' ? null : <span className="quiet block">{note}</span>;
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
