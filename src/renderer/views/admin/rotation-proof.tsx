import { Button } from '@mantine/core';
import { useState } from 'react';
import { rotationPhrases } from '../../../shared/words/en/rotation-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';

/** Keeps the proof of the last rotation: times, the ends of both tokens, and what each API server answered. */
export function RotationProofActs() {
  const copy = useCommand('rotation:copy-proof');
  const [file, setFile] = useState<string | null>(null);
  const proof = useCommand('rotation:save-proof');
  const say = rotationPhrases().proof;
  const save = async () => {
    const saved = await proof.ask({});
    if (saved !== null && saved.file !== null) setFile(saved.file);
  };
  const error = proof.error ?? copy.error;
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
