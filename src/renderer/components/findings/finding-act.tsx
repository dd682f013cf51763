import { Button } from '@mantine/core';
import { IconArrowRight, IconChevronDown, IconCopy } from '@tabler/icons-react';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { findingActs, type FindingAction } from '../../../shared/words/finding-acts.ts';

/** The act of a finding, which shows what it is: an arrow for what leads elsewhere, a chevron for what unfolds below, two sheets for a command to copy. */
export function FindingAct({
  action,
  onAct,
}: {
  readonly action: FindingAction;
  readonly onAct: () => void;
}) {
  const act = findingActs[action];
  const { actions, withCommand } = safetyPhrases();
  const label = actions[action];
  const Way = act === 'leads' ? IconArrowRight : act === 'unfolds' ? IconChevronDown : null;
  return (
    <Button
      className="finding-act"
      size="compact-sm"
      variant="default"
      aria-label={act === 'command' ? withCommand(label) : undefined}
      leftSection={act === 'command' && <IconCopy size={16} aria-hidden />}
      rightSection={Way !== null && <Way size={16} aria-hidden />}
      onClick={onAct}
    >
      {label}
    </Button>
  );
}
