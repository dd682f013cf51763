import { Button } from '@mantine/core';
import { realClusterWaySchema } from '../../shared/contract/state/real-cluster.ts';
import { realClusterPhrases } from '../../shared/words/en/real-cluster-phrases.ts';
import { realClusterCommands } from '../../shared/words/real-cluster-commands.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { useCommand } from '../page/use-command.ts';
import { useQuery } from '../page/use-query.ts';
import { CommandLine } from './command-line.tsx';
import { Dialog } from './dialog.tsx';
import { Rich } from './rich.tsx';

/** How to get from the demo to a person’s own cluster: the one that is there, a folder to choose, and what to do where there is none. */
export function RealClusterDialog({ onClose }: { readonly onClose: () => void }) {
  const { value, error } = useQuery('real-cluster:look', {}, null);
  const choose = useCommand('cluster:choose-snap-data');
  const open = useCommand('cluster:use-default-snap-data');
  const say = realClusterPhrases();
  // What it is for is not known before: the buttons must not change under a click.
  if (value === null && error === null) return null;
  const isThere = value !== null && value.problem === null;
  const ways = realClusterWaySchema.options.filter((way) => way !== 'missing' || !isThere);
  const chooseButton = (
    <Button variant="default" loading={choose.isBusy} onClick={() => void choose.run({})}>
      {say.choose}
    </Button>
  );
  return (
    <Dialog
      title={say.title}
      size="lg"
      action={
        isThere
          ? { label: say.open, kind: 'plain', isBusy: open.isBusy, run: () => void open.run({}) }
          : { label: say.choose, kind: 'plain', isBusy: choose.isBusy, run: () => void choose.run({}) }
      }
      note={isThere ? chooseButton : undefined}
      error={choose.error ?? open.error ?? error}
      onClose={onClose}
    >
      <p>{say.about}</p>
      {value !== null && (
        <p>
          <Rich
            phrase={say[isThere ? 'found' : 'notFound'](
              <code className="value">{visibleText(value.folder)}</code>,
            )}
          />
        </p>
      )}
      {ways.map((way) => (
        <section key={way}>
          <h3>{say.ways[way].title}</h3>
          <p>{say.ways[way].text}</p>
          <CommandLine
            line={realClusterCommands[way]}
            request="real-cluster:copy-command"
            input={{ way }}
            isForThisMachine
          />
        </section>
      ))}
    </Dialog>
  );
}
