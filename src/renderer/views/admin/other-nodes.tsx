import { Button } from '@mantine/core';
import { rotateNodeCommand } from '../../../shared/admin-commands.ts';
import type { OtherServer } from '../../../shared/rotation.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../use-command.ts';

const states: Readonly<Record<OtherServer['oldToken'], string>> = {
  accepted: 'still accepts the old token',
  refused: 'refuses the old token',
  unknown: 'could not be asked',
};

/** The other control plane nodes, which have token files of their own, and how each gets the new token. */
export function OtherNodes({ others }: { readonly others: readonly OtherServer[] }) {
  const copyToken = useCommand('admin:copy-token');
  const copyLine = useCommand('admin:copy-command');
  const waiting = others.filter(({ oldToken }) => oldToken !== 'refused');
  if (others.length === 0) return null;
  const error = copyToken.error ?? copyLine.error;
  return (
    <section className="stack stack-tight" aria-labelledby="other-nodes">
      <div>
        <h2 id="other-nodes">Other control plane nodes</h2>
        <p className="quiet">Each has a token file of its own and must be given the same token.</p>
      </div>
      <ul className="copies">
        {others.map(({ server, oldToken }) => (
          <li key={server} className="copy">
            <code className="value">{visibleText(server)}</code>
            <span className={oldToken === 'refused' ? 'state-fine' : 'state-soon'}>{states[oldToken]}</span>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <>
          <p>On each of these machines run this line, paste the new token, then press Enter and Ctrl+D:</p>
          <div className="command command-block">
            <pre tabIndex={0} role="region" aria-label="Line for the other nodes">
              {rotateNodeCommand}
            </pre>
            <div className="row">
              <Button
                size="compact-sm"
                variant="default"
                loading={copyLine.isBusy}
                onClick={() => void copyLine.run({ command: 'rotate-node' })}
              >
                Copy line
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                loading={copyToken.isBusy}
                onClick={() => void copyToken.run({})}
              >
                Copy new token
              </Button>
            </div>
          </div>
        </>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </section>
  );
}
