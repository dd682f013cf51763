import { Button } from '@mantine/core';
import { rotateNodeCommand } from '../../../shared/words/admin-commands.ts';
import { describe } from '../../../shared/words/describe.ts';
import { nothingKnown } from '../../../shared/words/known/known.ts';
import type { NodesState, NodeToken, OtherNode } from '../../../shared/contract/state/nodes-state.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';

/** What came before: nothing that concerns the others, a rotation, or one that was undone. */
export type NodesPhase = 'before' | 'rotated' | 'reverted';

/** The other control plane nodes, which have token files of their own, and how each gets the new token. */
export function OtherNodes({ nodes, phase }: { readonly nodes: NodesState; readonly phase: NodesPhase }) {
  const lookAgain = useCommand('cluster:refresh');
  if (nodes === null || (nodes.others.length === 0 && nodes.error === null)) return null;
  const { others, error } = nodes;
  const say = rotationPhrases().nodes;
  const waiting = others.filter(({ token }) => token.status !== 'same');
  return (
    <section id="other-nodes" tabIndex={-1} className="stack stack-tight" aria-labelledby="other-nodes-title">
      <div className="screen-head">
        <h2 id="other-nodes-title">{say.title}</h2>
        <Button size="sm" variant="default" loading={lookAgain.isBusy} onClick={() => void lookAgain.run({})}>
          {say.askAgain}
        </Button>
      </div>
      {others.length > 0 && <p className="quiet">{say.about[phase]}</p>}
      {error !== null && (
        <p className="notice notice-warning" role="note">
          {others.length === 0 ? say.unseen : say.moreUnseen}{' '}
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
  const say = rotationPhrases().nodes;
  switch (token.status) {
    case 'asking':
      return <span className="quiet">{say.asking}</span>;
    case 'same':
      return <span className="state-fine">{say.same[phase]}</span>;
    case 'other':
      return <span className="state-soon">{say.other[phase]}</span>;
    case 'away':
    case 'unknown':
      return <span className="state-soon">{say.notAsked}</span>;
  }
}

function whyUnknown(token: NodeToken): string | null {
  if (token.status === 'away') return rotationPhrases().nodes.away;
  return token.status === 'unknown' ? visibleText(describe(token.error, nothingKnown).message) : null;
}

function HowToFollow({ waiting }: { readonly waiting: readonly OtherNode[] }) {
  const copyToken = useCommand('admin:copy-token');
  const copyLine = useCommand('admin:copy-command');
  const error = copyToken.error ?? copyLine.error;
  const { nodes, copyLine: copyLineLabel } = rotationPhrases();
  const say = nodes.follow;
  const names = waiting.map(({ name, server }) => visibleText(name ?? server));
  return (
    <div className="follow">
      <h3>{say.title(names)}</h3>
      <ol className="follow-steps">
        <li>
          <div className="command">
            <span>
              <Rich phrase={say.run(<code>{rotateNodeCommand}</code>)} />
            </span>
            <Button
              size="compact-sm"
              variant="default"
              loading={copyLine.isBusy}
              onClick={() => void copyLine.run({ command: 'rotate-node' })}
            >
              {copyLineLabel}
            </Button>
          </div>
        </li>
        <li>
          <div className="command">
            <span>{say.paste}</span>
            <Button
              size="compact-sm"
              variant="default"
              loading={copyToken.isBusy}
              onClick={() => void copyToken.run({})}
            >
              {say.copyToken}
            </Button>
          </div>
        </li>
      </ol>
      <p className="quiet">{say.about}</p>
      {error !== null && <ErrorNotice error={error} />}
    </div>
  );
}
