import { useCallback, useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../shared/contract/state/snapshot.ts';
import { bannerPhrases } from '../shared/words/en/banner-phrases.ts';
import { tokenCopyPhrases } from '../shared/words/en/token-copy-phrases.ts';
import { checkWhatComes, request } from './page/api.ts';
import { Navigation } from './components/navigation.tsx';
import { Part } from './components/part.tsx';
import { lazyPart } from './page/lazy-part.ts';
import { leaveAsked } from './page/leave-guard.ts';
import { GoContext, type Go, type Place } from './page/places.ts';
import { RealClusterContext } from './page/ask-for-real-cluster.ts';
import { GuideContext } from './page/guide.ts';
import { keepScreen, screenBefore, screenName, type Screen } from './page/screens.ts';
import { useSnapshot } from './page/state.ts';
import { useGuideState } from './page/use-guide-state.ts';
import { useFirstRun } from './page/use-first-run.ts';
import { useBack } from './page/use-back.ts';
import { useSought } from './page/use-sought.ts';
import { useWindowKeys } from './page/use-window-keys.ts';
import { OverviewScreen } from './views/overview/overview-screen.tsx';

const Tokens = lazyPart(() =>
  import('./views/tokens/tokens-screen.tsx').then((loaded) => loaded.TokensScreen),
);
const AdminCredential = lazyPart(() =>
  import('./views/admin/admin-credential-screen.tsx').then((loaded) => loaded.AdminCredentialScreen),
);
const Certificates = lazyPart(() =>
  import('./views/certificates/certificates-screen.tsx').then((loaded) => loaded.CertificatesScreen),
);
const Accounts = lazyPart(() =>
  import('./views/accounts/accounts-screen.tsx').then((loaded) => loaded.AccountsScreen),
);
const Inspect = lazyPart(() =>
  import('./views/inspect/inspect-screen.tsx').then((loaded) => loaded.InspectScreen),
);
const Activity = lazyPart(() =>
  import('./views/activity/activity-screen.tsx').then((loaded) => loaded.ActivityScreen),
);
const Settings = lazyPart(() =>
  import('./views/settings/settings-screen.tsx').then((loaded) => loaded.SettingsScreen),
);
const Questions = lazyPart(() => import('./components/questions.tsx').then((loaded) => loaded.Questions));
const ClipboardBar = lazyPart(() =>
  import('./components/clipboard-bar.tsx').then((loaded) => loaded.ClipboardBar),
);
const FindingHere = lazyPart(() =>
  import('./components/findings/finding-here.tsx').then((loaded) => loaded.FindingHere),
);
const NoticeStrip = lazyPart(() =>
  import('./components/notices/notice-strip.tsx').then((loaded) => loaded.NoticeStrip),
);
const Palette = lazyPart(() => import('./components/palette/palette.tsx').then((loaded) => loaded.Palette));
const FirstRun = lazyPart(() =>
  import('./views/first-run/first-run-screen.tsx').then((loaded) => loaded.FirstRunScreen),
);
const RealClusterDialog = lazyPart(() =>
  import('./components/real-cluster-dialog.tsx').then((loaded) => loaded.RealClusterDialog),
);
const GuidePanel = lazyPart(() => import('./components/guide-panel.tsx').then((loaded) => loaded.GuidePanel));
const KeySheet = lazyPart(() => import('./components/key-sheet.tsx').then((loaded) => loaded.KeySheet));

/** How long a busy page goes on without the schemas, in milliseconds. */
const patienceMs = 500;

/** The window: navigation on the left, one screen between notices and clipboard on the right, questions and the command palette above. */
export function App() {
  const snapshot = useSnapshot();
  const [{ screen, subject, finding, visit }, setPlace] = useState<Place & { readonly visit: number }>(
    () => ({
      screen: screenBefore(),
      subject: null,
      finding: null,
      visit: 0,
    }),
  );
  const [isAskedForReal, setAskedForReal] = useState(false);
  const askForReal = useCallback(() => setAskedForReal(true), []);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [round, setRound] = useState(0);

  const { isShown: isFirstRun, leave: leaveFirstRun } = useFirstRun(snapshot);

  const go = useCallback<Go>(
    (to, about, why) =>
      leaveAsked(() => {
        // Who goes somewhere is through with it.
        if (isFirstRun) leaveFirstRun(false);
        setPlace(({ visit }) => ({
          screen: to,
          subject: about ?? null,
          finding: why ?? null,
          visit: visit + 1,
        }));
      }),
    [isFirstRun, leaveFirstRun],
  );
  const goToFirstStep = useCallback(() => go('overview'), [go]);
  const guide = useGuideState(snapshot, screen, goToFirstStep);

  // A screen that is asked for something begins anew, also for the same thing.
  const key = subject === null ? null : visit;

  useEffect(() => keepScreen(screen), [screen]);

  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    if (content.current !== null) content.current.scrollTop = 0;
  }, [screen, key]);

  useSought(snapshot, go);
  const back = useBack({ screen, subject, visit }, go);
  const [isSheetOpen, setSheetOpen] = useWindowKeys({
    zoomPercent: snapshot?.settings.zoomPercent ?? null,
    go,
    back,
    onPalette: setPaletteOpen,
  });

  const hasState = snapshot !== null;
  useEffect(() => {
    const drawn = () => {
      tellVisible();
      document.addEventListener('visibilitychange', tellVisible);
      requestIdleCallback(() => void checkWhatComes(), { timeout: patienceMs });
    };
    // The second frame begins once the first is on the screen, which main’s work would hold up.
    if (!hasState) return;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)));
    return () => document.removeEventListener('visibilitychange', tellVisible);
  }, [hasState]);

  if (snapshot === null) return null;
  return (
    <GoContext value={go}>
      <RealClusterContext value={askForReal}>
        <GuideContext value={guide}>
          <div
            className={isFirstRun ? 'window window-first' : 'window'}
            key={snapshot.language}
            data-guide={guide.step ?? undefined}
          >
            {!isFirstRun && (
              <Navigation
                screen={screen}
                snapshot={snapshot}
                onScreen={(to) => go(to)}
                onPalette={() => setPaletteOpen(true)}
              />
            )}
            <section className="notice-strip" aria-label={bannerPhrases().name}>
              <Part>
                <NoticeStrip
                  snapshot={snapshot}
                  visit={visit}
                  isReasonShown={saysWhyNoCluster(screen, snapshot)}
                  tellsOfApi={screen === 'overview'}
                  onRetry={() => setRound((before) => before + 1)}
                />
              </Part>
            </section>
            <main ref={content} className="content">
              {isFirstRun ? (
                <Part>
                  <FirstRun snapshot={snapshot} onLeave={leaveFirstRun} />
                </Part>
              ) : (
                <>
                  <Part key={`finding ${visit}`}>
                    {finding !== null && <FindingHere finding={finding} snapshot={snapshot} />}
                  </Part>
                  <Part key={`${screen} ${round}`} heading={screenName(screen)}>
                    {screen === 'overview' && (
                      <OverviewScreen key={key} snapshot={snapshot} subject={subject} />
                    )}
                    {screen === 'tokens' && <Tokens key={key} snapshot={snapshot} subject={subject} />}
                    {screen === 'inspect' && <Inspect key={key} snapshot={snapshot} subject={subject} />}
                    {screen === 'admin' && (
                      <AdminCredential key={key} snapshot={snapshot} subject={subject} />
                    )}
                    {screen === 'certificates' && (
                      <Certificates key={key} snapshot={snapshot} subject={subject} />
                    )}
                    {screen === 'accounts' && <Accounts key={key} snapshot={snapshot} subject={subject} />}
                    {screen === 'activity' && <Activity snapshot={snapshot} />}
                    {screen === 'settings' && <Settings key={key} snapshot={snapshot} subject={subject} />}
                  </Part>
                </>
              )}
            </main>
            {guide.step !== null && (
              <Part>
                <GuidePanel />
              </Part>
            )}
            <aside className="status-strip" aria-label={tokenCopyPhrases().clipboard.name}>
              <Part>
                {snapshot.clipboard.status === 'empty' ? (
                  <p className="quiet" data-result>
                    {tokenCopyPhrases().clipboard.empty}
                  </p>
                ) : (
                  <ClipboardBar clipboard={snapshot.clipboard} settings={snapshot.settings} />
                )}
              </Part>
            </aside>
            <Part>
              {snapshot.question !== null && <Questions question={snapshot.question} />}
              {isPaletteOpen && <Palette snapshot={snapshot} onClose={() => setPaletteOpen(false)} />}
              {isAskedForReal && <RealClusterDialog onClose={() => setAskedForReal(false)} />}
              {isSheetOpen && <KeySheet onClose={() => setSheetOpen(false)} />}
            </Part>
          </div>
        </GuideContext>
      </RealClusterContext>
    </GoContext>
  );
}

function tellVisible(): void {
  void request('page:visible', { visible: document.visibilityState === 'visible' });
}

/** Whether the screen itself gives the reason for which nothing was copied. */
function saysWhyNoCluster(screen: Screen, { cluster, copy }: Snapshot): boolean {
  if (cluster.status !== 'unavailable' || copy.status !== 'failed') return false;
  return (
    !['inspect', 'activity', 'settings'].includes(screen) &&
    JSON.stringify(copy.error) === JSON.stringify(cluster.error)
  );
}
