import { expect, it } from 'vitest';
import { whyEverything, type ActedOn } from '../../../../src/main/core/desk/acts/why-everything.ts';
import type { Authorization } from '../../../../src/shared/contract/state/authorization.ts';
import type { Shown } from '../../../../src/shared/contract/state/seen.ts';
import { fail } from '../../../../src/shared/contract/values/result.ts';
import { openCluster } from '../../open-cluster.ts';

const by = 'api-server' as const;

/** An app whose API server said this last. */
function appWith(server: Shown<Authorization> | null): ActedOn {
  const cluster = openCluster({ authorization: { server, files: null, fitsAddOn: true } });
  return {
    clusters: { open: () => fail({ code: 'no-cluster' }) },
    store: { snapshot: { cluster, dashboardAddress: null, forgetting: { leaving: null, failed: null } } },
  };
}

it.each([
  ['view', { value: 'rbac', standing: 'now', at: 1, by }, null],
  ['view', { value: 'always-allow', standing: 'now', at: 1, by }, 'rbac-off'],
  ['view', { value: 'always-allow', standing: 'then', at: 1, by }, 'rbac-off'],
  ['view', { value: 'rbac', standing: 'then', at: 1, by }, 'rbac-unknown'],
  ['view', null, 'rbac-unknown'],
  ['cluster-admin', { value: 'rbac', standing: 'now', at: 1, by }, 'given'],
] as const)('tells why access for %s may do everything, after %o', async (role, server, why) => {
  expect(await whyEverything('access:set-up', { role }, appWith(server))).toBe(why);
});
