import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../../src/main/core/ports/cluster-api.ts';
import type { ResourceRule } from '../../../../src/main/core/ports/resource-rule.ts';
import { findEscalationPaths } from '../../../../src/main/core/cluster/rights/find-escalation-paths.ts';

const rbac = 'rbac.authorization.k8s.io';
const certificates = 'certificates.k8s.io';

type Short = readonly [verbs: string, group: string, resources: string, names?: string];

/** A role written short: lists separated by commas. */
const rulesOf = (role: readonly Short[]): Rules => ({
  resources: role.map(([verbs, group, resources, names]): ResourceRule => ({
    verbs: verbs.split(','),
    apiGroups: group.split(','),
    resources: resources.split(','),
    resourceNames: names?.split(',') ?? [],
  })),
  paths: [],
  incomplete: false,
});
const nothing: Short = ['create', 'authorization.k8s.io', 'selfsubjectaccessreviews'];

const view: Short[] = [
  ['get,list,watch', '', 'configmaps,endpoints,pods,pods/log,serviceaccounts,services,namespaces'],
  ['get,list,watch', 'apps', 'deployments,daemonsets,statefulsets,replicasets'],
];
const edit: Short[] = [
  ...view,
  ['get,list,watch', '', 'pods/attach,pods/exec,pods/portforward,pods/proxy,secrets,services/proxy'],
  ['impersonate', '', 'serviceaccounts'],
  [
    'create,delete,deletecollection,patch,update',
    '',
    'pods,pods/attach,pods/exec,pods/portforward,pods/proxy',
  ],
  ['create,delete,deletecollection,patch,update', '', 'configmaps,secrets,serviceaccounts,services'],
  ['create', '', 'serviceaccounts/token'],
  ['create,delete,deletecollection,patch,update', 'apps', 'deployments,daemonsets,replicasets,statefulsets'],
];
const admin: Short[] = [
  ...edit,
  ['create,delete,deletecollection,get,list,patch,update,watch', rbac, 'rolebindings,roles'],
];

/** A role, and the ways that a thief has with it: granted everywhere, and granted in one namespace only. */
const table: readonly (readonly [string, readonly Short[], readonly string[], readonly string[]])[] = [
  ['nothing', [nothing], [], []],
  ['view', view, [], []],
  [
    'edit',
    edit,
    ['token-request', 'secrets-create', 'impersonate', 'pods', 'exec'],
    ['token-request', 'secrets-create', 'impersonate', 'pods', 'exec'],
  ],
  [
    'admin',
    admin,
    ['token-request', 'secrets-create', 'bindings', 'impersonate', 'pods', 'exec'],
    ['token-request', 'secrets-create', 'bindings', 'impersonate', 'pods', 'exec'],
  ],
  [
    'cluster-admin',
    [['*', '*', '*']],
    ['everything'],
    ['token-request', 'secrets-create', 'bindings', 'bind', 'escalate', 'impersonate', 'pods', 'exec'],
  ],
  [
    'everything readable',
    [['get,list,watch', '*', '*']],
    ['secrets-read', 'exec', 'node-proxy'],
    ['secrets-read', 'exec'],
  ],
  ['reading Secrets', [['list', '', 'secrets']], ['secrets-read'], ['secrets-read']],
  ['reading one Secret', [['get', '', 'secrets', 'door']], ['secrets-read'], ['secrets-read']],
  ['creating Secrets without reading them', [['create', '', 'secrets']], [], []],
  [
    'creating and watching Secrets',
    [
      ['create', '', 'secrets'],
      ['watch', '', 'secrets'],
    ],
    ['secrets-create'],
    ['secrets-create'],
  ],
  [
    'creating Secrets of one name',
    [
      ['create', '', 'secrets', 'a'],
      ['get', '', 'secrets', 'a'],
    ],
    ['secrets-read'],
    ['secrets-read'],
  ],
  [
    'minting for every account',
    [['create', '', 'serviceaccounts/token']],
    ['token-request'],
    ['token-request'],
  ],
  [
    'minting for one account',
    [['create', '', 'serviceaccounts/token', 'robot']],
    ['token-request'],
    ['token-request'],
  ],
  [
    'all service accounts, not their tokens',
    [['*', '', 'serviceaccounts']],
    ['impersonate'],
    ['impersonate'],
  ],
  ['creating accounts', [['create,update', '', 'serviceaccounts']], [], []],
  ['creating role bindings', [['create', rbac, 'rolebindings']], ['bindings'], ['bindings']],
  ['changing one role binding', [['patch', rbac, 'rolebindings', 'team']], ['bindings'], ['bindings']],
  ['creating role bindings of one name', [['create', rbac, 'rolebindings', 'team']], [], []],
  ['creating cluster role bindings', [['create', rbac, 'clusterrolebindings']], ['bindings'], []],
  ['bind without bindings', [['bind', rbac, 'clusterroles']], [], []],
  [
    'bind one role with bindings',
    [
      ['bind', rbac, 'clusterroles', 'view'],
      ['create', rbac, 'rolebindings'],
    ],
    ['bindings', 'bind'],
    ['bindings', 'bind'],
  ],
  ['escalate without writing', [['escalate', rbac, 'roles,clusterroles']], [], []],
  ['escalate its own role', [['escalate,update', rbac, 'roles', 'mine']], ['escalate'], ['escalate']],
  [
    'escalate cluster roles',
    [
      ['escalate', rbac, 'clusterroles'],
      ['patch', rbac, 'clusterroles', 'mine'],
    ],
    ['escalate'],
    [],
  ],
  [
    'escalate roles, writing cluster roles',
    [
      ['escalate', rbac, 'roles'],
      ['patch', rbac, 'clusterroles'],
    ],
    [],
    [],
  ],
  ['impersonating one user', [['impersonate', '', 'users', 'admin']], ['impersonate'], []],
  ['impersonating groups', [['impersonate', '', 'groups']], ['impersonate'], []],
  [
    'impersonating accounts',
    [['impersonate', '', 'serviceaccounts', 'robot']],
    ['impersonate'],
    ['impersonate'],
  ],
  ['creating pods', [['create', '', 'pods']], ['pods'], ['pods']],
  ['changing pods', [['update,patch,delete', '', 'pods']], [], []],
  ['changing one deployment', [['patch', 'apps', 'deployments', 'web']], ['pods'], ['pods']],
  ['creating cron jobs', [['create', 'batch', 'cronjobs']], ['pods'], ['pods']],
  ['scaling', [['update,patch', 'apps', 'deployments/scale']], [], []],
  ['exec', [['create', '', 'pods/exec']], ['exec'], ['exec']],
  ['attach by GET', [['get', '', 'pods/attach']], ['exec'], ['exec']],
  ['ephemeral containers', [['patch', '', 'pods/ephemeralcontainers', 'web-0']], ['exec'], ['exec']],
  [
    'port-forward and logs',
    [
      ['create', '', 'pods/portforward'],
      ['get', '', 'pods/log'],
    ],
    [],
    [],
  ],
  ['every subresource of that name', [['create', '', '*/exec']], ['exec'], ['exec']],
  ['nodes/proxy', [['get', '', 'nodes/proxy']], ['node-proxy'], []],
  ['nodes without their proxy', [['get,list', '', 'nodes,nodes/status']], [], []],
  ['requesting certificates only', [['create', certificates, 'certificatesigningrequests']], [], []],
  [
    'approving certificates without a signer',
    [
      ['create', certificates, 'certificatesigningrequests'],
      ['update', certificates, 'certificatesigningrequests/approval'],
    ],
    [],
    [],
  ],
  [
    'signing certificates',
    [
      ['create', certificates, 'certificatesigningrequests'],
      ['update', certificates, 'certificatesigningrequests/approval'],
      ['approve', certificates, 'signers', 'kubernetes.io/kube-apiserver-client'],
    ],
    ['certificates'],
    [],
  ],
];

