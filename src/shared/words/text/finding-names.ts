import type { OtherNode } from '../../contract/state/nodes-state.ts';

/** Control plane nodes as a sentence names them. */
export function listNodes(nodes: readonly Pick<OtherNode, 'name' | 'server'>[]): string {
  return nodes.map(({ name, server }) => (name === null ? server : `${name} (${server})`)).join(', ');
}

/** How often join tokens work, as a sentence. */
export function joins(total: number, reusable: number): string {
  if (reusable === 0) return `${total === 1 ? 'It' : 'Each'} works once, at any time.`;
  if (reusable === total) return `${total === 1 ? 'It' : 'Each'} works for any number of machines.`;
  return `${reusable} of them ${reusable === 1 ? 'works' : 'work'} for any number of machines.`;
}

/** Names as a sentence has them; `total` with those that are not named. */
export function listNames(names: readonly string[], total: number): string {
  const more = total - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
