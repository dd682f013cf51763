import { describe, expect, it } from 'vitest';
import { findInDashboards } from '../../../../src/main/core/cluster/safety/find-in-dashboards.ts';
import type {
  AccountBinding,
  DashboardFacts,
  DashboardSurvey,
  IngressFacts,
} from '../../../../src/main/core/ports/dashboard-facts.ts';
import { describeFinding } from '../../../../src/shared/words/safety-words.ts';
import { nothingKnown } from '../../../../src/shared/words/known/known.ts';
import { openCluster, seenNow } from '../../open-cluster.ts';

const headlamp: DashboardFacts = {
  dashboard: { kind: 'headlamp', namespace: 'tools', service: 'my-headlamp', port: 80, isTls: false },
  release: { name: 'my-headlamp', namespace: 'tools', version: '0.45.0' },
  outward: [],
  services: ['my-headlamp'],
  ingresses: [],
  pods: [{ account: 'my-headlamp', deployment: 'my-headlamp', signsInEverybody: null, servesTls: false }],
};
const everything = [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [] }];
const binding: AccountBinding = {
  kind: 'ClusterRoleBinding',
  namespace: null,
  name: 'my-headlamp-admin',
  account: { namespace: 'tools', name: 'my-headlamp' },
  isShared: false,
  isOfChart: true,
  rules: everything,
};
const flag = { in: 'args', container: 0, containerName: 'headlamp', at: 2, value: '--unsafe' } as const;
const error = { code: 'api-forbidden', action: { does: 'list', object: 'ingresses' } } as const;
const rbac = { server: seenNow('rbac' as const), files: null, fitsAddOn: true };
const noRbac = { server: seenNow('always-allow' as const), files: null, fitsAddOn: true };

function find(survey: Partial<DashboardSurvey>, authorization: typeof rbac | typeof noRbac = rbac) {
  const shown = seenNow({ dashboards: [headlamp], bindings: [], unseen: null, ...survey });
  return findInDashboards(openCluster({ authorization }), { shown, error: survey.unseen ?? null });
}

function commandOf(survey: Partial<DashboardSurvey>): string | undefined {
  const [finding] = find(survey);
  if (finding === undefined) throw new Error('nothing found');
  return describeFinding(finding, nothingKnown).command;
}

const ingress = (change: Partial<IngressFacts>): Partial<DashboardSurvey> => ({
  dashboards: [
    {
      ...headlamp,
      ingresses: [
        {
          name: 'web',
          rules: [{ host: 'headlamp.home', services: ['my-headlamp'] }],
          tls: [],
          isForcedTls: false,
          ...change,
        },
      ],
    },
  ],
});

it('finds nothing in a Headlamp that has no rights and no way in from outside', () => {
  expect(find({})).toEqual([]);
  expect(findInDashboards(openCluster({}), null)).toEqual([]);
});

describe('the rights of the account', () => {
  it('are told with the bindings that give them, and with the line of the chart', () => {
    expect(find({ bindings: [binding] })).toMatchObject([
      { kind: 'dashboard-admin', id: 'tools/my-headlamp', bindings: [{ name: 'my-headlamp-admin' }] },
    ]);
    expect(commandOf({ bindings: [binding] })).toBe(
      'microk8s helm3 upgrade my-headlamp headlamp --repo https://kubernetes-sigs.github.io/headlamp/ --version 0.45.0 --namespace tools --reuse-values --set clusterRoleBinding.create=false',
    );
  });

  it.each<[string, Partial<AccountBinding>, string]>([
    [
      'a binding by hand',
      { isOfChart: false },
      'microk8s kubectl delete clusterrolebinding my-headlamp-admin',
    ],
    [
      'one in kube-system',
      { isOfChart: false, kind: 'RoleBinding', namespace: 'kube-system', name: 'a b' },
      "microk8s kubectl delete rolebinding 'a b' --namespace kube-system",
    ],
    [
      'one that others need, too',
      { isOfChart: false, isShared: true },
      'microk8s kubectl get clusterrolebinding my-headlamp-admin --output yaml',
    ],
  ])('by %s have a line of their own', (_, change, command) => {
    expect(commandOf({ bindings: [{ ...binding, ...change }] })).toBe(command);
  });

  it.each<[string, Partial<AccountBinding>]>([
    ['of another account', { account: { namespace: 'kube-system', name: 'my-headlamp' } }],
    ['that may only read', { rules: [{ ...everything[0]!, verbs: ['get'] }] }],
    ['that may do everything with one thing', { rules: [{ ...everything[0]!, resourceNames: ['a'] }] }],
    ['that may do nothing', { rules: [] }],
  ])('are nothing to tell %s', (_, change) => {
    expect(find({ bindings: [{ ...binding, ...change }] })).toEqual([]);
  });

  it('are part of what is said of RBAC while that is off', () => {
    expect(find({ bindings: [binding] }, noRbac)).toEqual([]);
  });
});

describe('a Headlamp without a login', () => {
  const pods = [{ ...headlamp.pods[0]!, signsInEverybody: flag }];
  const open = { dashboards: [{ ...headlamp, pods }] };

  it.each([
    [[], rbac, false],
    [[binding], rbac, true],
    [null, rbac, null],
    [[], noRbac, true],
  ])(
    'has an account that may do everything: bindings %j, RBAC %j, %s',
    (bindings, authorization, isAdmin) => {
      const [first] = find({ ...open, bindings }, authorization);
      expect(first).toMatchObject({ kind: 'dashboard-without-login', isAdmin });
    },
  );

  it.each([
    [
      flag,
      'my-headlamp',
      `microk8s kubectl patch deployment my-headlamp --namespace tools --type json --patch '[{"op":"test","path":"/spec/template/spec/containers/0/args/2","value":"--unsafe"},{"op":"remove","path":"/spec/template/spec/containers/0/args/2"}]'`,
    ],
    [
      { ...flag, in: 'env' as const, value: 'HEADLAMP_CONFIG_X' },
      'my-headlamp',
      'microk8s kubectl set env deployment/my-headlamp --namespace tools --containers headlamp HEADLAMP_CONFIG_X-',
    ],
    [{ in: 'args' as const, container: 0, containerName: 'headlamp', at: null }, 'my-headlamp', undefined],
    [flag, null, undefined],
  ])(
    'gets one by a line that changes nothing else, where there is one: %j of %s',
    (place, deployment, command) => {
      const changed = [{ ...headlamp.pods[0]!, signsInEverybody: place, deployment }];
      expect(commandOf({ dashboards: [{ ...headlamp, pods: changed }] })).toBe(command);
    },
  );
});

