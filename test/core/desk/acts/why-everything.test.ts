import { expect, it } from 'vitest';
import { whyEverything, type ActedOn } from '../../../../src/main/core/desk/acts/why-everything.ts';
import type { Rules } from '../../../../src/main/core/ports/cluster-api.ts';
import type { AppError } from '../../../../src/shared/contract/errors/errors.ts';
import type { Authorization } from '../../../../src/shared/contract/state/authorization.ts';
import type { Shown } from '../../../../src/shared/contract/state/seen.ts';
import { fail, ok, type Result } from '../../../../src/shared/contract/values/result.ts';
import { actPhrases } from '../../../../src/shared/words/en/act-phrases.ts';
import { openCluster } from '../../open-cluster.ts';

const by = 'api-server' as const;
const on = { value: 'rbac', standing: 'now', at: 1, by } as const;
const off = { value: 'always-allow', standing: 'now', at: 1, by } as const;

const noCluster = fail({ code: 'no-cluster' } as const);
const everything = rulesOf('*');
const little = rulesOf('get');
const failed = fail({
  code: 'api-unreachable',
  server: 'https://127.0.0.1:16443',
  reason: 'refused',
} as const);

function rulesOf(verb: string): Result<Rules, AppError> {
  const rule = { verbs: [verb], apiGroups: ['*'], resources: ['*'], resourceNames: [] };
  return ok({ resources: [rule], paths: [], incomplete: false });
}

/** An app whose API server said this last of itself, and says this of what any account may do; null with no open cluster. */
function appWith(server: Shown<Authorization> | null, rules: Result<Rules, AppError> | null): ActedOn {
  const unavailable = { status: 'unavailable', snapData: '/snap/current', error: noCluster.error } as const;
  const open = openCluster({ authorization: { server, files: null, fitsAddOn: true } });
  return {
    clusters: {
      open: () =>
        rules === null
          ? noCluster
          : ok({
              scope: { api: { rights: { rules: () => Promise.resolve(rules) } } },
              saved: { row: () => null },
            }),
    },
    store: {
      snapshot: {
        cluster: rules === null ? unavailable : open,
        dashboardAddress: null,
        forgetting: { leaving: null, failed: null },
      },
    },
  };
}

it.each([
  ['view', on, null],
  ['view', off, 'rbac-off'],
  ['view', { ...off, standing: 'then' }, 'rbac-off'],
  ['view', { ...on, standing: 'then' }, 'rbac-unknown'],
  ['view', null, 'rbac-unknown'],
  ['cluster-admin', on, 'given'],
] as const)('tells why access for %s may do everything, after %o', async (role, server, why) => {
  expect(await whyEverything('access:set-up', { role }, appWith(server, little))).toBe(why);
});

const mint = { lifetimeSeconds: 600, audiences: [], purpose: 'backup', revocable: true, forTray: false };
const account = { kind: 'existing', namespace: 'kube-system', name: 'dashboard' } as const;

it.each([
  ['nothing that was seen', on, little, null],
  ['what it was given', on, everything, 'given'],
  ['what was not seen', on, failed, 'account-unknown'],
  ['RBAC that is off, and perhaps what it was given', off, everything, 'account-without-rbac'],
  ['RBAC that is off, and perhaps what was not seen', off, failed, 'account-without-rbac'],
  ['what it may do by all that is known', null, everything, 'given'],
  ['what nobody can see without a cluster', null, null, 'account-unknown'],
] as const)('tells that an account may do everything by %s', async (_by, server, rules, why) => {
  const app = appWith(server, rules);
  expect(await whyEverything('token:mint', { ...mint, account }, app)).toBe(why);
  expect(await whyEverything('tray:use-own-account', {}, app)).toBe(why);
});

it('promises of no account that is there that it may do less once RBAC is on', () => {
  const { givesAll } = actPhrases();
  expect(givesAll['rbac-off']).toContain('until it is on');
  for (const why of ['given', 'account-without-rbac', 'account-unknown'] as const)
    expect(givesAll[why]).not.toContain('until');
});
