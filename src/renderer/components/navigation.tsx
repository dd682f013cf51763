import { UnstyledButton } from '@mantine/core';
import {
  IconCertificate,
  IconCommand,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconSettings,
  IconShieldLock,
  IconTicket,
  IconZoomCode,
} from '@tabler/icons-react';
import { navigationPhrases } from '../../shared/words/en/navigation-phrases.ts';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import { screenName, screens, type Screen } from '../page/screens.ts';

const icons = {
  overview: IconLayoutDashboard,
  tokens: IconTicket,
  admin: IconShieldLock,
  certificates: IconCertificate,
  inspect: IconZoomCode,
  activity: IconHistory,
  settings: IconSettings,
};

/** The list of screens on the left. */
export function Navigation({
  screen,
  snapshot,
  onScreen,
  onPalette,
}: {
  readonly screen: Screen;
  readonly snapshot: Snapshot;
  readonly onScreen: (screen: Screen) => void;
  readonly onPalette: () => void;
}) {
  const say = navigationPhrases();
  return (
    <nav className="navigation" aria-label={say.label}>
      <p className="brand">
        <IconKey size={20} aria-hidden />
        <span className="navigation-name">Keyfob</span>
        {snapshot.demo !== null && <span className="navigation-name tag">{say.demo}</span>}
      </p>
      <p className="cluster-place navigation-name">
        {snapshot.cluster.status === 'open' && visibleText(snapshot.cluster.name)}
      </p>
      {screens.map((id) => {
        const name = screenName(id);
        const Icon = icons[id];
        return (
          <UnstyledButton
            key={id}
            className="navigation-item"
            aria-current={id === screen ? 'page' : undefined}
            onClick={() => onScreen(id)}
          >
            <Icon size={18} aria-hidden />
            <span className="navigation-name">{name}</span>
          </UnstyledButton>
        );
      })}
      <UnstyledButton className="navigation-item navigation-foot" onClick={onPalette}>
        <IconCommand size={18} aria-hidden />
        <span className="navigation-name">{say.commands}</span>
        <kbd>{say.commandKeys}</kbd>
      </UnstyledButton>
    </nav>
  );
}
