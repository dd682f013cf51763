import { installHeadlamp } from '../../../shared/words/dashboard-ways.ts';
import { dashboardPhrases } from '../../../shared/words/en/dashboard-phrases.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { DashboardAddressForm } from '../../components/dashboard-address-form.tsx';
import { dashboardSetting } from '../../page/open-dashboard.ts';
import { DashboardWayList } from './dashboard-way-list.tsx';
import { Setting } from './setting.tsx';

/** Where the dashboard of the open cluster is, and how to make one reachable. */
export function DashboardAddressSetting({
  snapshot,
  isSought,
  isNoneFound,
}: {
  readonly snapshot: Snapshot;
  /** The person came here to set it. */
  readonly isSought: boolean;
  /** The person wanted to open one, and this cluster has none. */
  readonly isNoneFound: boolean;
}) {
  const { cluster, dashboardAddress } = snapshot;
  const say = dashboardPhrases().address;
  return (
    <Setting
      id={dashboardSetting}
      name={say.name}
      help={say.help}
      below={cluster.status === 'open' && <DashboardWayList key={cluster.identity} isOpen={isSought} />}
    >
      {cluster.status === 'open' ? (
        <>
          {isNoneFound && dashboardAddress === null && <NoneFound />}
          <DashboardAddressForm key={cluster.identity} address={dashboardAddress} />
        </>
      ) : (
        <p className="quiet">{say.noCluster}</p>
      )}
    </Setting>
  );
}

/** What to do where the cluster has no dashboard that Keyfob knows; the last is the field below. */
function NoneFound() {
  const say = dashboardPhrases().noneFound;
  return (
    <div className="no-dashboard" role="note">
      <p className="strong">{say.title}</p>
      <p>{say.install}</p>
      <CommandLine line={installHeadlamp} request="dashboard:copy-command" input={{ dashboard: null }} />
      <p>{say.own}</p>
    </div>
  );
}
