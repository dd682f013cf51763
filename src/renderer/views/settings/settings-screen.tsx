import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Input } from '../../../shared/contract/contract.ts';
import type { Settings as SettingsModel } from '../../../shared/contract/state/settings.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { CopyReport } from '../../components/copy-report.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { dashboardSetting } from '../../page/open-dashboard.ts';
import { useCommand } from '../../page/use-command.ts';
import { DashboardAddressSetting } from './dashboard-address-setting.tsx';
import { Setting } from './setting.tsx';

const lifetimes = [
  { value: '600', label: '10 min' },
  { value: '3600', label: '1 h' },
  { value: '28800', label: '8 h' },
  { value: '86400', label: '24 h' },
];

const clipboardTimes = [
  { value: '10', label: '10 s' },
  { value: '30', label: '30 s' },
  { value: '60', label: '1 min' },
  { value: '300', label: '5 min' },
];

const warnings = [
  { value: '10', label: '10 %' },
  { value: '20', label: '20 %' },
  { value: '50', label: '50 %' },
];

const alertKinds = [
  { name: 'alertTokens', label: 'Tokens, once before they expire' },
  { name: 'alertCertificates', label: 'Certificates, 30, 14, 7 and 1 day before they expire' },
  { name: 'alertStaticTokens', label: 'Static tokens that are over a year old' },
] as const;

const themes: { value: SettingsModel['theme']; label: string }[] = [
  { value: 'system', label: 'As the desktop' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** What the user may set; each change counts at once. */
export function SettingsScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** The setting that the person came for; null for none in particular. */
  readonly subject: string | null;
}) {
  const { settings, cluster, demo } = snapshot;
  const telling = useCommand('settings:change');
  const login = useCommand('login:choose');
  return (
    <section className="screen">
      <h1>Settings</h1>
      <Setting
        name="Snap data folder"
        help="Where MicroK8s keeps its files. Keyfob reads them and follows their changes."
      >
        <code className="value">{visibleText(cluster.snapData)}</code>
        {demo ? (
          <p>
            The demo shows its own cluster only. For a real one, start Keyfob with{' '}
            <code className="unbroken">--snap-data</code> and its folder.
          </p>
        ) : (
          <div className="row">
            <Button variant="default" onClick={() => void request('cluster:choose-snap-data', {})}>
              Choose folder…
            </Button>
            {settings.snapData !== null && (
              <Button variant="default" onClick={() => void request('cluster:use-default-snap-data', {})}>
                Use MicroK8s’ own folder
              </Button>
            )}
          </div>
        )}
      </Setting>
      <DashboardAddressSetting snapshot={snapshot} isSought={subject === dashboardSetting} />
      <Choice
        request="settings:change"
        name="Lifetime of new tokens"
        help="A shorter one is safer when it leaks; a longer one lasts through a session."
        value={String(settings.tokenLifetimeSeconds)}
        choices={lifetimes}
        change={(value) => ({ tokenLifetimeSeconds: Number(value) })}
      />
      <Choice
        request="settings:change"
        name="Clear the clipboard after"
        help="Only when it still holds the token that Keyfob put there."
        value={String(settings.clipboardSeconds)}
        choices={clipboardTimes}
        change={(value) => ({ clipboardSeconds: Number(value) })}
      />
      <Setting
        name="Tell me about"
        help="In a notification, while Keyfob runs; what was missed comes as one summary."
        below={telling.error !== null && <ErrorNotice error={telling.error} />}
      >
        {alertKinds.map(({ name, label }) => (
          <Switch
            key={name}
            label={label}
            checked={settings[name]}
            onChange={(event) => void telling.run({ [name]: event.currentTarget.checked })}
          />
        ))}
      </Setting>
      <Choice
        request="settings:change"
        name="Tell of a token with"
        help="How much of its lifetime is left then: 20 % of an hour are 12 minutes."
        value={String(settings.alertTokenPercent)}
        choices={warnings}
        change={(value) => ({ alertTokenPercent: Number(value) })}
      />
      <Setting
        name="Start at login"
        help="In the tray only. An app that is not running tells nobody of anything."
        below={login.error !== null && <ErrorNotice error={login.error} />}
      >
        <Switch
          label="Start Keyfob when I log in"
          checked={snapshot.startsAtLogin === true}
          onChange={(event) => void login.run({ on: event.currentTarget.checked })}
        />
      </Setting>
      <Choice
        request="settings:choose-theme"
        name="Theme"
        help="Light, dark, or as the desktop has it."
        value={settings.theme}
        choices={themes}
        change={(value) => ({ theme: themes.find((theme) => theme.value === value)?.value ?? 'system' })}
      />
      <Setting
        name="Log"
        help="What went wrong inside Keyfob, by incident: where in its code, never what you did or any value. 1 MB at most."
      >
        <code className="value">{visibleText(snapshot.logFile)}</code>
        <div className="row">
          <CopyReport />
        </div>
      </Setting>
    </section>
  );
}

function Choice<Name extends 'settings:change' | 'settings:choose-theme'>({
  request,
  name,
  help,
  value,
  choices,
  change,
}: {
  readonly request: Name;
  readonly name: string;
  readonly help: string;
  readonly value: string;
  readonly choices: { value: string; label: string }[];
  readonly change: (value: string) => Input<Name>;
}) {
  const { run, error } = useCommand(request);
  // Beside the navigation there is no room for choices side by side with 200 % text.
  const isNarrow = useMediaQuery('(max-width: 520px)', undefined, { getInitialValueInEffect: false });
  return (
    <Setting name={name} help={help} below={error !== null && <ErrorNotice error={error} />}>
      <SegmentedControl
        aria-label={name}
        value={value}
        data={choices}
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        onChange={(chosen) => void run(change(chosen))}
        transitionDuration={100}
      />
    </Setting>
  );
}
