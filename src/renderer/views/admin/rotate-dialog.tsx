import type { RotationState } from '../../../shared/contract/state/admin-state.ts';
import type { NodesState } from '../../../shared/contract/state/nodes-state.ts';
import type { ClusterState } from '../../../shared/contract/state/snapshot.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Fact } from '../../components/fact.tsx';
import { useCommand } from '../../page/use-command.ts';
import { wayWords } from './rotation-run-words.ts';

type OpenCluster = Extract<ClusterState, { status: 'open' }>;

/** Says what a rotation changes, what restarts and for how long, and what keeps running, before anything happens. */
export function RotateDialog({
  cluster,
  way,
  nodes,
  onClose,
}: {
  readonly cluster: OpenCluster;
  readonly way: RotationState['way'];
  readonly nodes: NodesState;
  readonly onClose: () => void;
}) {
  const start = useCommand('rotation:start');
  const confirm = async () => {
    if (await start.run({ command: 'rotate' })) onClose();
  };
  return (
    <Dialog
      title="Rotate the admin token?"
      size="lg"
      action={{
        label: way === 'by-hand' ? 'Show the line' : 'Rotate',
        kind: 'careful',
        isBusy: start.isBusy,
        run: () => void confirm(),
      }}
      error={start.error}
      onClose={onClose}
    >
      <dl className="facts">
        <Fact term="What changes">
          The admin’s token in <code className="value">{visibleText(cluster.tokenFile ?? '')}</code>
          {cluster.mode === 'mixed'
            ? '. client.config holds a certificate and stays as it is.'
            : ' and in client.config. Every other byte of the two files stays.'}
        </Fact>
        <Fact term="What restarts">
          The control plane of MicroK8s on this machine, whose API server is{' '}
          <code className="value">{visibleText(cluster.server)}</code>. The API does not answer meanwhile:
          some seconds, at most about a minute. kubectl and dashboards fail until it is back.
        </Fact>
        <Fact term="What keeps running">
          Your containers and services. Tokens that Keyfob minted stay valid: they do not depend on this one.
        </Fact>
        <Fact term="What stops working">
          Every copy of the old token: kubeconfigs elsewhere, pipelines, scripts. That is what a rotation is
          for.
        </Fact>
        {nodes !== null && nodes.others.length > 0 && (
          <Fact term="What does not change">
            The token files of the other control plane nodes:{' '}
            {nodes.others.map(({ name, server }) => visibleText(name ?? server)).join(', ')}. The old token
            opens the cluster there until each is given the new one; Keyfob shows how, right after.
          </Fact>
        )}
        <Fact term="What it cannot do">{rotationPhrases().limits}</Fact>
        <Fact term="If something fails">
          The old token is put back and proven to work, without asking. After success you can go back for 24
          hours.
        </Fact>
      </dl>
      {way !== null && <p>{wayWords[way]}</p>}
    </Dialog>
  );
}
