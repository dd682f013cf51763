import { Switch } from '@mantine/core';
import type { Settings } from '../../../shared/contract/state/settings.ts';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import { formatLifetime } from '../../../shared/words/text/format-time.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useCommand } from '../../page/use-command.ts';
import { Choice } from './choice.tsx';
import { Setting } from './setting.tsx';

const idleSeconds = [900, 1800, 3600, 14_400];
const never = 'never';

/** When a session with a dashboard ends by itself. */
export function DashboardSessionSettings({ settings }: { readonly settings: Settings }) {
  const lock = useCommand('settings:change');
  const { dashboardIdle, dashboardLock } = settingsPhrases();
  const { dashboardIdleSeconds: idle, dashboardEndsAtLock } = settings;
  return (
    <>
      <Choice
        id="dashboard-idle"
        request="settings:change"
        name={dashboardIdle.name}
        help={dashboardIdle.help}
        value={idle === null ? never : String(idle)}
        choices={[
          ...idleSeconds.map((each) => ({ value: String(each), label: formatLifetime(each) })),
          { value: never, label: dashboardIdle.never },
        ]}
        change={(value) => ({ dashboardIdleSeconds: value === never ? null : Number(value) })}
      />
      <Setting
        id="dashboard-lock"
        name={dashboardLock.name}
        help={dashboardLock.help}
        below={lock.error !== null && <ErrorNotice error={lock.error} />}
      >
        <Switch
          label={dashboardLock.end}
          checked={dashboardEndsAtLock}
          onChange={(event) => void lock.run({ dashboardEndsAtLock: event.currentTarget.checked })}
        />
      </Setting>
    </>
  );
}
