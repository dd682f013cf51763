import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../../src/main/core/ports/cluster-api.ts';
import type { ResourceRule } from '../../../../src/main/core/ports/resource-rule.ts';
import { allowsEverything, findRule, type Action } from '../../../../src/main/core/cluster/rights/rules.ts';
import { tabulateRules } from '../../../../src/main/core/cluster/rights/tabulate-rules.ts';

const rule = (
  verbs: string[],
  apiGroups: string[],
  resources: string[],
  resourceNames: string[] = [],
): ResourceRule => ({
  verbs,
  apiGroups,
  resources,
  resourceNames,
});
const rules = (...resources: ResourceRule[]): Rules => ({ resources, paths: [], incomplete: false });
const action = (verb: string, group: string, resource: string, name: string | null = null): Action => ({
  verb,
  group,
  resource,
  name,
});

describe('rules are read as RBAC reads them', () => {
  it.each<[string, ResourceRule, Action, boolean]>([
    ['the very thing', rule(['get'], [''], ['pods']), action('get', '', 'pods'), true],
    ['another verb', rule(['get'], [''], ['pods']), action('list', '', 'pods'), false],
    ['another group', rule(['get'], ['apps'], ['pods']), action('get', '', 'pods'), false],
    ['all verbs', rule(['*'], [''], ['pods']), action('create', '', 'pods'), true],
    ['all groups', rule(['get'], ['*'], ['pods']), action('get', 'metrics.k8s.io', 'pods'), true],
    ['all resources', rule(['get'], [''], ['*']), action('get', '', 'secrets'), true],
    [
      'all resources cover subresources',
      rule(['create'], [''], ['*']),
      action('create', '', 'pods/exec'),
      true,
    ],
    [
      'a resource covers no subresource',
      rule(['create'], [''], ['pods']),
      action('create', '', 'pods/exec'),
      false,
    ],
    [
      'a subresource of all',
      rule(['update'], ['apps'], ['*/scale']),
      action('update', 'apps', 'deployments/scale'),
      true,
    ],
    [
      'another subresource of all',
      rule(['update'], ['apps'], ['*/scale']),
      action('update', 'apps', 'deployments/status'),
      false,
    ],
    ['one name, asked for all', rule(['get'], [''], ['secrets'], ['a']), action('get', '', 'secrets'), false],
    [
      'one name, asked for it',
      rule(['get'], [''], ['secrets'], ['a']),
      action('get', '', 'secrets', 'a'),
      true,
    ],
    [
      'one name, asked for another',
      rule(['get'], [''], ['secrets'], ['a']),
      action('get', '', 'secrets', 'b'),
      false,
    ],
  ])('%s', (_name, given, asked, isAllowed) => {
    expect(findRule(rules(given), asked)).toBe(isAllowed ? given : null);
  });

  it('knows everything from almost everything', () => {
    expect(allowsEverything(rules(rule(['*'], ['*'], ['*'])))).toBe(true);
    expect(allowsEverything(rules(rule(['get', 'list'], ['*'], ['*'])))).toBe(false);
    expect(allowsEverything(rules(rule(['*'], [''], ['*'])))).toBe(false);
    expect(allowsEverything(rules(rule(['*'], ['*'], ['*'], ['one'])))).toBe(false);
    expect(allowsEverything(rules())).toBe(false);
  });

  it('makes one row of what several rules say of a resource', () => {
    const table = tabulateRules('home', {
      resources: [
        rule(['watch', 'get'], [''], ['pods', 'services']),
        rule(['list', 'get', 'impersonate'], [''], ['pods']),
        rule(['get'], [''], ['secrets'], ['b', 'a']),
        rule(['get', '*'], ['apps'], ['deployments']),
      ],
      paths: [
        { verbs: ['get'], paths: ['/version', '/healthz'] },
        { verbs: ['head', 'get'], paths: ['/healthz'] },
      ],
      incomplete: true,
    });
    expect(table).toEqual({
      namespace: 'home',
      everything: false,
      incomplete: true,
      rights: [
        { group: '', resource: 'pods', names: [], verbs: ['get', 'list', 'watch', 'impersonate'] },
        { group: '', resource: 'secrets', names: ['a', 'b'], verbs: ['get'] },
        { group: '', resource: 'services', names: [], verbs: ['get', 'watch'] },
        { group: 'apps', resource: 'deployments', names: [], verbs: ['*'] },
      ],
      paths: [
        { path: '/healthz', verbs: ['get', 'head'] },
        { path: '/version', verbs: ['get'] },
      ],
    });
  });
});
