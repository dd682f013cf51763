import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfinity,
  IconQuestionMark,
} from '@tabler/icons-react';
import { inspectPhrases } from '../../../shared/words/en/inspect-phrases.ts';
import { inspectVerdictPhrases } from '../../../shared/words/en/inspect-verdict-phrases.ts';
import {
  inspectVerdict,
  type InspectedFacts,
  type InspectVerdict,
} from '../../../shared/words/inspect-verdict.ts';
import { useNow } from '../../page/use-now.ts';

const icons = {
  fine: IconCircleCheck,
  soon: IconAlertTriangle,
  never: IconInfinity,
  bad: IconCircleX,
  quiet: IconQuestionMark,
} satisfies Readonly<Record<InspectVerdict['tone'], unknown>>;

/** What comes of the inspection, and the way to ask the cluster about a token of its own. */
export function InspectVerdictLine({
  facts,
  ask,
}: {
  readonly facts: InspectedFacts;
  /** Null for a token that stays here. */
  readonly ask: { readonly isBusy: boolean; readonly run: () => void } | null;
}) {
  const { tone, sentence } = inspectVerdict(facts, useNow());
  const Icon = icons[tone];
  const say = inspectPhrases().accepted;
  return (
    <section className={`inspect-verdict inspect-verdict-${tone}`} aria-label={inspectVerdictPhrases().title}>
      <Icon className="inspect-verdict-icon" size={24} aria-hidden />
      <p className="inspect-verdict-sentence numeric">{sentence}</p>
      {ask !== null && (
        <Button variant="default" loading={ask.isBusy} onClick={ask.run}>
          {facts.acceptance === 'unasked' ? say.ask : say.askAgain}
        </Button>
      )}
    </section>
  );
}
