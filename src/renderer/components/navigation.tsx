import { UnstyledButton } from '@mantine/core';
import {
  IconCertificate,
  IconCommand,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconPlugConnected,
  IconSettings,
  IconShieldLock,
  IconTicket,
  IconUsers,
  IconZoomCode,
} from '@tabler/icons-react';
import { navigationPhrases } from '../../shared/words/en/navigation-phrases.ts';
import { realClusterPhrases } from '../../shared/words/en/real-cluster-phrases.ts';
import type { Snapshot } from '../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../shared/words/text/visible-text.ts';
import type { Verdict } from '../../shared/contract/state/verdict-state.ts';
import { shortVerdict } from '../../shared/words/verdict-words.ts';
import { useAskForRealCluster } from '../page/ask-for-real-cluster.ts';
import { screenName, screens, type Screen } from '../page/screens.ts';

const icons = {
  overview: IconLayoutDashboard,
  tokens: IconTicket,
  admin: IconShieldLock,
  certificates: IconCertificate,
  accounts: IconUsers,
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
  const askForRealCluster = useAskForRealCluster();
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
            data-guide-at={id === 'admin' ? 'go' : undefined}
            aria-current={id === screen ? 'page' : undefined}
            aria-description={id === 'overview' ? (countText(snapshot.verdict) ?? undefined) : undefined}
            onClick={() => onScreen(id)}
          >
            <Icon size={18} aria-hidden />
            <span className="navigation-name">{name}</span>
            {id === 'overview' && <VerdictCount verdict={snapshot.verdict} />}
          </UnstyledButton>
        );
      })}
      {snapshot.demo !== null && (
        <UnstyledButton className="navigation-item navigation-foot" onClick={askForRealCluster}>
          <IconPlugConnected size={18} aria-hidden />
          <span className="navigation-name">{realClusterPhrases().use}</span>
        </UnstyledButton>
      )}
      <UnstyledButton className="navigation-item navigation-foot" onClick={onPalette}>
        <IconCommand size={18} aria-hidden />
        <span className="navigation-name">{say.commands}</span>
        <kbd>{say.commandKeys}</kbd>
      </UnstyledButton>
    </nav>
  );
}

/** How many causes make the cluster unsafe; the name of the button stays that of the screen. */
function VerdictCount({ verdict }: { readonly verdict: Verdict }) {
  if (verdict?.kind !== 'unsafe') return null;
  const { urgent, soon } = verdict;
  return (
    <span className={urgent > 0 ? 'count count-urgent' : 'count count-soon'} aria-hidden>
      {urgent + soon}
    </span>
  );
}

function countText(verdict: Verdict): string | null {
  return verdict?.kind === 'unsafe' ? shortVerdict(verdict, Date.now()) : null;
}
