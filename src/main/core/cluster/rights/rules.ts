import type { Rules } from '../../ports/cluster-api.ts';
import type { ResourceRule } from '../../ports/resource-rule.ts';

/** One thing that may be allowed: a verb on a resource, `pods/exec` for a subresource; `name` null asks for all names. */
export interface Action {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly name: string | null;
}

/** The first rule that allows an action, read as RBAC does; null when none does. */
export function findRule(rules: Rules, action: Action): ResourceRule | null {
  return rules.resources.find((rule) => ruleAllows(rule, action)) ?? null;
}

/** Whether every verb on every resource is allowed. */
export function allowsEverything(rules: Rules): boolean {
  return findRule(rules, { verb: '*', group: '*', resource: '*', name: null }) !== null;
}

function ruleAllows(rule: ResourceRule, { verb, group, resource, name }: Action): boolean {
  return (
    includes(rule.verbs, verb) &&
    includes(rule.apiGroups, group) &&
    matchesResource(rule.resources, resource) &&
    (rule.resourceNames.length === 0 || (name !== null && rule.resourceNames.includes(name)))
  );
}

/** `*` covers subresources too, `*` + `/scale` that subresource of every resource; `pods` does not cover `pods/exec`. */
function matchesResource(resources: readonly string[], resource: string): boolean {
  if (includes(resources, resource)) return true;
  const slash = resource.indexOf('/');
  return slash >= 0 && resources.includes(`*${resource.slice(slash)}`);
}

function includes(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}
