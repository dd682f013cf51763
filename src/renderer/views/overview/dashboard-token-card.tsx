import { Button } from '@mantine/core';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { describe } from '../../../shared/words/describe.ts';
import type { Known } from '../../../shared/words/known/known.ts';
import { timeNote } from '../../../shared/words/time-note.ts';
import type { AccessState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { dashboardSessionPhrases } from '../../../shared/words/en/dashboard-session-phrases.ts';
import { overviewPhrases } from '../../../shared/words/en/overview-phrases.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { CabinetPicture } from '../../components/cabinet-picture.tsx';
import { LifetimeRing } from '../../components/lifetime-ring.tsx';
import { Moment } from '../../components/moment.tsx';
import { findRbacOff } from '../../components/rbac-off.tsx';
import { Rich } from '../../components/rich.tsx';
import { openDashboard } from '../../page/open-dashboard.ts';
import { useGo } from '../../page/places.ts';
import { useKnown } from '../../page/state.ts';
import { useNow } from '../../page/use-now.ts';
import { DashboardSessionLine } from './dashboard-session-line.tsx';

/** The card of the main job: how long the dashboard token lives, and the button for a fresh one. */
export function DashboardTokenCard({ snapshot }: { readonly snapshot: Snapshot }) {
  const now = useNow();
  const go = useGo();
  const { dashboardToken, dashboardSession, copy, cluster, settings } = snapshot;
  const access = cluster.status === 'open' ? cluster.access : null;
  const say = overviewPhrases().dashboardToken;
  return (
    <section className="card" aria-labelledby="dashboard-token">
      {dashboardToken === null ? (
        <div className="ring ring-none">
          <CabinetPicture keys={0} />
        </div>
      ) : (
        <LifetimeRing
          issuedAt={dashboardToken.issuedAt}
          expiresAt={dashboardToken.expiresAt}
          now={now}
          tokenShare={settings.alertTokenPercent / 100}
        />
      )}
      <div className="card-body">
        <h2 id="dashboard-token">{say.title}</h2>
        <div className="card-about">
          {dashboardToken === null ? (
            <p>{say.none}</p>
          ) : (
            <p>
              <Rich
                phrase={say.saved[dashboardToken.place](
                  <Moment at={dashboardToken.expiresAt} now={now} />,
                  visibleText(`${dashboardToken.namespace}/${dashboardToken.serviceAccount}`),
                )}
              />
            </p>
          )}
          {access !== null && <AccessLine access={access.value} isRbacOff={findRbacOff(snapshot) !== null} />}
          {access !== null && access.standing !== 'now' && <p className="quiet">{timeNote(access, now)}</p>}
        </div>
        <div className="row">
          <Button
            leftSection={<IconCopy size={18} aria-hidden />}
            loading={copy.status === 'working'}
            onClick={() => void request('token:copy-fresh', {})}
          >
            {say.copy}
          </Button>
          <kbd className="card-keys">{say.copyKeys}</kbd>
          <Button
            variant="default"
            leftSection={<IconExternalLink size={18} aria-hidden />}
            loading={snapshot.dashboardOpening.status === 'signing-in'}
            onClick={() => void openDashboard(cluster, go)}
          >
            {say.openDashboard}
          </Button>
        </div>
        <CardResult snapshot={snapshot} now={now} />
      </div>
      <div className="card-foot">
        <DashboardSessionLine
          session={dashboardSession}
          isAddressSet={snapshot.dashboardAddress !== null}
          now={now}
        />
      </div>
    </section>
  );
}

function AccessLine({ access, isRbacOff }: { readonly access: AccessState; readonly isRbacOff: boolean }) {
  const say = overviewPhrases().access;
  const setUp = (
    <Button size="compact-sm" variant="default" onClick={() => void request('access:ask', {})}>
      {say.setUp}
    </Button>
  );
  switch (access.status) {
    case 'absent':
      return (
        <p className="quiet">
          {say.absent} {setUp}
        </p>
      );
    case 'foreign':
      return <p className="state state-soon">{say.foreign(access.kind, visibleText(access.name))}</p>;
    case 'chosen': {
      const account = visibleText(`${access.namespace}/${access.name}`);
      return (
        <p className={access.isThere ? 'quiet' : 'state state-soon'}>
          {access.isThere ? say.chosen(account) : say.chosenIsGone(account)}{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void request('tray:use-own-account', {})}
          >
            {say.useOwn}
          </Button>
        </p>
      );
    }
    case 'ready':
      return <BindingLine binding={access.binding} isRbacOff={isRbacOff} setUp={setUp} />;
  }
}

function BindingLine({
  binding,
  isRbacOff,
  setUp,
}: {
  readonly binding: Extract<AccessState, { status: 'ready' }>['binding'];
  readonly isRbacOff: boolean;
  readonly setUp: React.ReactNode;
}) {
  const say = overviewPhrases().access;
  switch (binding.status) {
    case 'bound':
      return <p className="quiet">{isRbacOff ? say.withoutRbac(say[binding.role]) : say[binding.role]}</p>;
    case 'missing':
      return (
        <p className="state state-soon">
          {say.bindingIsMissing} {setUp}
        </p>
      );
    case 'different':
      return <p className="state state-soon">{say.bindingIsDifferent(visibleText(binding.role))}</p>;
  }
}

/** After so long “just now” is true no more. */
const saidMs = 60_000;

/** What became of the last act of this card, in room that is there before it. */
function CardResult({ snapshot, now }: { readonly snapshot: Snapshot; readonly now: number }) {
  const known = useKnown();
  const texts = { copy: copyText(snapshot, known, now), opening: openingText(snapshot) };
  const [before, setBefore] = useState(texts);
  const [newest, setNewest] = useState<keyof typeof texts>('copy');
  if (texts.copy !== before.copy || texts.opening !== before.opening) {
    setBefore(texts);
    if (texts.copy !== before.copy && texts.copy !== '') setNewest('copy');
    else if (texts.opening !== before.opening) setNewest('opening');
  }
  return (
    <p className="card-result" role="status" data-result>
      {texts[newest]}
    </p>
  );
}

function openingText(snapshot: Snapshot): string {
  const { dashboardOpening: opening, dashboardAddress: address, dashboardSession: session } = snapshot;
  const say = dashboardSessionPhrases();
  if (opening.status === 'signing-in') return say.signingIn;
  if (opening.status === 'signed-in') return { open: say.opened, none: say.ended, ended: '' }[session.status];
  if (opening.status !== 'asked' || opening.address !== address) return '';
  return overviewPhrases().dashboardToken.asked(visibleText(opening.address));
}

function copyText({ copy, clipboard, dashboardToken }: Snapshot, known: Known, now: number): string {
  const say = overviewPhrases().dashboardToken;
  switch (copy.status) {
    case 'idle':
      return '';
    case 'failed':
      return say.nothingCopied(describe(copy.error, known).message);
    case 'working':
      return say[copy.step];
    case 'done': {
      const isOld = now - copy.at > saidMs;
      if (
        dashboardToken === null ||
        isOld ||
        (clipboard.status !== 'empty' && clipboard.tokenId !== copy.tokenId)
      )
        return '';
      if (copy.how === 'minted') return say.copiedNew(formatMoment(dashboardToken.expiresAt, now));
      if (copy.how === 'reused') return say.copiedSaved;
      return say.copiedUnchecked;
    }
  }
}
