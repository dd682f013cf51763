import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { JudgedFinding } from '../../../shared/contract/state/safety-state.ts';
import { describeFinding } from '../../../shared/words/safety-words.ts';
import { ClusterSays } from '../../components/cluster-says.tsx';
import { FindingAct } from '../../components/findings/finding-act.tsx';
import { DegreeMark } from '../../components/findings/degree-mark.tsx';
import { FindingCommand } from '../../components/findings/finding-command.tsx';
import { takeStep } from '../../components/findings/finding-steps.ts';
import { findingWord } from '../../components/findings/finding-word.ts';
import { Why } from '../../components/why.tsx';
import { useGo } from '../../page/places.ts';
import { useKnown } from '../../page/state.ts';

/** One finding in a line with its act; why it matters and the way out unfold below it. */
export function FindingRow({
  finding,
  isOpen,
  isAsked,
  onFold,
}: {
  readonly finding: JudgedFinding;
  readonly isOpen: boolean;
  /** Whether the person just asked to see it from elsewhere. */
  readonly isAsked: boolean;
  readonly onFold: (isOpen: boolean) => void;
}) {
  const go = useGo();
  const details = useId();
  const line = useId();
  const fold = useRef<HTMLButtonElement>(null);
  const read = useRef<HTMLDivElement>(null);
  const { what, why, remedy, command, action, place, said } = describeFinding(finding, useKnown());
  useEffect(() => {
    if (!isAsked) return;
    fold.current?.focus();
    fold.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked]);
  const word = findingWord[finding.kind];
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className="finding" data-open={isOpen || undefined}>
      <div className="finding-line">
        <UnstyledButton
          ref={fold}
          id={line}
          className="finding-fold"
          aria-expanded={isOpen}
          aria-controls={isOpen ? details : undefined}
          onClick={() => onFold(!isOpen)}
        >
          <Chevron className="finding-chevron" size={16} aria-hidden />
          <DegreeMark degree={finding.degree} /> <span className="finding-what">{what}</span>
        </UnstyledButton>
        {action !== undefined && (
          <FindingAct
            action={action}
            onAct={() => {
              if (takeStep(action, finding, go)) return;
              flushSync(() => onFold(true));
              (read.current?.querySelector<HTMLElement>('.finding-command button') ?? read.current)?.focus();
            }}
          />
        )}
      </div>
      {isOpen && (
        <div
          ref={read}
          id={details}
          className="finding-details"
          role="group"
          aria-labelledby={line}
          tabIndex={-1}
        >
          <p>{why}</p>
          <p className="quiet">{remedy}</p>
          {word !== undefined && <Why word={word} />}
          {said !== undefined && <ClusterSays said={said} />}
          {command !== undefined && <FindingCommand finding={finding} command={command} />}
          {place !== undefined && place !== action && (
            <FindingAct action={place} onAct={() => takeStep(place, finding, go)} />
          )}
        </div>
      )}
    </li>
  );
}
