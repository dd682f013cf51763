import { Button } from '@mantine/core';
import { useState } from 'react';
import type { TokenSubject, TryOut, UseLineName } from '../../../shared/contract/state/inspection.ts';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { useQuery } from '../../page/use-query.ts';
import { InspectExport } from './inspect-export.tsx';

const titles: Readonly<Record<UseLineName, string>> = {
  kubectl: 'kubectl',
  curl: 'curl',
};

/** The ways to use a token that this cluster issued. */
export function InspectUse({ subject }: { readonly subject: TokenSubject }) {
  const { value, error, reload } = useQuery('inspect:lines', { subject }, 0);
  return (
    <section className="inspect-part" aria-labelledby="inspect-use">
      <h2 id="inspect-use">Use it</h2>
      <TryIt subject={subject} />
      {error !== null && <ErrorNotice error={error} onRetry={reload} />}
      <p>
        For bash or zsh. Each line first waits for the token: paste it, nothing is shown, then press Enter. So
        it gets into no history and no argument list.
      </p>
      {value?.lines.map(({ name, text }) => (
        <UseLine key={name} subject={subject} name={name} text={text} />
      ))}
      <InspectExport subject={subject} />
    </section>
  );
}

function TryIt({ subject }: { readonly subject: TokenSubject }) {
  const [result, setResult] = useState<TryOut | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const reply = await request('inspect:try', { subject });
    setBusy(false);
    setResult(reply.ok ? reply.value : null);
    setError(reply.ok ? null : reply.error);
  };
  return (
    <>
      <div className="verdict">
        <Button variant="default" loading={isBusy} onClick={() => void run()}>
          Try it
        </Button>
        <span role="status">
          {result === null ? (
            <span className="quiet">Lists the pods of all namespaces as its bearer.</span>
          ) : (
            tryText(result)
          )}
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} onRetry={() => void run()} />}
    </>
  );
}

function tryText({ status, milliseconds, pods }: TryOut): string {
  const time = `${Math.round(milliseconds)} ms`;
  if (status === 401) return `401: the API server does not accept it (${time}).`;
  if (status === 403) return `403: accepted, but it may not list the pods of all namespaces (${time}).`;
  if (pods === null) return `${status} (${time}).`;
  return `${status}: ${pods === 1 ? '1 pod' : `${pods} pods`} in all namespaces (${time}).`;
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
  return (
    <div className="use-line">
      <h3>{titles[name]}</h3>
      <pre className="use-text" tabIndex={0} role="region" aria-label={`Line for ${titles[name]}`}>
        {visibleText(text)}
      </pre>
      {name === 'kubectl' && (
        <p className="quiet">
          Some builds of kubectl, such as Google’s with “-dispatcher” in its version, read the kubeconfig
          twice and fail on this line: export a file for them.
        </p>
      )}
      <div className="row">
        <CopyButton
          label="Copy line"
          size="sm"
          variant="default"
          onCopy={() => run({ subject, name, withToken: false })}
        />
        <Button size="sm" variant="subtle" color="gray" onClick={() => setWarning(true)}>
          With the token inside…
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {isWarning && (
        <Dialog
          title="Copy the line with the token inside?"
          action={{
            label: 'Copy with token',
            kind: 'careful',
            run: () => {
              setWarning(false);
              void run({ subject, name, withToken: true });
            },
          }}
          onClose={() => setWarning(false)}
        >
          <p>
            Your shell writes what you paste into its history file, token and all. The clipboard is cleared
            after a while; the history is not.
          </p>
        </Dialog>
      )}
    </div>
  );
}
