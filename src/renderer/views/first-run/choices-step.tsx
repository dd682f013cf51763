import { Switch } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { firstRunPhrases } from '../../../shared/words/en/first-run-phrases.ts';
import { settingsPhrases } from '../../../shared/words/en/settings-phrases.ts';
import { trayPhrases } from '../../../shared/words/en/tray-phrases.ts';
import { DashboardAddressForm } from '../../components/dashboard-address-form.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Rich } from '../../components/rich.tsx';
import { useCommand } from '../../page/use-command.ts';

/** How Keyfob is there for the person: the switches themselves, which count at once. */
export function ChoicesStep({ snapshot }: { readonly snapshot: Snapshot }) {
  const { tray, demo, startsAtLogin, cluster, dashboardAddress } = snapshot;
  const login = useCommand('login:choose');
  const say = firstRunPhrases().choices;
  return (
    <>
      <Choice name={say.tray}>
        <p>{tray ? <Rich phrase={say.trayIs(trayPhrases().copyFresh)} /> : say.noTray}</p>
      </Choice>
      <Choice name={say.login}>
        {demo === null ? (
          <Switch
            label={settingsPhrases().login.start}
            description={settingsPhrases().login.help}
            checked={startsAtLogin === true}
            onChange={(event) => void login.run({ on: event.currentTarget.checked })}
          />
        ) : (
          <p>{say.loginInDemo}</p>
        )}
        {login.error !== null && <ErrorNotice error={login.error} />}
      </Choice>
      <Choice name={say.dashboard}>
        {cluster.status === 'open' ? (
          <>
            <p>{say.dashboardWhy}</p>
            <DashboardAddressForm key={cluster.identity} address={dashboardAddress} />
          </>
        ) : (
          <p>{say.noCluster}</p>
        )}
      </Choice>
      <p className="quiet">{say.inSettings}</p>
    </>
  );
}

function Choice({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div className="first-run-choice" role="group" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {children}
    </div>
  );
}
