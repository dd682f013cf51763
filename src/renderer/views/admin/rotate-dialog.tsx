import type { RotationState } from '../../../shared/contract/state/admin-state.ts';
import type { NodesState } from '../../../shared/contract/state/nodes-state.ts';
import type { ClusterState } from '../../../shared/contract/state/snapshot.ts';
import { keepBackupMs } from '../../../shared/contract/values/keep-backup.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { formatDuration } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Fact } from '../../components/fact.tsx';
import { GuideNote } from '../../components/guide-panel.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';

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
  const { dialog: say, limits } = rotationPhrases();
  const tokenFile = <code className="value">{visibleText(cluster.tokenFile ?? '')}</code>;
  const confirm = async () => {
    if (await start.run({ command: 'rotate' })) onClose();
  };
  return (
    <Dialog
      title={say.title}
      size="lg"
      action={{
        label: way === 'by-hand' ? say.showLine : say.rotate,
        kind: 'careful',
        isBusy: start.isBusy,
        run: () => void confirm(),
      }}
      error={start.error}
      onClose={onClose}
    >
      <GuideNote />
      <dl className="facts">
        <Fact term={say.changes.term}>
          <Rich phrase={say.changes[cluster.mode === 'mixed' ? 'inTokenFile' : 'inBoth'](tokenFile)} />
        </Fact>
        <Fact term={say.restarts.term}>
          <Rich phrase={say.restarts.text(<code className="value">{visibleText(cluster.server)}</code>)} />
        </Fact>
        <Fact term={say.runsOn.term}>{say.runsOn.text}</Fact>
        <Fact term={say.stops.term}>{say.stops.text}</Fact>
        {nodes !== null && nodes.others.length > 0 && (
          <Fact term={say.stays.term}>
            {say.stays.text(nodes.others.map(({ name, server }) => visibleText(name ?? server)).join(', '))}
          </Fact>
        )}
        <Fact term={say.limits}>{limits}</Fact>
        <Fact term={say.fails.term}>{say.fails.text(formatDuration(keepBackupMs))}</Fact>
      </dl>
      {way !== null && <p>{say.way[way]}</p>}
    </Dialog>
  );
}
