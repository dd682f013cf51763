import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconInfinity,
  IconReplace,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { LifetimeState } from '../../shared/contract/state/lifetime-state.ts';
import { credentialPhrases } from '../../shared/words/en/credential-phrases.ts';
import './lifetime-word.css';

const icons: Readonly<Record<LifetimeState, Icon>> = {
  'not-yet': IconClock,
  expired: IconX,
  soon: IconAlertTriangle,
  fine: IconCheck,
  never: IconInfinity,
  revoked: IconBan,
  replaced: IconReplace,
};

/** How a credential stands, in a word or two with an icon. */
export function LifetimeWord({
  state,
  word = credentialPhrases().states[state],
}: {
  readonly state: LifetimeState;
  readonly word?: string;
}) {
  const Icon = icons[state];
  return (
    <span className={`lifetime-word state-${state}`}>
      <Icon size={16} aria-hidden /> <span>{word}</span>
    </span>
  );
}
