import type { HandlersOf } from '../../../shared/contract.ts';
import type { activityRequests } from '../../../shared/requests/activity.ts';
import type { Keyfob } from '../keyfob.ts';

/** Answers the requests about the activity list. */
export function activityHandlers({ activity }: Keyfob): HandlersOf<keyof typeof activityRequests> {
  return { 'activity:list': ({ offset, limit }) => activity.list(offset, limit) };
}
