import { IconAlertOctagon, IconClock, IconInfoCircle } from '@tabler/icons-react';
import type { Degree } from '../../../shared/contract/state/verdict-state.ts';
import { safetyPhrases } from '../../../shared/words/en/safety-phrases.ts';
import './degree-mark.css';

const icons = { urgent: IconAlertOctagon, soon: IconClock, advice: IconInfoCircle };

/** How much a finding presses: by shape, word and colour. */
export function DegreeMark({ degree }: { readonly degree: Degree }) {
  const Icon = icons[degree];
  return (
    <span className={`degree degree-${degree}`}>
      <Icon size={16} aria-hidden />
      {safetyPhrases().degrees[degree]}
    </span>
  );
}
