import type {
  ShownRule,
  EscalationPath,
  EscalationPathKind,
} from '../../../../shared/contract/state/escalation.ts';
import type { Rules } from '../../ports/cluster-api.ts';
import type { ResourceRule } from '../../ports/resource-rule.ts';
import { allowsEverything, findRule } from './rules.ts';

/** What an identity may do everywhere, and what it may do in one namespace (everywhere included). */
export interface Reach {
  readonly clusterWide: Rules;
  readonly inNamespace: Rules;
}

/** Something that one step of a path needs: any of the verbs on any of the resources. */
interface Need {
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resources: readonly string[];
  /** Lives in no namespace: rules of a namespace do not count. */
  readonly isClusterScoped?: boolean;
  /** A rule for some names is enough. */
  readonly isNamed?: boolean;
}

interface Granted {
  readonly scope: EscalationPath['scope'];
  readonly rule: ResourceRule;
}

const rbac = 'rbac.authorization.k8s.io';
const write = ['create', 'update', 'patch'];

const createSecrets: Need = { verbs: ['create'], group: '', resources: ['secrets'] };
const readSecrets: Need = {
  verbs: ['get', 'list', 'watch'],
  group: '',
  resources: ['secrets'],
  isNamed: true,
};
const writeBindings: Need = { verbs: write, group: rbac, resources: ['rolebindings'], isNamed: true };
const writeClusterBindings: Need = {
  verbs: write,
  group: rbac,
  resources: ['clusterrolebindings'],
  isClusterScoped: true,
  isNamed: true,
};
const workloads: readonly Need[] = [
  { verbs: ['create'], group: '', resources: ['pods'] },
  { verbs: write, group: '', resources: ['replicationcontrollers'], isNamed: true },
  {
    verbs: write,
    group: 'apps',
    resources: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
    isNamed: true,
  },
  { verbs: write, group: 'batch', resources: ['jobs', 'cronjobs'], isNamed: true },
];

/** Each way with the alternatives by which it can be gone; of one alternative every need must be granted. */
const paths: readonly (readonly [EscalationPathKind, readonly (readonly Need[])[]])[] = [
  [
    'token-request',
    [[{ verbs: ['create'], group: '', resources: ['serviceaccounts/token'], isNamed: true }]],
  ],
  ['secrets-create', [[createSecrets, readSecrets]]],
  ['secrets-read', [[readSecrets]]],
  ['bindings', [[writeClusterBindings], [writeBindings]]],
  [
    'bind',
    [writeClusterBindings, writeBindings].map((bindings) => [
      { verbs: ['bind'], group: rbac, resources: ['clusterroles', 'roles'], isNamed: true },
      bindings,
    ]),
  ],
  [
    'escalate',
    (['clusterroles', 'roles'] as const).map((resource) => {
      const role = {
        group: rbac,
        resources: [resource],
        isClusterScoped: resource === 'clusterroles',
        isNamed: true,
      };
      return [
        { ...role, verbs: ['escalate'] },
        { ...role, verbs: write },
      ];
    }),
  ],
  [
    'impersonate',
    [
      [
        {
          verbs: ['impersonate'],
          group: '',
          resources: ['users', 'groups'],
          isClusterScoped: true,
          isNamed: true,
        },
      ],
      [{ verbs: ['impersonate'], group: '', resources: ['serviceaccounts'], isNamed: true }],
    ],
  ],
  ['pods', workloads.map((workload) => [workload])],
  [
    'exec',
    [
      [{ verbs: ['create', 'get'], group: '', resources: ['pods/exec', 'pods/attach'], isNamed: true }],
      [{ verbs: ['update', 'patch'], group: '', resources: ['pods/ephemeralcontainers'], isNamed: true }],
    ],
  ],
  [
    'node-proxy',
    [
      [
        {
          verbs: ['get', 'create'],
          group: '',
          resources: ['nodes/proxy'],
          isClusterScoped: true,
          isNamed: true,
        },
      ],
    ],
  ],
  [
    'certificates',
    [
      [
        { verbs: ['create'], resources: ['certificatesigningrequests'] },
        { verbs: ['update', 'patch'], resources: ['certificatesigningrequests/approval'], isNamed: true },
        { verbs: ['approve'], resources: ['signers'], isNamed: true },
      ].map((need) => ({ ...need, group: 'certificates.k8s.io', isClusterScoped: true })),
    ],
  ],
];

/**
 * The ways by which whoever steals a token of this identity could keep access after the token has ended. A way that
 * works everywhere is told as that, and who may do everything needs no other way.
 */
export function findEscalationPaths(reach: Reach): EscalationPath[] {
  if (allowsEverything(reach.clusterWide)) return [everything(reach.clusterWide, 'cluster')];
  const found = paths.flatMap(([kind, alternatives]) => findPath(reach, kind, alternatives));
  const kinds = new Set(found.map(({ kind }) => kind));
  return found.filter(({ kind }) => kind !== 'secrets-read' || !kinds.has('secrets-create'));
}

function everything(rules: Rules, scope: EscalationPath['scope']): EscalationPath {
  const rule = findRule(rules, { verb: '*', group: '*', resource: '*', name: null });
  return { kind: 'everything', scope, allowedBy: rule === null ? [] : [show(rule)] };
}

/** The first alternative that works everywhere, else the first that works in the namespace. */
function findPath(
  reach: Reach,
  kind: EscalationPathKind,
  alternatives: readonly (readonly Need[])[],
): EscalationPath[] {
  const granted = alternatives.flatMap((needs) => {
    const all = needs.map((need) => grant(reach, need));
    return all.every((each) => each !== null) ? [all] : [];
  });
  const scopeOf = (all: readonly Granted[]) =>
    all.every(({ scope }) => scope === 'cluster') ? 'cluster' : 'namespace';
  const best = granted.find((all) => scopeOf(all) === 'cluster') ?? granted[0];
  if (best === undefined) return [];
  const rules = [...new Set(best.map(({ rule }) => rule))];
  return [{ kind, scope: scopeOf(best), allowedBy: rules.map(show) }];
}

function grant({ clusterWide, inNamespace }: Reach, need: Need): Granted | null {
  const everywhere = findAny(clusterWide, need);
  if (everywhere !== null) return { scope: 'cluster', rule: everywhere };
  const here = need.isClusterScoped === true ? null : findAny(inNamespace, need);
  return here === null ? null : { scope: 'namespace', rule: here };
}

function findAny(rules: Rules, { verbs, group, resources, isNamed }: Need): ResourceRule | null {
  for (const resource of resources)
    for (const verb of verbs) {
      // Nothing that is created has a name yet when the API server decides, but a subresource has its object’s.
      const countsNames = isNamed === true && (verb !== 'create' || resource.includes('/'));
      const all = findRule(rules, { verb, group, resource, name: null });
      const named = countsNames ? findNamed(rules, { verb, group, resource }) : null;
      if (all !== null || named !== null) return all ?? named;
    }
  return null;
}

function findNamed(
  rules: Rules,
  action: { readonly verb: string; readonly group: string; readonly resource: string },
): ResourceRule | null {
  const unnamed = rules.resources.filter((rule) =>
    findRule({ ...rules, resources: [{ ...rule, resourceNames: [] }] }, { ...action, name: null }),
  );
  return unnamed[0] ?? null;
}

function show({ verbs, apiGroups, resources, resourceNames }: ResourceRule): ShownRule {
  return { verbs: [...verbs], groups: [...apiGroups], resources: [...resources], names: [...resourceNames] };
}
