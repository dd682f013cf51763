import { IconPlugConnectedX, IconPower, IconTrash } from '@tabler/icons-react';
import type { SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { commandCost, type CommandCost } from '../../../shared/words/known/command-cost.ts';
import { CommandLine } from '../command-line.tsx';
import './finding-command.css';

const icons: Readonly<Record<CommandCost, typeof IconPower | null>> = {
  rejoin: IconPower,
  restart: IconPower,
  dashboard: IconPower,
  release: IconTrash,
  deletes: IconTrash,
  closes: IconPlugConnectedX,
  none: null,
};

/** The command of a finding, with what it costs said before it can be copied. */
export function FindingCommand({
  finding,
  command,
}: {
  readonly finding: SafetyFinding;
  readonly command: string;
}) {
  const cost = commandCost(command);
  const Icon = icons[cost];
  return (
    <div className={`finding-command cost-${cost}`}>
      <p>
        {Icon !== null && <Icon size={16} aria-hidden />}
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
