import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';

/** Keeps the proof of the last rotation: times, the ends of both tokens, and what each API server answered. */
export function RotationProof() {
  const copy = useCommand('rotation:copy-proof');
  const [file, setFile] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const save = async () => {
    const reply = await request('rotation:save-proof', {});
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok && reply.value.file !== null) setFile(reply.value.file);
  };
  const error = failure ?? copy.error;
  return (
    <>
      <div className="row">
        <Button size="sm" variant="default" onClick={() => void save()}>
          Save proof…
        </Button>
        <CopyButton label="Copy proof" size="sm" variant="default" onCopy={() => copy.run({})} />
        <span role="status" className="quiet">
          {file === null
            ? 'Times, the ends of both tokens, and what each API server answered; no secret.'
            : `Written to ${visibleText(file)}, readable by you alone.`}
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
