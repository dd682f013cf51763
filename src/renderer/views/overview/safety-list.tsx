import { useState } from 'react';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import type { ApiState } from '../../../shared/contract/state/snapshot.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { keyOfFinding } from '../../components/findings/finding-steps.ts';
import { FindingRow } from './finding-row.tsx';
import './safety-list.css';

/** A finding that the person asked to see, and how often one was asked for before. */
export interface AskedFinding {
  readonly key: string;
  readonly time: number;
}

/** What is unsafe, a line each: what presses most comes first. */
export function SafetyList({
  findings,
  api,
  isRead,
  asked,
}: {
  readonly findings: readonly JudgedFinding[];
  readonly api: ApiState;
  /** Whether the certificates were looked at by now. */
  readonly isRead: boolean;
  readonly asked: AskedFinding | null;
}) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<AskedFinding | null>(null);
  if (asked !== null && asked !== shown) {
    setShown(asked);
    setOpen(new Set([...open, asked.key]));
  }
  const fold = (key: string, isOpen: boolean) =>
    setOpen((before) => new Set([...before].filter((each) => each !== key).concat(isOpen ? [key] : [])));
  const say = safetyPhrases();
  return (
    <section className="safety" aria-labelledby="safety">
      <h2 id="safety">{say.title}</h2>
      {findings.length === 0 ? (
        <p className="quiet">{isRead ? nothingText(api) : say.looking}</p>
      ) : (
        <ul className="safety-list">
          {findings.map((finding) => {
            const key = keyOfFinding(finding);
            return (
              <FindingRow
                key={key}
                finding={finding}
                isOpen={open.has(key)}
                asked={asked?.key === key ? asked.time : null}
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
