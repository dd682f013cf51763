import { useEffect, useState } from 'react';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import type { ApiState } from '../../../shared/contract/state/snapshot.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { Empty } from '../../components/empty.tsx';
import { LookAgainButton } from '../../components/look-again.tsx';
import { keyOfFinding } from '../../components/findings/finding-steps.ts';
import { request } from '../../page/api.ts';
import { FindingRow } from './finding-row.tsx';
import './safety-list.css';

/** What is unsafe, a line each: what presses most comes first. */
export function SafetyList({
  findings,
  api,
  isRead,
  asked,
  onShown,
}: {
  readonly findings: readonly JudgedFinding[];
  readonly api: ApiState;
  /** Whether the certificates were looked at by now. */
  readonly isRead: boolean;
  /** The finding to unfold and to put the focus on, by `keyOfFinding`. */
  readonly asked: string | null;
  readonly onShown: () => void;
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (asked !== null && !open.has(asked)) setOpen(new Set([...open, asked]));
  // After the rows took it: one that comes back later was not asked for.
  useEffect(() => {
    if (asked !== null) onShown();
  }, [asked, onShown]);
  const fold = (key: string, isOpen: boolean) =>
    setOpen((before) => new Set([...before].filter((each) => each !== key).concat(isOpen ? [key] : [])));
  const say = safetyPhrases();
  return (
    <section className="safety" aria-labelledby="safety">
      <h2 id="safety">{say.title}</h2>
      {findings.length === 0 ? (
        isRead && api.status !== 'asking' ? (
          <Empty
            title={nothingText(api)}
            keys={6}
            act={<LookAgainButton onLook={() => void request('cluster:refresh', {})} />}
          />
        ) : (
          <p className="quiet">{say.looking}</p>
        )
      ) : (
        <ul className="safety-list">
          {findings.map((finding) => {
            const key = keyOfFinding(finding);
            return (
              <FindingRow
                key={key}
                finding={finding}
                isOpen={open.has(key)}
                isAsked={asked === key}
                onFold={(isOpen) => fold(key, isOpen)}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}

function nothingText(api: ApiState): string {
  const { looking, nothing } = safetyPhrases();
  switch (api.status) {
    case 'asking':
      return looking;
    case 'reachable':
      return nothing.found(formatMoment(api.checkedAt));
    case 'failed':
      return nothing.inFiles;
  }
}
