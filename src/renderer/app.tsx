import { lazy, useCallback, useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../shared/contract/state/snapshot.ts';
import { request } from './page/api.ts';
import { Banners } from './components/banners.tsx';
import { Navigation } from './components/navigation.tsx';
import { Part } from './components/part.tsx';
import { UncaughtBug } from './components/uncaught-bug.tsx';
import { GoContext, type Go, type Place } from './page/places.ts';
import { screenName, type Screen } from './page/screens.ts';
import { useSnapshot } from './page/state.ts';
import { OverviewScreen } from './views/overview/overview-screen.tsx';

const Tokens = lazy(() =>
  import('./views/tokens/tokens-screen.tsx').then(({ TokensScreen }) => ({ default: TokensScreen })),
);
const AdminCredential = lazy(() =>
  import('./views/admin/admin-credential-screen.tsx').then(({ AdminCredentialScreen }) => ({
    default: AdminCredentialScreen,
  })),
);
const Certificates = lazy(() =>
  import('./views/certificates/certificates-screen.tsx').then(({ CertificatesScreen }) => ({
    default: CertificatesScreen,
  })),
);
const Inspect = lazy(() =>
  import('./views/inspect/inspect-screen.tsx').then(({ InspectScreen }) => ({ default: InspectScreen })),
);
const Activity = lazy(() =>
  import('./views/activity/activity-screen.tsx').then(({ ActivityScreen }) => ({ default: ActivityScreen })),
);
const Settings = lazy(() =>
  import('./views/settings/settings-screen.tsx').then(({ SettingsScreen }) => ({ default: SettingsScreen })),
);
const Questions = lazy(() =>
  import('./components/questions.tsx').then(({ Questions }) => ({ default: Questions })),
);
const ClipboardBar = lazy(() =>
  import('./components/clipboard-bar.tsx').then(({ ClipboardBar }) => ({ default: ClipboardBar })),
);
const CopyFailure = lazy(() =>
  import('./components/copy-failure.tsx').then(({ CopyFailure }) => ({ default: CopyFailure })),
);
const RestartNotice = lazy(() =>
  import('./components/restart-notice.tsx').then(({ RestartNotice }) => ({ default: RestartNotice })),
);
const Palette = lazy(() => import('./components/palette.tsx').then(({ Palette }) => ({ default: Palette })));

/** The window: navigation on the left, one screen on the right, questions and the command palette above. */
export function App() {
  const snapshot = useSnapshot();
  const [{ screen, subject, visit }, setPlace] = useState<Place & { readonly visit: number }>({
    screen: 'overview',
    subject: null,
    visit: 0,
  });
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [round, setRound] = useState(0);

  const go = useCallback<Go>(
    (to, about) => setPlace(({ visit }) => ({ screen: to, subject: about ?? null, visit: visit + 1 })),
    [],
  );
  // A screen that is asked for something begins anew, also for the same thing.
  const key = subject === null ? null : visit;

  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (content.current !== null) content.current.scrollTop = 0;
  }, [screen, key]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey) return;
      const key = event.key.toLowerCase();
      if (key === 'k' && !event.shiftKey) {
        event.preventDefault();
        setPaletteOpen((isOpen) => !isOpen && document.querySelector('[role="dialog"]') === null);
      } else if (event.shiftKey && key === 'c') {
        event.preventDefault();
        void request('token:copy-fresh', {});
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const hasState = snapshot !== null;
  useEffect(() => {
    if (hasState) requestAnimationFrame(() => setTimeout(() => void request('page:drawn', {})));
  }, [hasState]);

  if (snapshot === null) return null;
  const isToldOnCard = screen === 'overview' && snapshot.cluster.status === 'open';
  return (
    <GoContext value={go}>
      <div className="window" key={snapshot.language}>
        <Navigation
          screen={screen}
          isDemo={snapshot.demo}
          onScreen={go}
          onPalette={() => setPaletteOpen(true)}
        />
        <main ref={content} className="content">
          <UncaughtBug onRetry={() => setRound((before) => before + 1)} />
          <Part>{snapshot.restarted !== null && <RestartNotice restarted={snapshot.restarted} />}</Part>
          <Banners snapshot={snapshot} />
          <Part>
            {snapshot.copy.status === 'failed' && !isToldOnCard && (
              <CopyFailure copy={snapshot.copy} isReasonShown={saysWhyNoCluster(screen, snapshot)} />
            )}
          </Part>
          <Part key={`${screen} ${round}`} heading={screenName(screen)}>
            {screen === 'overview' && <OverviewScreen snapshot={snapshot} />}
            {screen === 'tokens' && <Tokens key={key} snapshot={snapshot} subject={subject} />}
            {screen === 'inspect' && <Inspect key={key} snapshot={snapshot} subject={subject} />}
            {screen === 'admin' && <AdminCredential key={key} snapshot={snapshot} subject={subject} />}
            {screen === 'certificates' && <Certificates key={key} snapshot={snapshot} subject={subject} />}
            {screen === 'activity' && <Activity snapshot={snapshot} />}
            {screen === 'settings' && <Settings snapshot={snapshot} subject={subject} />}
          </Part>
        </main>
        <Part>
          {snapshot.clipboard.status !== 'empty' && (
            <ClipboardBar clipboard={snapshot.clipboard} settings={snapshot.settings} />
          )}
        </Part>
        <Part>
          {snapshot.question !== null && <Questions question={snapshot.question} />}
          {isPaletteOpen && <Palette snapshot={snapshot} onClose={() => setPaletteOpen(false)} />}
        </Part>
      </div>
    </GoContext>
  );
}

/** Whether the screen itself gives the reason for which nothing was copied. */
function saysWhyNoCluster(screen: Screen, { cluster, copy }: Snapshot): boolean {
  if (cluster.status !== 'unavailable' || copy.status !== 'failed') return false;
  return (
    !['inspect', 'activity', 'settings'].includes(screen) &&
    JSON.stringify(copy.error) === JSON.stringify(cluster.error)
  );
}
