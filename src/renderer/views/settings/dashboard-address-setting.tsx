import { dashboardPhrases } from '../../../shared/words/en/dashboard-phrases.ts';
import type { Snapshot } from '../../../shared/contract/state/snapshot.ts';
import { DashboardAddressForm } from '../../components/dashboard-address-form.tsx';
import { dashboardSetting } from '../../page/open-dashboard.ts';
import { DashboardWayList } from './dashboard-way-list.tsx';
import { Setting } from './setting.tsx';

/** Where the dashboard of the open cluster is, and how to make one reachable. */
export function DashboardAddressSetting({
  snapshot,
  isSought,
}: {
  readonly snapshot: Snapshot;
  /** The person came here to set it. */
  readonly isSought: boolean;
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
        <DashboardAddressForm key={cluster.identity} address={dashboardAddress} isSought={isSought} />
      ) : (
        <p className="quiet">{say.noCluster}</p>
      )}
    </Setting>
  );
}
