import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import type { SafetyFinding } from '../../../shared/contract/state/safety-state.ts';
import type { ApiState } from '../../../shared/contract/state/snapshot.ts';
import { describeFinding, type FindingAction } from '../../../shared/words/safety-words.ts';
import type { Verdict } from '../../../shared/contract/state/verdict-state.ts';
import { request } from '../../page/api.ts';
import { ClusterWords } from '../../components/cluster-words.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { useGo, type Go } from '../../page/places.ts';
import { useKnown } from '../../page/state.ts';
import './safety-list.css';

const actions: Readonly<Record<FindingAction, (finding: SafetyFinding, go: Go) => void>> = {
  'look-again': () => void request('cluster:refresh', {}),
  'show-admin-credential': (_finding, go) => go('admin'),
  'show-legacy-tokens': (_finding, go) => go('tokens', 'legacy'),
  'show-join-tokens': (_finding, go) => go('tokens', 'nodes'),
  'show-certificates': (finding, go) =>
    go('certificates', 'id' in finding ? finding.id : 'certificate:server.crt'),
};

/** What is unsafe: each line says what, why it matters, and the way out. */
export function SafetyList({
  findings,
  api,
  isRead,
  verdict,
}: {
  readonly findings: readonly SafetyFinding[];
  readonly api: ApiState;
  /** Whether the certificates were looked at by now. */
  readonly isRead: boolean;
  readonly verdict: Verdict;
}) {
  const say = safetyPhrases();
  return (
    <section className="safety" aria-labelledby="safety">
      <h2 id="safety">{say.title}</h2>
      {findings.length === 0 ? (
        <p className="quiet">{isRead ? nothingText(api, verdict) : say.looking}</p>
      ) : (
        <ul className="safety-list">
          {findings.map((finding) => (
            <Finding key={keyOf(finding)} finding={finding} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same while the finding is, whatever becomes of its times: what is focused in its row stays. */
function keyOf(finding: SafetyFinding): string {
  return 'id' in finding ? `${finding.kind} ${finding.id}` : finding.kind;
}

function nothingText(api: ApiState, verdict: Verdict): string {
  const { looking, nothing } = safetyPhrases();
  switch (api.status) {
    case 'asking':
      return looking;
    case 'reachable':
      // What counts without a finding is a credential that never expires and makes whoever holds it administrator.
      return verdict?.kind === 'unsafe'
        ? nothing.besideCredentials
        : nothing.found(formatMoment(api.checkedAt));
    case 'failed':
      return nothing.inFiles;
  }
}

function Finding({ finding }: { readonly finding: SafetyFinding }) {
  const go = useGo();
  const { what, why, remedy, command, action, said } = describeFinding(finding, useKnown());
  return (
    <li className="safety-item">
      <IconAlertTriangle className="safety-icon" size={20} aria-hidden />
      <div className="safety-text">
        <p className="strong">{what}</p>
        <p>
          {why} <span className="quiet">{remedy}</span>
        </p>
        {said !== undefined && <ClusterWords said={said} />}
        <div className="safety-way">
          {command !== undefined && (
            <CommandLine
              line={command}
              request="safety:copy-command"
              input={{ kind: finding.kind, id: 'id' in finding ? finding.id : null }}
            />
          )}
          {action !== undefined && (
            <Button size="compact-sm" variant="default" onClick={() => actions[action](finding, go)}>
              {safetyPhrases().actions[action]}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
