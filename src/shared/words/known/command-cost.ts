import { renewedBy, touchesServer } from './fit-way.ts';

/**
 * What running a command costs: other nodes must rejoin, the API server restarts, a whole Helm release goes, something is deleted, a way to a dashboard
 * is closed, a dashboard restarts, or nothing that runs notices.
 */
export type CommandCost = 'rejoin' | 'restart' | 'release' | 'deletes' | 'closes' | 'dashboard' | 'none';

const smaller: readonly (readonly [CommandCost, RegExp])[] = [
  ['release', /\bhelm3 uninstall\b/],
  ['deletes', /\bkubectl delete\b|\bclusterRoleBinding\.create=false\b/],
  ['closes', /\bkubectl patch service\b|\bservice\.type=ClusterIP\b/],
  ['dashboard', /\bkubectl (?:patch|set env) deployment\b/],
];

/** What a command costs. */
export function commandCost(command: string): CommandCost {
  // With a new CA, what every node and every copy of a kubeconfig was told to trust is another one.
  if (renewedBy(command) === 'ca.crt' || /\bmicrok8s (?:leave|reset)\b/.test(command)) return 'rejoin';
  if (touchesServer(command)) return 'restart';
  return smaller.find(([, pattern]) => pattern.test(command))?.[0] ?? 'none';
}
