import { Button } from '@mantine/core';
import { useState } from 'react';
import { reportPhrases } from '../../shared/words/en/report-phrases.ts';
import { useCommand } from '../page/use-command.ts';
import { useQuery } from '../page/use-query.ts';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import './copy-report.css';

/** A button that shows the report on Keyfob, and lets a person copy it as it is shown. */
export function CopyReport() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {reportPhrases().page.open}
      </Button>
      {isOpen && <ReportDialog onClose={() => setOpen(false)} />}
    </>
  );
}

/** Comes up once there is a text, so that the focus is on the button that copies it. */
function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { value: text, error, reload } = useQuery('report:read', {}, null);
  const copy = useCommand('report:copy');
  const say = reportPhrases().page;
  if (text === null && error === null) return null;
  return (
    <Dialog
      title={say.title}
      size="lg"
      cancel={say.close}
      button={
        text !== null && (
          <CopyButton label={say.copy} loading={copy.isBusy} data-autofocus onCopy={() => copy.run({})} />
        )
      }
      error={error ?? copy.error}
      {...(error === null ? {} : { onRetry: reload })}
      onClose={onClose}
    >
      <p>{say.about}</p>
      {text !== null && (
        <pre className="report" tabIndex={0} role="region" aria-label={say.text}>
          {text}
        </pre>
      )}
    </Dialog>
  );
}
