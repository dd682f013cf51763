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
  isDemo,
  onScreen,
  onPalette,
}: {
  readonly screen: Screen;
  readonly isDemo: boolean;
  readonly onScreen: (screen: Screen) => void;
  readonly onPalette: () => void;
}) {
  const say = navigationPhrases();
  return (
    <nav className="navigation" aria-label={say.label}>
      <p className="brand">
        <IconKey size={20} aria-hidden />
        <span className="navigation-name">Keyfob</span>
        {isDemo && <span className="navigation-name tag">{say.demo}</span>}
      </p>
      {screens.map((id) => {
        const name = screenName(id);
        const Icon = icons[id];
        return (
          <UnstyledButton
            key={id}
            className="navigation-item"
            aria-current={id === screen ? 'page' : undefined}
            title={name}
            onClick={() => onScreen(id)}
          >
            <Icon size={18} aria-hidden />
            <span className="navigation-name">{name}</span>
          </UnstyledButton>
        );
      })}
      <UnstyledButton
        className="navigation-item navigation-foot"
        title={say.commandsByKeys}
        onClick={onPalette}
      >
        <IconCommand size={18} aria-hidden />
        <span className="navigation-name">{say.commands}</span>
        <kbd>{say.commandKeys}</kbd>
      </UnstyledButton>
    </nav>
  );
}
