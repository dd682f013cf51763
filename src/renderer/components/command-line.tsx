import { IconCopy } from '@tabler/icons-react';
import type { Input, RequestName } from '../../shared/contract/contract.ts';
import { commonPhrases } from '../../shared/words/en/common-phrases.ts';
import { describe } from '../../shared/words/describe.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { useCommand } from '../page/use-command.ts';
import { useKnown, useSnapshot } from '../page/state.ts';
import { CopyButton } from './copy-button.tsx';

/** The requests that copy a line for a terminal: main names what is copied, the page only which. */
export type CopyRequest = Extract<RequestName, `${string}:copy-command`>;

/** A line or lines for a terminal, with the button that copies it and says so, or why not; in the demo, with the word that nothing is there to run it on. */
export function CommandLine<Name extends CopyRequest>({
  line,
  request,
  input,
  label = commonPhrases().copyCommand,
  block,
  isForThisMachine = false,
}: {
  readonly line: string;
  readonly request: Name;
  readonly input: Input<Name>;
  readonly label?: string;
  /** The name of the block that lines of some length stand in. */
  readonly block?: string;
  /** It is not about the cluster: also in the demo it does something. */
  readonly isForThisMachine?: boolean;
}) {
  const known = useKnown();
  const snapshot = useSnapshot();
  const copy = useCommand(request);
  const hasNoMachine = !isForThisMachine && snapshot !== null && snapshot.demo !== null;
  const shown = line.split('\n').map(visibleText).join('\n');
  return (
    <>
      {hasNoMachine && <p className="quiet command-in-demo">{commonPhrases().inDemo}</p>}
      <div className={block === undefined ? 'command' : 'command command-block'}>
        {block === undefined ? (
          <code className="value">{shown}</code>
        ) : (
          <pre tabIndex={0} role="region" aria-label={block}>
            {shown}
          </pre>
        )}
        <CopyButton
          size="compact-sm"
          variant={hasNoMachine ? 'subtle' : 'default'}
          label={label}
          leftSection={<IconCopy size={16} aria-hidden />}
          loading={copy.isBusy}
          onCopy={() => copy.run(input)}
        />
      </div>
      {copy.error !== null && (
        <p role="alert">
          {describe(copy.error, known).message} {describe(copy.error, known).remedy}
        </p>
      )}
    </>
  );
}