describe('a way without TLS', () => {
  it.each<[string, Partial<IngressFacts>, readonly string[] | null]>([
    ['no tls section', {}, ['headlamp.home']],
    ['one of another name', { tls: [['other.home']] }, ['headlamp.home']],
    ['one of its name', { tls: [['other.home'], ['headlamp.home']] }, null],
    ['one for all names', { tls: [[]] }, null],
    ['one with a star', { tls: [['*.home']] }, null],
    ['one with a star for deeper names', { tls: [['*.lamp.home']] }, ['headlamp.home']],
    [
      'every name and a section of one',
      { rules: [{ host: null, services: ['my-headlamp'] }], tls: [['a']] },
      [],
    ],
    ['an annotation that forces TLS', { isForcedTls: true }, null],
    ['another service', { rules: [{ host: 'a.home', services: ['web'] }] }, null],
  ])('through an Ingress with %s', (_, change, hosts) => {
    const found = find(ingress(change));
    expect(found).toMatchObject(
      hosts === null ? [] : [{ kind: 'dashboard-plain', way: { kind: 'ingress', hosts } }],
    );
    expect(found).toHaveLength(hosts === null ? 0 : 1);
  });

  it('through an Ingress is closed by deleting it only where it leads nowhere else', () => {
    const rules = [{ host: 'headlamp.home', services: ['my-headlamp', 'web'] }];
    expect(commandOf(ingress({}))).toBe('microk8s kubectl delete ingress web --namespace tools');
    expect(commandOf(ingress({ rules }))).toBe('microk8s kubectl describe ingress web --namespace tools');
  });

  const outward = (isTls: boolean, type: 'NodePort' | 'LoadBalancer', servesTls = false) => ({
    dashboards: [
      {
        ...headlamp,
        outward: [{ name: 'my-headlamp', type, ports: [{ port: 30_080, isTls }] }],
        pods: [{ ...headlamp.pods[0]!, servesTls }],
      },
    ],
  });

  it.each(['NodePort', 'LoadBalancer'] as const)('by a %s', (type) => {
    expect(find(outward(false, type))).toMatchObject([{ kind: 'dashboard-plain', way: { ports: [30_080] } }]);
    const [ofChart] = outward(false, type).dashboards;
    expect(commandOf({ dashboards: [ofChart!] })).toMatch(
      /^microk8s helm3 upgrade my-headlamp headlamp .* --reuse-values --set service\.type=ClusterIP$/,
    );
    expect(commandOf({ dashboards: [{ ...ofChart!, release: null }] })).toBe(
      `microk8s kubectl patch service my-headlamp --namespace tools --patch '{"spec":{"type":"ClusterIP"}}'`,
    );
    expect(find(outward(true, type))).toEqual([]);
    expect(find(outward(false, type, true))).toEqual([]);
  });
});

describe('a retired dashboard', () => {
  const old = (kind: 'kubernetes-dashboard' | 'kubernetes-dashboard-7', change: Partial<DashboardFacts>) => {
    const service = kind === 'kubernetes-dashboard' ? kind : 'kubernetes-dashboard-kong-proxy';
    const dashboard = { kind, namespace: 'kube-system', service, port: 443, isTls: true };
    return { dashboards: [{ ...headlamp, dashboard, release: null, pods: [], ...change }] };
  };
  const release = { name: 'board', namespace: 'kubernetes-dashboard', version: null };

  it.each([
    [
      'kubernetes-dashboard',
      {},
      /^microk8s kubectl delete --namespace kube-system --ignore-not-found deployment/,
    ],
    [
      'kubernetes-dashboard',
      { release },
      /^microk8s helm3 uninstall board --namespace kubernetes-dashboard$/,
    ],
    [
      'kubernetes-dashboard-7',
      { release },
      /^microk8s helm3 uninstall board --namespace kubernetes-dashboard$/,
    ],
  ] as const)('%s is removed by what installed it: %j', (kind, change, command) => {
    expect(find(old(kind, change))).toMatchObject([{ kind: 'dashboard-retired' }]);
    expect(commandOf(old(kind, change))).toMatch(command);
  });

  it('has no line where nobody knows what installed it', () => {
    expect(commandOf(old('kubernetes-dashboard-7', {}))).toBeUndefined();
  });
});

it('tells what could not be looked at beside what was seen', () => {
  expect(find({ bindings: [binding], unseen: error })).toMatchObject([
    { kind: 'dashboard-admin' },
    { kind: 'dashboards-unseen', error },
  ]);
  const failed = { status: 'failed', error, checkedAt: 1 } as const;
  expect(findInDashboards(openCluster({ api: failed }), { shown: null, error })).toEqual([]);
});

it('tells pods behind two services once', () => {
  const second = { ...headlamp, dashboard: { ...headlamp.dashboard, service: 'headlamp-outside' } };
  expect(find({ dashboards: [headlamp, second], bindings: [binding] })).toHaveLength(1);
});
