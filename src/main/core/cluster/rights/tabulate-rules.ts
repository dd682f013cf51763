import type { Right, Rights } from '../../../../shared/contract/state/rights.ts';
import type { Rules } from '../../ports/cluster-api.ts';
import { allowsEverything } from './rules.ts';

/** The order in which verbs are read; others follow by name. */
const verbOrder = ['*', 'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** Rules as a table with one row for each resource and set of names, whatever rules they came from. */
export function tabulateRules(namespace: string, rules: Rules): Rights {
  const rights = new Map<string, Right>();
  for (const rule of rules.resources)
    for (const group of rule.apiGroups)
      for (const resource of rule.resources) {
        const names = [...rule.resourceNames].sort();
        const key = JSON.stringify([group, resource, names]);
        const verbs = rights.get(key)?.verbs ?? [];
        rights.set(key, { group, resource, names, verbs: mergeVerbs(verbs, rule.verbs) });
      }
  const paths = new Map<string, string[]>();
  for (const rule of rules.paths)
    for (const path of rule.paths) paths.set(path, mergeVerbs(paths.get(path) ?? [], rule.verbs));
  return {
    namespace,
    everything: allowsEverything(rules),
    incomplete: rules.incomplete,
    rights: [...rights.values()].sort(
      (a, b) =>
        compare(a.group, b.group) ||
        compare(a.resource, b.resource) ||
        compare(a.names.join(), b.names.join()),
    ),
    paths: [...paths].map(([path, verbs]) => ({ path, verbs })).sort((a, b) => compare(a.path, b.path)),
  };
}

function mergeVerbs(known: readonly string[], more: readonly string[]): string[] {
  const verbs = [...new Set([...known, ...more])];
  return verbs.includes('*') ? ['*'] : verbs.sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

function rank(verb: string): number {
  const at = verbOrder.indexOf(verb);
  return at < 0 ? verbOrder.length : at;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
