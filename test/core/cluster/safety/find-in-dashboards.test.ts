import { describe, expect, it } from 'vitest';
import { keepDashboards } from '../../../../src/main/core/cluster/dashboard/dashboard-watch.ts';
import type {
  SeenDashboard,
  ShownDashboard,
} from '../../../../src/main/core/cluster/scope/seen-dashboards.ts';
import { findInDashboards } from '../../../../src/main/core/cluster/safety/find-in-dashboards.ts';
import type {
  AccountBinding,
  DashboardFacts,
  DashboardLook,
  IngressFacts,
  ReachedPods,
} from '../../../../src/main/core/ports/dashboard-facts.ts';
import { describeFinding } from '../../../../src/shared/words/safety-words.ts';
import { nothingKnown } from '../../../../src/shared/words/known/known.ts';
import { openCluster, seenNow } from '../../open-cluster.ts';

const reached: ReachedPods = {
  all: [{ account: 'my-headlamp', deployment: 'my-headlamp', signsInEverybody: null, servesTls: false }],
  services: ['my-headlamp'],
  outward: [],
};
const headlamp = {
  dashboard: { kind: 'headlamp', namespace: 'tools', service: 'my-headlamp', port: 80, isTls: false },
  release: { name: 'my-headlamp', namespace: 'tools', version: '0.45.0', isAlone: true },
  ingresses: [],
  pods: reached,
} satisfies DashboardFacts;
const helm = { name: 'my-headlamp', namespace: 'tools' };
const everything = [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [] }];
const binding: AccountBinding = {
  kind: 'ClusterRoleBinding',
  namespace: null,
  name: 'my-headlamp-admin',
  account: { namespace: 'tools', name: 'my-headlamp' },
  isShared: false,
  release: helm,
  rules: everything,
};
const flag = { in: 'args', container: 0, containerName: 'headlamp', at: 2, value: '--unsafe' } as const;
const error = { code: 'api-forbidden', action: { does: 'list', object: 'ingresses' } } as const;
const rbac = { server: seenNow('rbac' as const), files: null, fitsAddOn: true };
const noRbac = { server: seenNow('always-allow' as const), files: null, fitsAddOn: true };

function find(survey: Partial<DashboardLook>, authorization: typeof rbac | typeof noRbac = rbac) {
  const whole = { dashboards: [headlamp], bindings: [], unseen: null, ...survey };
  const shown = seenNow(keepDashboards(whole, [], 2_000).map(showNow));
  return findInDashboards(openCluster({ authorization }), { shown, error: whole.unseen });
}

function showNow({ pods, ingresses, bindings, ...each }: SeenDashboard): ShownDashboard {
  const show = <Value>(part: { readonly value: Value } | null) =>
    part === null ? null : seenNow(part.value);
  return { ...each, pods: show(pods), ingresses: show(ingresses), bindings: show(bindings) };
}

function describeFirst(survey: Partial<DashboardLook>) {
  const [finding] = find(survey);
  if (finding === undefined) throw new Error('nothing found');
  return describeFinding(finding, nothingKnown);
}

function commandOf(survey: Partial<DashboardLook>): string | undefined {
  return describeFirst(survey).command;
}

function remedyOf(survey: Partial<DashboardLook>): string {
  return describeFirst(survey).remedy;
}

