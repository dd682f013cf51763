import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { describe } from '../../../shared/words/describe.ts';
import { firstRunPhrases } from '../../../shared/words/en/first-run-phrases.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { GuideButton } from '../../components/guide-button.tsx';
import { RealClusterButton } from '../../components/real-cluster-button.tsx';
import { Fact } from '../../components/fact.tsx';
import { useKnown } from '../../page/state.ts';

type OpenCluster = Extract<Snapshot['cluster'], { status: 'open' }>;

/** As many as are told of one by one. */
const mostUnread = 2;

/** What this step is called, by what there is. */
export function foundTitle({ cluster, demo }: Snapshot): string {
  const say = firstRunPhrases().found;
  if (demo !== null) return say.demo;
  if (cluster.status === 'open') return say.open;
  return cluster.status === 'looking' ? say.looking : say.nothing;
}

/** What was found and read, with whose rights, and what could not be read, with the way out. */
export function FoundStep({ snapshot }: { readonly snapshot: Snapshot }) {
  const { cluster, demo } = snapshot;
  const say = firstRunPhrases().found;
  return (
    <>
      {demo !== null && (
        <>
          <p>
            {say.demoWhy[demo]} {say.demoText}
          </p>
          <div className="row">
            <RealClusterButton />
            <GuideButton />
          </div>
        </>
      )}
      {demo === null && cluster.status === 'open' && <p>{say.onlyRead}</p>}
      {cluster.status === 'unavailable' && <ErrorNotice error={cluster.error} />}
      <dl className="facts">
        {cluster.status === 'open' && (
          <Fact term={say.cluster}>
            <strong>{visibleText(cluster.name)}</strong>
            {cluster.version !== null && (
              <span className="quiet"> {overviewPhrases().version(visibleText(cluster.version.value))}</span>
            )}
          </Fact>
        )}
        <Fact term={say.folder}>
          <code className="value">{visibleText(cluster.snapData)}</code>
        </Fact>
        {cluster.status === 'open' && (
          <>
            <Fact term={say.files}>
              <Files cluster={cluster} certificates={snapshot.certificates?.rows.length ?? 0} />
            </Fact>
            <Fact term={say.rights}>
              {say.yours} {cluster.user !== null && say.asUser(visibleText(cluster.user.value.user))}
            </Fact>
          </>
        )}
        <Fact term={say.keyring}>
          <Keyring keyring={snapshot.keyring} />
        </Fact>
      </dl>
      {cluster.status === 'open' && <Unread errors={unreadOf(cluster, snapshot.certificates)} />}
    </>
  );
}

function Files({ cluster, certificates }: { readonly cluster: OpenCluster; readonly certificates: number }) {
  const { snapData, tokenFile } = cluster;
  const below = (file: string) => (file.startsWith(`${snapData}/`) ? file.slice(snapData.length + 1) : file);
  const files = [
    'args/kube-apiserver',
    'credentials/client.config',
    ...(tokenFile === null ? [] : [below(tokenFile)]),
  ];
  return (
    <ul className="first-run-files">
      {files.map((file) => (
        <li key={file}>
          <code className="value">{visibleText(file)}</code>
        </li>
      ))}
      {certificates > 0 && <li>{firstRunPhrases().found.certificates(certificates)}</li>}
    </ul>
  );
}

function Keyring({ keyring }: Pick<Snapshot, 'keyring'>) {
  const known = useKnown();
  const { keyringStates } = firstRunPhrases().found;
  // Its way out stands in the strip above, with its button.
  return (
    <>
      {keyring.status === 'unusable' ? describe(keyring.error, known).message : keyringStates[keyring.status]}
    </>
  );
}

function Unread({ errors }: { readonly errors: readonly AppError[] }) {
  const say = firstRunPhrases().found;
  if (errors.length === 0) return null;
  const more = errors.length - mostUnread;
  return (
    <section className="stack">
      <h2>{say.unread}</h2>
      {errors.slice(0, mostUnread).map((error) => (
        <ErrorNotice key={JSON.stringify(error)} error={error} />
      ))}
      {more > 0 && <p className="quiet">{say.moreUnread(more)}</p>}
    </section>
  );
}

/** Those of certificates last, for they have a screen that tells of all. */
function unreadOf(
  { warning, api }: OpenCluster,
  certificates: Snapshot['certificates'],
): readonly AppError[] {
  return [
    ...(api.status === 'failed' ? [api.error] : []),
    ...(warning === null ? [] : [warning]),
    ...(certificates?.unread ?? []).map(({ error }) => error),
  ];
}