describe('what a thief could make of a role', () => {
  it.each(table)('%s', (_name, role, everywhere, inNamespace) => {
    const rules = rulesOf(role);
    const bare = rulesOf([nothing]);
    const wide = findEscalationPaths({ clusterWide: rules, inNamespace: rules });
    expect(wide.map(({ kind }) => kind)).toEqual(everywhere);
    expect(wide.every(({ scope }) => scope === 'cluster')).toBe(true);
    const narrow = findEscalationPaths({ clusterWide: bare, inNamespace: rules });
    expect(narrow.map(({ kind }) => kind)).toEqual(inNamespace);
    expect(narrow.every(({ scope }) => scope === 'namespace')).toBe(true);
  });

  it('has a row for more than twenty roles', () => {
    expect(table.length).toBeGreaterThanOrEqual(20);
  });

  it('names the rules that it takes, once each, with the names that they are for', () => {
    const role = rulesOf([
      ['create,get', '', 'secrets,pods'],
      ['create', '', 'serviceaccounts/token', 'robot'],
    ]);
    expect(findEscalationPaths({ clusterWide: rulesOf([]), inNamespace: role })).toEqual([
      {
        kind: 'token-request',
        scope: 'namespace',
        allowedBy: [
          { verbs: ['create'], groups: [''], resources: ['serviceaccounts/token'], names: ['robot'] },
        ],
      },
      {
        kind: 'secrets-create',
        scope: 'namespace',
        allowedBy: [{ verbs: ['create', 'get'], groups: [''], resources: ['secrets', 'pods'], names: [] }],
      },
      {
        kind: 'pods',
        scope: 'namespace',
        allowedBy: [{ verbs: ['create', 'get'], groups: [''], resources: ['secrets', 'pods'], names: [] }],
      },
    ]);
  });

  it('says that a way holds only in the namespace when one of its steps does', () => {
    expect(
      findEscalationPaths({
        clusterWide: rulesOf([['get', '', 'secrets']]),
        inNamespace: rulesOf([
          ['get', '', 'secrets'],
          ['create', '', 'secrets'],
        ]),
      }),
    ).toMatchObject([{ kind: 'secrets-create', scope: 'namespace' }]);
  });
});
