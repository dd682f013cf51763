import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { Facts } from '../scope/facts.ts';

/** Calls back when what was seen of the account or of RBAC is otherwise now. */
export function followRights(cluster: ClusterScope, onOther: () => void): void {
  const tell = ({ access, serverAuthorization }: Facts) =>
    JSON.stringify([access?.value, serverAuthorization?.value]);
  let told = tell(cluster.state.facts);
  cluster.subscribe(({ facts }) => {
    const now = tell(facts);
    if (now === told) return;
    told = now;
    onOther();
  });
}
