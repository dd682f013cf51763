import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { firstRunPhrases } from '../../../shared/words/en/first-run-phrases.ts';
import { CabinetPicture } from '../../components/cabinet-picture.tsx';
import { isDialogOpen } from '../../page/keys.ts';
import { ChoicesStep } from './choices-step.tsx';
import { FoundStep, foundTitle } from './found-step.tsx';
import { NeverStep } from './never-step.tsx';
import './first-run.css';

const steps = ['found', 'never', 'choices'] as const;

/** Three steps in the place of the first screen, once: what was found, what Keyfob never does, and how it is there for the person. */
export function FirstRunScreen({
  snapshot,
  onLeave,
}: {
  readonly snapshot: Snapshot;
  /** It was gone through or skipped; `sawLogin` where the step with the login was seen. */
  readonly onLeave: (sawLogin: boolean) => void;
}) {
  const [at, setAt] = useState(0);
  const [furthest, setFurthest] = useState(0);
  const heading = useId();
  const body = useRef<HTMLElement>(null);
  const forth = useRef<HTMLButtonElement>(null);
  const isLast = at === steps.length - 1;
  const leave = () => onLeave(furthest === steps.length - 1);
  const goTo = (next: number) => {
    setAt(next);
    setFurthest(Math.max(furthest, next));
    body.current?.closest('main')?.scrollTo({ top: 0 });
  };

  useEffect(() => forth.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || isDialogOpen()) return;
      if (!isForOthers(event.target)) onLeave(furthest === steps.length - 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [furthest, onLeave]);

  const say = firstRunPhrases();
  const step = steps[at] ?? 'found';
  const title = step === 'found' ? foundTitle(snapshot) : say[step].title;
  return (
    <section ref={body} className="first-run" aria-labelledby={heading}>
      <header className="first-run-head">
        <CabinetPicture keys={(at + 1) * 2} />
        <div>
          <p className="quiet numeric">{say.step(at + 1, steps.length)}</p>
          <h1 id={heading} aria-live="polite">
            {title}
          </h1>
        </div>
      </header>
      <div className="first-run-body">
        {step === 'found' && <FoundStep snapshot={snapshot} />}
        {step === 'never' && <NeverStep />}
        {step === 'choices' && <ChoicesStep snapshot={snapshot} />}
      </div>
      <footer className="first-run-foot">
        <Button variant="subtle" onClick={leave}>
          {say.skip} <kbd>{say.skipKey}</kbd>
        </Button>
        <Button
          className="first-run-back"
          variant="default"
          data-gone={at === 0 || undefined}
          disabled={at === 0}
          onClick={() => goTo(at - 1)}
        >
          {say.back}
        </Button>
        <Button
          ref={forth}
          aria-describedby={heading}
          onClick={() => (isLast ? onLeave(true) : goTo(at + 1))}
        >
          {isLast ? say.done : say.next}
        </Button>
      </footer>
    </section>
  );
}

/** Whether Escape is for what has the focus: text that was typed, or the notices. */
function isForOthers(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const isTyped = target.matches('input[type="text"]') && (target as HTMLInputElement).value !== '';
  return isTyped || target.closest('.notice-strip') !== null;
}
