import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
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
  const say = rotationPhrases().proof;
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
          {say.save}
        </Button>
        <CopyButton label={say.copy} size="sm" variant="default" onCopy={() => copy.run({})} />
        <span role="status" className="quiet">
          {file === null ? say.about : say.written(visibleText(file))}
        </span>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
