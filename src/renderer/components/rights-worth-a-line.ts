import type { Right, Rights } from '../../shared/contract/state/rights.ts';

const selfReviews = new Set(['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews']);

/** The rights without those that everybody has: to ask about themselves. */
export function rightsWorthALine({ rights }: Rights): readonly Right[] {
  return rights.filter(({ resource }) => !selfReviews.has(resource));
}
