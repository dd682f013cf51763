import { IconPower } from '@tabler/icons-react';
import type { SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { commandCost } from '../../../shared/words/known/command-cost.ts';
import { CommandLine } from '../command-line.tsx';
import './finding-command.css';

/** The command of a finding, with what it costs said before it can be copied. */
export function FindingCommand({
  finding,
  command,
}: {
  readonly finding: SafetyFinding;
  readonly command: string;
}) {
  const cost = commandCost(command);
  return (
    <div className={`finding-command cost-${cost}`}>
      <p>
        {cost !== 'none' && <IconPower size={16} aria-hidden />}
        {safetyPhrases().costs[cost]}
      </p>
      <CommandLine
        line={command}
        request="safety:copy-command"
        input={{ kind: finding.kind, id: 'id' in finding ? finding.id : null }}
      />
    </div>
  );
}
