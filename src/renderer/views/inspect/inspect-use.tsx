import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenSubject, TryOut, UseLineName } from '../../../shared/contract/state/inspection.ts';
import { inspectUsePhrases } from '../../../shared/words/en/inspect-use-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';
import { InspectExport } from './inspect-export.tsx';

/** The ways to use a token that this cluster issued. */
export function InspectUse({ subject }: { readonly subject: TokenSubject }) {
  const { value, error, reload } = useQuery('inspect:lines', { subject }, 0);
  const say = inspectUsePhrases();
  return (
    <section className="inspect-part" aria-labelledby="inspect-use">
      <h2 id="inspect-use">{say.title}</h2>
      <TryIt subject={subject} />
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      <p>{say.lines.help}</p>
      {value?.lines.map(({ name, text }) => (
        <UseLine key={name} subject={subject} name={name} text={text} />
      ))}
      <InspectExport subject={subject} />
    </section>
  );
}

function TryIt({ subject }: { readonly subject: TokenSubject }) {
  const [result, setResult] = useState<TryOut | null>(null);
  const { ask, isBusy, error } = useCommand('inspect:try');
  const say = inspectUsePhrases().try;
  const run = () => void ask({ subject }).then(setResult);
  return (
    <>
      <div className="inspect-use-verdict">
        <Button variant="default" loading={isBusy} onClick={run}>
          {say.action}
        </Button>
        <span role="status">
          {result === null ? <span className="quiet">{say.help}</span> : tryText(result)}
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={run} />}
    </>
  );
}

function tryText({ status, milliseconds, pods }: TryOut): string {
  const say = inspectUsePhrases().try;
  const time = Math.round(milliseconds);
  if (status === 401) return say.notAccepted(time);
  if (status === 403) return say.notAllowed(time);
  return pods === null ? say.otherAnswer(status, time) : say.listed(status, pods, time);
}

function UseLine({
  subject,
  name,
  text,
}: {
  readonly subject: TokenSubject;
  readonly name: UseLineName;
  readonly text: string;
}) {
  const [isWarning, setWarning] = useState(false);
  const { run, error } = useCommand('inspect:copy-line');
  const say = inspectUsePhrases().lines;
  return (
    <div className="use-line">
      <h3>{name}</h3>
      <pre className="use-text" tabIndex={0} role="region" aria-label={say.label(name)}>
        {visibleText(text)}
      </pre>
      {name === 'kubectl' && <p className="quiet">{say.kubectlDispatcher}</p>}
      <div className="row">
        <CopyButton
          label={say.copy}
          size="sm"
          variant="default"
          onCopy={() => run({ subject, name, withToken: false })}
        />
        <Button size="sm" variant="subtle" color="gray" onClick={() => setWarning(true)}>
          {say.withToken}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {isWarning && (
        <Dialog
          title={say.question}
          action={{
            label: say.copyWithToken,
            kind: 'careful',
            run: () => {
              setWarning(false);
              void run({ subject, name, withToken: true });
            },
          }}
          onClose={() => setWarning(false)}
        >
          <p>{say.warning}</p>
        </Dialog>
      )}
    </div>
  );
}
