import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { keepBackupMs } from '../../shared/contract/values/keep-backup.ts';
import { guidePhrases } from '../../shared/words/en/guide-phrases.ts';
import { formatDuration } from '../../shared/words/text/format-time.ts';
import { guideSteps, useGuide } from '../page/guide.ts';
import { RealClusterButton } from './real-cluster-button.tsx';
import './guide-panel.css';

/** Says beside the real controls what comes next in a rotation, in the demo only; it follows what has happened, and may be left at any time. */
export function GuidePanel() {
  const { step, leave } = useGuide();
  if (step === null) return null;
  const say = guidePhrases();
  const at = guideSteps.findIndex((each) => each === step);
  const isOver = step === 'done' || step === 'failed';
  return (
    <aside className="guide" aria-label={say.name}>
      <IconRoute className="guide-icon" size={20} aria-hidden />
      <div className="guide-words" role="status">
        <p className="strong">{at < 0 ? say.name : say.step(at + 1, guideSteps.length)}</p>
        <p>{step === 'done' ? say.steps.done(formatDuration(keepBackupMs)) : say.steps[step]}</p>
      </div>
      <div className="row">
        {step === 'done' && <RealClusterButton />}
        <Button size="sm" variant={isOver ? 'filled' : 'subtle'} onClick={leave}>
          {isOver ? say.close : say.leave}
        </Button>
      </div>
    </aside>
  );
}

/** What the guide says in the question before a rotation, which covers its panel. */
export function GuideNote() {
  const { step } = useGuide();
  return step === 'rotate' ? <p className="guide-note">{guidePhrases().questions}</p> : null;
}
