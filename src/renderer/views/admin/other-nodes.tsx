import { Button } from '@mantine/core';
import { rotateNodeCommand } from '../../../shared/words/admin-commands.ts';
import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import type { NodesState, NodeToken, OtherNode } from '../../../shared/contract/state/nodes-state.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';

/** What came before: nothing that concerns the others, a rotation, or one that was undone. */
export type NodesPhase = 'before' | 'rotated' | 'reverted';

const intros: Readonly<Record<NodesPhase, string>> = {
  before:
    'Each has an API server and a token file of its own. A rotation here does not reach them: afterwards each must be given the same token, and until then the old one opens the cluster there.',
  rotated: 'Each has a token file of its own and must be given the same new token.',
  reverted:
    'Each has a token file of its own. One that was given the new token keeps it until the rotation is undone there, too.',
};

const sameWords: Readonly<Record<NodesPhase, string>> = {
  before: 'has the same admin token',
  rotated: 'refuses the old token',
  reverted: 'has the same admin token',
};

const otherWords: Readonly<Record<NodesPhase, string>> = {
  before: 'has another admin token',
  rotated: 'still accepts the old token',
  reverted: 'has another admin token',
};

/** The other control plane nodes, which have token files of their own, and how each gets the new token. */
export function OtherNodes({ nodes, phase }: { readonly nodes: NodesState; readonly phase: NodesPhase }) {
  const lookAgain = useCommand('cluster:refresh');
  if (nodes === null || (nodes.others.length === 0 && nodes.error === null)) return null;
  const { others, error } = nodes;
  const waiting = others.filter(({ token }) => token.status !== 'same');
  return (
    <section className="stack stack-tight" aria-labelledby="other-nodes">
      <div className="screen-head">
        <h2 id="other-nodes">Other control plane nodes</h2>
        <Button size="sm" variant="default" loading={lookAgain.isBusy} onClick={() => void lookAgain.run({})}>
          Ask again
        </Button>
      </div>
      {others.length > 0 && <p className="quiet">{intros[phase]}</p>}
      {error !== null && (
        <p className="notice notice-warning" role="note">
          {others.length === 0
            ? 'Whether this cluster has other control plane nodes could not be found out. '
            : 'Whether there are more could not be found out. '}
          {visibleText(describe(error, nothingKnown).message)}
        </p>
      )}
      <ul className="copies">
        {others.map((node) => (
          <NodeLine key={node.server} node={node} phase={phase} />
        ))}
      </ul>
      {phase === 'rotated' && waiting.length > 0 && <HowToFollow waiting={waiting} />}
    </section>
  );
}

function NodeLine({
  node: { name, server, token },
  phase,
}: {
  readonly node: OtherNode;
  readonly phase: NodesPhase;
}) {
  const why = whyUnknown(token);
  return (
    <li className="copy">
      <span className="row">
        {name !== null && <span className="strong">{visibleText(name)}</span>}
        <code className="value">{visibleText(server)}</code>
      </span>
      <span role="status">
        <TokenWords token={token} phase={phase} />
      </span>
      {why !== null && <span className="quiet node-why">{why}</span>}
    </li>
  );
}

function TokenWords({ token, phase }: { readonly token: NodeToken; readonly phase: NodesPhase }) {
  switch (token.status) {
    case 'asking':
      return <span className="quiet">is being asked…</span>;
    case 'same':
      return <span className="state-fine">{sameWords[phase]}</span>;
    case 'other':
      return <span className="state-soon">{otherWords[phase]}</span>;
    case 'away':
    case 'unknown':
      return <span className="state-soon">could not be asked</span>;
  }
}

function whyUnknown(token: NodeToken): string | null {
  if (token.status === 'away') return 'The cluster announces no API server there: it is off or cut off.';
  return token.status === 'unknown' ? visibleText(describe(token.error, nothingKnown).message) : null;
}

function HowToFollow({ waiting }: { readonly waiting: readonly OtherNode[] }) {
  const copyToken = useCommand('admin:copy-token');
  const copyLine = useCommand('admin:copy-command');
  const error = copyToken.error ?? copyLine.error;
  const names = waiting.map(({ name, server }) => visibleText(name ?? server));
  return (
    <div className="follow">
      <h3>
        Give the new token to {new Intl.ListFormat('en').format(names)}, {names.length > 1 ? 'each ' : ''}in a
        terminal there
      </h3>
      <ol className="follow-steps">
        <li>
          <div className="command">
            <span>
              Run <code>{rotateNodeCommand}</code>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              loading={copyLine.isBusy}
              onClick={() => void copyLine.run({ command: 'rotate-node' })}
            >
              Copy line
            </Button>
          </div>
        </li>
        <li>
          <div className="command">
            <span>Paste the new token, press Enter, then Ctrl+D</span>
            <Button
              size="compact-sm"
              variant="default"
              loading={copyToken.isBusy}
              onClick={() => void copyToken.run({})}
            >
              Copy new token
            </Button>
          </div>
        </li>
      </ol>
      <p className="quiet">
        The line waits for the token, puts it in the place of the old one, restarts the API server there, and
        proves it. Keyfob must be installed there, too; it needs no desktop for this. Afterwards, ask again
        here.
      </p>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
