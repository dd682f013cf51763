import { Button } from '@mantine/core';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import { formatMoment } from '../../../shared/words/text/format-time.ts';
import { timeNote } from '../../../shared/words/time-note.ts';
import type { AccessState, Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LifetimeRing } from '../../components/lifetime-ring.tsx';
import { Moment } from '../../components/moment.tsx';
import { findRbacOff } from '../../components/rbac-off.tsx';
import { openDashboard } from '../../page/open-dashboard.ts';
import { useGo } from '../../page/places.ts';
import { useNow } from '../../page/use-now.ts';
import { OpenDashboardResult } from './open-dashboard-result.tsx';

const steps = {
  checking: 'Checking the kept token…',
  minting: 'Asking for a token…',
} as const;

/** The card of the main job: how long the dashboard token lives, and the button for a fresh one. */
export function DashboardTokenCard({ snapshot }: { readonly snapshot: Snapshot }) {
  const now = useNow();
  const go = useGo();
  const { dashboardToken, dashboardAddress, copy, cluster, settings } = snapshot;
  const access = cluster.status === 'open' ? cluster.access : null;
  return (
    <section className="card" aria-labelledby="dashboard-token">
      {dashboardToken === null ? (
        <div className="ring ring-empty" aria-hidden>
          <span className="ring-text">–</span>
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
        <h2 id="dashboard-token">Dashboard token</h2>
        {dashboardToken === null ? (
          <p>
            No token yet. Copy one and paste it into Kubernetes Dashboard, Headlamp or any form that wants a
            bearer token.
          </p>
        ) : (
          <p>
            Valid until <Moment at={dashboardToken.expiresAt} now={now} /> for{' '}
            {visibleText(`${dashboardToken.namespace}/${dashboardToken.serviceAccount}`)}
            {placeNote(dashboardToken.place)}
          </p>
        )}
        {access !== null && <AccessLine access={access.value} isRbacOff={findRbacOff(snapshot) !== null} />}
        {access !== null && access.standing !== 'now' && <p className="quiet">{timeNote(access, now)}</p>}
        <div className="row">
          <Button
            leftSection={<IconCopy size={18} aria-hidden />}
            loading={copy.status === 'working'}
            onClick={() => void request('token:copy-fresh', {})}
          >
            Copy fresh token
          </Button>
          <kbd className="quiet">Ctrl Shift C</kbd>
          <Button
            variant="default"
            leftSection={<IconExternalLink size={18} aria-hidden />}
            onClick={() => void openDashboard(dashboardAddress, go)}
          >
            {dashboardAddress === null ? 'Open dashboard…' : 'Open dashboard'}
          </Button>
        </div>
        <CopyResult snapshot={snapshot} now={now} />
        <OpenDashboardResult snapshot={snapshot} />
      </div>
      {copy.status === 'failed' && (
        <ErrorNotice
          lead="Nothing was copied."
          error={copy.error}
          onRetry={() => void request('token:copy-fresh', {})}
        />
      )}
    </section>
  );
}

function placeNote(place: NonNullable<Snapshot['dashboardToken']>['place']): string {
  switch (place) {
    case 'keyring':
      return ', kept in the keyring';
    case 'saving':
      return ', on its way into the keyring';
    case 'memory':
      return ', in memory only until Keyfob quits';
  }
}

function AccessLine({ access, isRbacOff }: { readonly access: AccessState; readonly isRbacOff: boolean }) {
  const setUp = (
    <Button size="compact-sm" variant="default" onClick={() => void request('access:ask', {})}>
      Set up access…
    </Button>
  );
  switch (access.status) {
    case 'absent':
      return <p className="quiet">The first copy asks once what these tokens may do. {setUp}</p>;
    case 'foreign':
      return (
        <p className="state state-soon">
          {access.kind} “{visibleText(access.name)}” exists already and is not Keyfob’s; it was left as it is.
        </p>
      );
    case 'chosen':
      return (
        <p className={access.isThere ? 'quiet' : 'state state-soon'}>
          {access.isThere
            ? `Tokens of ${visibleText(`${access.namespace}/${access.name}`)}, as you chose.`
            : `You chose the account ${visibleText(`${access.namespace}/${access.name}`)}, which is not there.`}{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void request('tray:use-own-account', {})}
          >
            Use Keyfob’s own account
          </Button>
        </p>
      );
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
  switch (binding.status) {
    case 'bound':
      return (
        <p className="quiet">
          {isRbacOff && 'May do everything while RBAC is off. With RBAC: '}
          {binding.role === 'view'
            ? 'Read only (ClusterRole view)'
            : 'Full control (ClusterRole cluster-admin)'}
        </p>
      );
    case 'missing':
      return (
        <p className="state state-soon">
          Its binding keyfob-dashboard is missing: with RBAC it may do nothing. {setUp}
        </p>
      );
    case 'different':
      return (
        <p className="state state-soon">
          Its binding was changed by somebody: it now gives {visibleText(binding.role)}. Keyfob leaves it as
          it is.
        </p>
      );
  }
}

function CopyResult({ snapshot, now }: { readonly snapshot: Snapshot; readonly now: number }) {
  const { copy, clipboard } = snapshot;
  return (
    <div className="copy-result">
      <p role="status">{copyText(snapshot, now)}</p>
      {copy.status === 'done' && clipboard.status === 'empty' && (
        <p className="quiet">The token is no longer on the clipboard.</p>
      )}
    </div>
  );
}

function copyText({ copy, clipboard, dashboardToken }: Snapshot, now: number): string {
  switch (copy.status) {
    case 'idle':
    case 'failed':
      return '';
    case 'working':
      return steps[copy.step];
    case 'done': {
      if (clipboard.status !== 'empty' && clipboard.tokenId !== copy.tokenId) return '';
      const until =
        dashboardToken === null ? '' : `, valid until ${formatMoment(dashboardToken.expiresAt, now)}`;
      if (copy.how === 'minted') return `Copied a new token${until}.`;
      if (copy.how === 'reused') return `Copied the kept token, checked just now${until}.`;
      return 'Copied the kept token, unchecked: the API server could not be asked.';
    }
  }
}
