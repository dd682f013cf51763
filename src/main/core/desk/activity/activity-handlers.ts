import type { HandlersOf } from '../../../../shared/contract/contract.ts';
import type { activityRequests } from '../../../../shared/contract/requests/activity-requests.ts';
import type { ActivityStore } from './activity-store.ts';

/** Answers the requests about the activity list. */
export function activityHandlers(activity: ActivityStore): HandlersOf<keyof typeof activityRequests> {
  return { 'activity:list': (asked) => activity.list(asked) };
}
