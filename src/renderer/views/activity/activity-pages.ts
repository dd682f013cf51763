import type { Output } from '../../../shared/contract/contract.ts';

/** The newest entries of the list, as far as they were read. */
export type ActivityPages = Extract<Output<'activity:list'>, { ok: true }>['value'];

/** What is shown once the newest page was read anew: what was noted since stands before what was read already. */
export function withNewest(shown: ActivityPages | null, page: ActivityPages): ActivityPages {
  if (shown === null) return page;
  const noted = page.total - shown.total;
  // There are fewer when the oldest were dropped, and what lies between is not known when a page is too short for all.
  if (noted < 0 || noted > page.entries.length) return page;
  return { ...page, entries: [...page.entries.slice(0, noted), ...shown.entries] };
}

/** What is shown once the page behind it was read, which what was noted meanwhile has moved on. */
export function withNext(shown: ActivityPages, page: ActivityPages): ActivityPages {
  const noted = page.total - shown.total;
  if (noted < 0) return shown;
  return { ...shown, entries: [...shown.entries, ...page.entries.slice(noted)] };
}
