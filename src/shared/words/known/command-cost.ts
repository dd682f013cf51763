import { touchesServer } from './fit-way.ts';

/** What running a command costs: other nodes must rejoin, the API server restarts, or nothing that runs notices. */
export type CommandCost = 'rejoin' | 'restart' | 'none';

/** A new CA: what every node and every copy of a kubeconfig was told to trust is another one then. */
const newCa = /\brefresh-certs -e ca\.crt\b|\bmicrok8s (?:leave|reset)\b/;

/** What a command costs. */
export function commandCost(command: string): CommandCost {
  if (newCa.test(command)) return 'rejoin';
  return touchesServer(command) ? 'restart' : 'none';
}
