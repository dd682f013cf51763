import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { activityRequests } from '../../../../shared/contract/requests/activity.ts';
import type { ActivityKeeper } from './activity-keeper.ts';

/** Answers the requests about the activity list. */
export function activityHandlers(activity: ActivityKeeper): HandlersOf<keyof typeof activityRequests> {
  return { 'activity:list': ({ offset, limit }) => activity.list(offset, limit) };
}
