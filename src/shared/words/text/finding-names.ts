import type { OtherNode } from '../../contract/state/nodes-state.ts';
import { commonPhrases } from '../en/common-phrases.ts';

/** Control plane nodes as a sentence names them. */
export function listNodes(nodes: readonly Pick<OtherNode, 'name' | 'server'>[]): string {
  return nodes.map(({ name, server }) => (name === null ? server : `${name} (${server})`)).join(', ');
}

/** How often join tokens work, as a sentence. */
export function joins(total: number, reusable: number): string {
  const { worksOnce, worksForMany, someWorkForMany } = commonPhrases().joinTokens;
  if (reusable === 0) return worksOnce(total);
  return reusable === total ? worksForMany(total) : someWorkForMany(reusable);
}

/** Names as a sentence has them; `total` with those that are not named. */
export function listNames(names: readonly string[], total: number): string {
  return commonPhrases().names(names, total - names.length);
}
