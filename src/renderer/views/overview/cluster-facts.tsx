import type { ReactNode } from 'react';
import { authorizationInForce } from '../../../shared/contract/state/authorization-in-force.ts';
import type { AuthorizationState } from '../../../shared/contract/state/authorization.ts';
import { timeNote } from '../../../shared/words/time-note.ts';
import type { Shown } from '../../../shared/contract/state/seen.ts';
import type { ClusterState } from '../../../shared/contract/state/snapshot.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Moment } from '../../components/moment.tsx';
import { Rich } from '../../components/rich.tsx';
import { useNow } from '../../page/use-now.ts';
import './cluster-facts.css';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

/** What the cluster's files and its API server say about it. */
export function ClusterFacts({ cluster }: { readonly cluster: OpenCluster }) {
  const { admin, authorization, user } = cluster;
  const say = overviewPhrases().facts;
  return (
    <dl className="cluster-facts">
      <Fact term={say.server}>
        {visibleText(cluster.server)}
        {cluster.version !== null && (
          <span className="quiet block">{overviewPhrases().version(visibleText(cluster.version.value))}</span>
        )}
      </Fact>
      <Fact term={say.authentication.name}>{say.authentication[cluster.mode]}</Fact>
      <Fact term={say.administrator.name}>
        {admin.kind === 'static-token' && cluster.mode === 'unknown' ? (
          say.administrator.token
        ) : admin.kind === 'static-token' ? (
          <Rich
            phrase={say.administrator.staticToken(
              <span className="state state-never">{say.administrator.never}</span>,
            )}
          />
        ) : (
          <Rich
            phrase={say.administrator.certificate(visibleText(admin.subject), <Moment at={admin.notAfter} />)}
          />
        )}
      </Fact>
      {cluster.tokenFileChangedAt !== null && (
        <Fact term={say.tokenFile.name}>
          <Rich phrase={say.tokenFile.changed(<Moment at={cluster.tokenFileChangedAt} />)} />
        </Fact>
      )}
      <Fact term={say.authorization.name}>
        <AuthorizationText authorization={authorization} />
      </Fact>
      {user !== null && (
        <Fact term={say.signedInAs}>
          {visibleText(user.value.user)}
          {user.value.groups.length > 0 && (
            <span className="quiet"> ({user.value.groups.map(visibleText).join(', ')})</span>
          )}
          <TimeNote fact={user} />
        </Fact>
      )}
      <Fact term={say.snapData}>{visibleText(cluster.snapData)}</Fact>
    </dl>
  );
}

/** What counts, and where the API server and its arguments disagree both. */
function AuthorizationText({ authorization }: { readonly authorization: AuthorizationState }) {
  const say = overviewPhrases().facts.authorization;
  const inForce = authorizationInForce(authorization);
  if (inForce === null) return <>{say.unknown}</>;
  return (
    <>
      {authorizationText(inForce, authorization.files)}
      <TimeNote fact={inForce} />
    </>
  );
}

function authorizationText(
  { by, value }: NonNullable<ReturnType<typeof authorizationInForce>>,
  files: AuthorizationState['files'],
): string {
  const say = overviewPhrases().facts.authorization;
  if (by === 'files') return say.byFiles(say[value]);
  if (files !== null && files.value !== value) return say.otherInFiles(say[value], say[files.value]);
  return say[value];
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
