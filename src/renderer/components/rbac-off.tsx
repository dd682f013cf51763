import type { SafetyFinding } from '../../shared/contract/state/safety-state.ts';
import { inspectRightsPhrases } from '../../shared/words/en/inspect-rights-phrases.ts';
import { describeFinding } from '../../shared/words/safety-words.ts';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { useKnown } from '../page/state.ts';
import { CommandLine } from './command-line.tsx';
import { Why } from './why.tsx';

type RbacOffFinding = Extract<SafetyFinding, { kind: 'rbac-off' }>;

/** The finding that roles do not count on this cluster; null while they may. */
export function findRbacOff({ safety }: Snapshot): RbacOffFinding | null {
  return safety.find((finding) => finding.kind === 'rbac-off') ?? null;
}

/** That roles do not count on this cluster, and how to let them; `isPreset` when a new account gets rights. */
export function RbacOff({
  finding,
  isPreset,
}: {
  readonly finding: RbacOffFinding;
  readonly isPreset: boolean;
}) {
  const { remedy, command } = describeFinding(finding, useKnown());
  const say = inspectRightsPhrases().rbacOff;
  return (
    <div className="notice notice-warning" role="note">
      <div className="notice-text">
        <p className="strong">{say.title}</p>
        <p>
          {say.why} {isPreset ? `${say.rightsCountLater} ` : ''}
          {remedy}
        </p>
        <Why word="rbac" />
        {command !== undefined && (
          <CommandLine
            line={command}
            request="safety:copy-command"
            input={{ kind: finding.kind, id: null }}
          />
        )}
      </div>
    </div>
  );
}