const ingress = (change: Partial<IngressFacts>): Partial<DashboardLook> => ({
  dashboards: [
    {
      ...headlamp,
      ingresses: [
        {
          name: 'web',
          release: null,
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
      `microk8s helm3 list --namespace tools --filter '^my-headlamp$' --output json | grep '"chart":"headlamp-0\\.45\\.0"' && microk8s helm3 upgrade my-headlamp headlamp --repo https://kubernetes-sigs.github.io/headlamp/ --version 0.45.0 --reuse-values --set clusterRoleBinding.create=false --namespace tools`,
    );
  });

  it.each<[string, Partial<AccountBinding>, string]>([
    ['a binding by hand', { release: null }, 'microk8s kubectl delete clusterrolebinding my-headlamp-admin'],
    [
      'a binding of another release',
      { release: { name: 'other', namespace: 'tools' } },
      'microk8s kubectl delete clusterrolebinding my-headlamp-admin',
    ],
    [
      'one in kube-system',
      { release: null, kind: 'RoleBinding', namespace: 'kube-system', name: 'a b' },
      "microk8s kubectl delete rolebinding 'a b' --namespace kube-system",
    ],
    [
      'one that others need, too',
      { release: null, isShared: true },
      'microk8s kubectl get clusterrolebinding my-headlamp-admin --output yaml',
    ],
  ])('by %s have a line of their own', (_, change, command) => {
    expect(commandOf({ bindings: [{ ...binding, ...change }] })).toBe(command);
  });

  it.each([
    ['whose version nobody knows', { ...headlamp.release, version: null }],
    ['that holds more', { ...headlamp.release, isAlone: false }],
  ])('by the chart of a release %s go without Helm, and that they come back is said', (_, release) => {
    const survey = { dashboards: [{ ...headlamp, release }], bindings: [binding] };
    expect(commandOf(survey)).toBe('microk8s kubectl delete clusterrolebinding my-headlamp-admin');
    expect(remedyOf(survey)).toContain('the next upgrade brings it back');
    expect(remedyOf(survey)).not.toContain('only where Helm says');
    expect(remedyOf({ bindings: [binding] })).not.toContain('the next upgrade');
    expect(remedyOf({ bindings: [binding] })).toContain('only where Helm says');
  });

  it.each([
    ['my-headlamp', headlamp.release, false],
    ['default', headlamp.release, true],
    ['shared', headlamp.release, true],
    ['my-headlamp', null, true],
  ])('of the account %s, with the release %j, may be those of other pods: %s', (account, release, isSaid) => {
    const pods = { ...reached, all: [{ ...reached.all[0]!, account }] };
    const bindings = [{ ...binding, account: { namespace: 'tools', name: account } }];
    const said = remedyOf({ dashboards: [{ ...headlamp, release, pods }], bindings });
    expect(said.includes('Other pods can run as this account')).toBe(isSaid);
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
  const pods = { ...reached, all: [{ ...reached.all[0]!, signsInEverybody: flag }] };
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
      const all = [{ ...reached.all[0]!, signsInEverybody: place, deployment }];
      expect(commandOf({ dashboards: [{ ...headlamp, pods: { ...reached, all } }] })).toBe(command);
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
    expect(remedyOf(ingress({ release: helm }))).toContain('in the values of its Helm release');
    expect(remedyOf(ingress({}))).not.toContain('Helm release');
    expect(commandOf(ingress({ rules }))).toBe('microk8s kubectl describe ingress web --namespace tools');
  });

  const outward = (isTls: boolean, type: 'NodePort' | 'LoadBalancer', servesTls = false) => ({
    dashboards: [
      {
        ...headlamp,
        pods: {
          ...reached,
          all: [{ ...reached.all[0]!, servesTls }],
          outward: [{ name: 'my-headlamp', type, release: helm, ports: [{ port: 30_080, isTls }] }],
        },
      },
    ],
  });

  it.each(['NodePort', 'LoadBalancer'] as const)('by a %s', (type) => {
    expect(find(outward(false, type))).toMatchObject([{ kind: 'dashboard-plain', way: { ports: [30_080] } }]);
    const [ofChart] = outward(false, type).dashboards;
    expect(commandOf({ dashboards: [ofChart!] })).toMatch(
      / && microk8s helm3 upgrade my-headlamp headlamp .* --reuse-values --set service\.type=ClusterIP --namespace tools$/,
    );
    expect(remedyOf({ dashboards: [ofChart!] })).toContain('only where Helm says');
    expect(commandOf({ dashboards: [{ ...ofChart!, release: null }] })).toBe(
      `microk8s kubectl patch service my-headlamp --namespace tools --patch '{"spec":{"type":"ClusterIP"}}'`,
    );
    const more = outward(false, type).dashboards.map(({ pods, ...each }) => ({
      ...each,
      pods: { ...pods, outward: pods.outward.map((way) => ({ ...way, name: 'by-hand' })) },
    }));
    expect(remedyOf({ dashboards: more })).toContain('Set service.type in the values');
    const ofNobody = more.map(({ pods, ...each }) => ({
      ...each,
      pods: { ...pods, outward: pods.outward.map((way) => ({ ...way, release: null })) },
    }));
    expect(remedyOf({ dashboards: ofNobody })).not.toContain('Set service.type in the values');
    expect(find(outward(true, type))).toEqual([]);
    expect(find(outward(false, type, true))).toEqual([]);
  });
});

describe('a retired dashboard', () => {
  const old = (kind: 'kubernetes-dashboard' | 'kubernetes-dashboard-7', change: Partial<DashboardFacts>) => {
    const service = kind === 'kubernetes-dashboard' ? kind : 'kubernetes-dashboard-kong-proxy';
    const dashboard = { kind, namespace: 'kube-system', service, port: 443, isTls: true };
    return {
      dashboards: [{ ...headlamp, dashboard, release: null, pods: { ...reached, all: [] }, ...change }],
    };
  };
  const release = { name: 'board', namespace: 'kubernetes-dashboard', version: null, isAlone: true };

  it.each([
    [
      'kubernetes-dashboard',
      {},
      /^microk8s kubectl delete --namespace kube-system --ignore-not-found deployment/,
    ],
    [
      'kubernetes-dashboard',
      { release },
      / \| grep '"chart":"kubernetes-dashboard-\[0-9\]' && microk8s helm3 uninstall board --namespace kubernetes-dashboard$/,
    ],
    [
      'kubernetes-dashboard-7',
      { release },
      / && microk8s helm3 uninstall board --namespace kubernetes-dashboard$/,
    ],
  ] as const)('%s is removed by what installed it: %j', (kind, change, command) => {
    expect(find(old(kind, change))).toMatchObject([{ kind: 'dashboard-retired' }]);
    expect(commandOf(old(kind, change))).toMatch(command);
  });

  it('has no line where nobody knows what installed it', () => {
    expect(commandOf(old('kubernetes-dashboard-7', {}))).toBeUndefined();
  });

  it('has none where more would go with its release', () => {
    const part = old('kubernetes-dashboard-7', { release: { ...release, isAlone: false } });
    expect(commandOf(part)).toBeUndefined();
    expect(remedyOf(part)).toContain('a part of a Helm release that holds more');
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

describe('what could not be looked at', () => {
  const outward = [
    { name: 'outside', type: 'NodePort' as const, release: null, ports: [{ port: 30_080, isTls: false }] },
  ];
  const open = { ...reached, all: [{ ...reached.all[0]!, signsInEverybody: flag }], outward };
  const web = {
    ...{ name: 'web', release: null, tls: [], isForcedTls: false },
    rules: [{ host: 'headlamp.home', services: ['my-headlamp'] }],
  };
  const whole = { ...headlamp, pods: open, ingresses: [web] };
  const survey = { dashboards: [whole], bindings: [binding], unseen: null };

  it('is as an earlier look saw it, part by part', () => {
    const before = keepDashboards(survey, [], 1_000);
    const noPods = { ...survey, dashboards: [{ ...whole, pods: null }], unseen: error };
    expect(keepDashboards(noPods, before, 2_000)).toMatchObject([
      { pods: { value: open, at: 1_000 }, bindings: { at: 1_000 }, ingresses: { at: 2_000 } },
    ]);
    const noIngresses = { ...survey, dashboards: [{ ...whole, ingresses: null }], unseen: error };
    expect(keepDashboards(noIngresses, before, 2_000)).toMatchObject([
      { pods: { at: 2_000 }, bindings: { at: 2_000 }, ingresses: { value: [web], at: 1_000 } },
    ]);
    const noBindings = { ...survey, bindings: null, unseen: error };
    expect(keepDashboards(noBindings, before, 2_000)).toMatchObject([
      { pods: { at: 2_000 }, bindings: { value: { bindings: [binding] }, at: 1_000 } },
    ]);
    expect(keepDashboards(noPods, [], 2_000)).toMatchObject([{ pods: null, bindings: null }]);
  });

  it('dates what rests on it, and nothing else', () => {
    const [kept] = keepDashboards(survey, [], 2_000);
    const pods = { ...seenNow(open), at: 1_000, standing: 'past' as const };
    const shown = seenNow([{ ...showNow(kept!), pods }]);
    expect(findInDashboards(openCluster({}), { shown, error })).toMatchObject([
      { kind: 'dashboard-without-login', asOf: 1_000, isPast: true },
      { kind: 'dashboard-admin', asOf: 1_000, isPast: true },
      { kind: 'dashboard-plain', way: { kind: 'ingress' }, asOf: 1_000 },
      { kind: 'dashboard-plain', way: { kind: 'node-port' }, asOf: 1_000 },
      { kind: 'dashboards-unseen' },
    ]);
    const ingresses = { ...seenNow([web]), at: 1_000, standing: 'then' as const };
    const other = seenNow([{ ...showNow(kept!), ingresses }]);
    expect(findInDashboards(openCluster({}), { shown: other, error })).toMatchObject([
      { kind: 'dashboard-without-login', asOf: null },
      { kind: 'dashboard-admin', asOf: null },
      { kind: 'dashboard-plain', way: { kind: 'ingress' }, asOf: 1_000, isPast: false },
      { kind: 'dashboard-plain', way: { kind: 'node-port' }, asOf: null },
      { kind: 'dashboards-unseen' },
    ]);
  });

  it('opens no port before it was seen whether the pods speak TLS, and leaves rights unknown of another account', () => {
    expect(find({ dashboards: [{ ...headlamp, pods: null }], unseen: error })).toMatchObject([
      { kind: 'dashboards-unseen' },
    ]);
    const before = keepDashboards(survey, [], 1_000);
    const moved = { ...open, all: [{ ...open.all[0]!, account: 'another' }] };
    const part = { dashboards: [{ ...whole, pods: moved }], bindings: null, unseen: error };
    const shown = seenNow(keepDashboards(part, before, 2_000).map(showNow));
    expect(findInDashboards(openCluster({}), { shown, error })).toMatchObject([
      { kind: 'dashboard-without-login', isAdmin: null },
      ...[{}, {}, {}],
    ]);
  });
});

it('tells pods behind two services once', () => {
  const second = { ...headlamp, dashboard: { ...headlamp.dashboard, service: 'headlamp-outside' } };
  expect(find({ dashboards: [headlamp, second], bindings: [binding] })).toHaveLength(1);
});
