import { Button, Switch } from '@mantine/core';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { languageTags, type LanguageTag } from '../../../shared/contract/values/language.ts';
import { offeredLifetimes } from '../../../shared/contract/values/token-lifetime.ts';
import { certificateDays } from '../../../shared/contract/values/warning-moments.ts';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { visibleText } from '../../../shared/words/text/visible-text.ts';
import { request } from '../../page/api.ts';
import { RealClusterButton } from '../../components/real-cluster-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { dashboardSetting } from '../../page/open-dashboard.ts';
import { isNoDashboard, noDashboardIn } from '../../page/places.ts';
import { useCommand } from '../../page/use-command.ts';
import { AboutSetting } from './about-setting.tsx';
import { Choice } from './choice.tsx';
import { DashboardSessionSettings } from './dashboard-session-settings.tsx';
import { DashboardAddressSetting } from './dashboard-address-setting.tsx';
import { Setting, SoughtSetting } from './setting.tsx';
import { ZoomSetting } from './zoom-setting.tsx';
import './settings.css';

const clipboardSeconds = [10, 30, 60, 300];

const tokenPercents = [10, 20, 50];

const themes = ['system', 'light', 'dark'] as const;

/** Each language by its own name, which who is lost in another one looks for. */
const languageNames: Readonly<Record<LanguageTag, string>> = { en: 'English', de: 'Deutsch' };

/** What the user may set; each change counts at once. */
export function SettingsScreen({
  snapshot,
  subject,
}: {
  readonly snapshot: Snapshot;
  /** The setting that the person came for, or that of `noDashboardIn`; null for none in particular. */
  readonly subject: string | null;
}) {
  const { cluster, settings, startsAtLogin } = snapshot;
  const telling = useCommand('settings:change');
  const login = useCommand('login:choose');
  const say = settingsPhrases();
  return (
    <SoughtSetting value={isNoDashboard(subject) ? dashboardSetting : subject}>
      <section className="screen settings">
        <h1>{say.title}</h1>
        <Choice
          id="theme"
          request="settings:choose-look"
          name={say.theme.name}
          help={say.theme.help}
          value={settings.theme}
          choices={themes.map((each) => ({ value: each, label: say.theme[each] }))}
          change={(value) => ({ theme: themes.find((each) => each === value) ?? 'system' })}
          areWords
        />
        <Choice
          id="language"
          request="settings:choose-look"
          name={say.language.name}
          help={say.language.help}
          value={settings.language}
          choices={[
            { value: 'system', label: say.language.system },
            ...languageTags.map((tag) => ({ value: tag, label: languageNames[tag] })),
          ]}
          change={(value) => ({ language: languageTags.find((tag) => tag === value) ?? 'system' })}
          areWords
        />
        <ZoomSetting percent={settings.zoomPercent} />
        <Choice
          id="lifetime"
          request="settings:change"
          {...say.lifetime}
          value={String(settings.tokenLifetimeSeconds)}
          choices={offeredLifetimes.map((each) => ({ value: String(each), label: formatLifetime(each) }))}
          change={(value) => ({ tokenLifetimeSeconds: Number(value) })}
        />
        <Choice
          id="clipboard"
          request="settings:change"
          {...say.clipboard}
          value={String(settings.clipboardSeconds)}
          choices={clipboardSeconds.map((each) => ({ value: String(each), label: formatLifetime(each) }))}
          change={(value) => ({ clipboardSeconds: Number(value) })}
        />
        <Setting
          id="alerts"
          name={say.alerts.name}
          help={say.alerts.help}
          below={telling.error !== null && <ErrorNotice error={telling.error} />}
        >
          {alertKinds(say).map(({ name, label }) => (
            <Switch
              key={name}
              label={label}
              checked={settings[name]}
              onChange={(event) => void telling.run({ [name]: event.currentTarget.checked })}
            />
          ))}
        </Setting>
        <Choice
          id="token-share"
          request="settings:change"
          name={say.tokenShare.name}
          help={say.tokenShare.help}
          value={String(settings.alertTokenPercent)}
          choices={tokenPercents.map((each) => ({
            value: String(each),
            label: say.tokenShare.percent(each),
          }))}
          change={(value) => ({ alertTokenPercent: Number(value) })}
        />
        <Setting
          id="login"
          name={say.login.name}
          help={say.login.help}
          below={login.error !== null && <ErrorNotice error={login.error} />}
        >
          <Switch
            label={say.login.start}
            checked={startsAtLogin === true}
            onChange={(event) => void login.run({ on: event.currentTarget.checked })}
          />
        </Setting>
        <DashboardAddressSetting
          snapshot={snapshot}
          isSought={subject === dashboardSetting}
          isNoneFound={cluster.status === 'open' && subject === noDashboardIn(cluster.identity)}
        />
        <DashboardSessionSettings settings={settings} />
        <SnapDataSetting snapshot={snapshot} />
        <AboutSetting snapshot={snapshot} />
      </section>
    </SoughtSetting>
  );
}

function SnapDataSetting({ snapshot: { cluster, demo, settings } }: { readonly snapshot: Snapshot }) {
  const say = settingsPhrases().snapData;
  return (
    <Setting id="snap-data" name={say.name} help={say.help}>
      <code className="value">{visibleText(cluster.snapData)}</code>
      {demo ? (
        <>
          <p>{say.inDemo}</p>
          <RealClusterButton />
        </>
      ) : (
        <div className="row">
          <Button variant="default" onClick={() => void request('cluster:choose-snap-data', {})}>
            {say.choose}
          </Button>
          {settings.snapData !== null && (
            <Button variant="default" onClick={() => void request('cluster:use-default-snap-data', {})}>
              {say.useDefault}
            </Button>
          )}
        </div>
      )}
    </Setting>
  );
}

function alertKinds({ alerts }: ReturnType<typeof settingsPhrases>) {
  return [
    { name: 'alertTokens', label: alerts.tokens },
    { name: 'alertCertificates', label: alerts.certificates(certificateDays) },
    { name: 'alertStaticTokens', label: alerts.staticTokens },
  ] as const;
}
