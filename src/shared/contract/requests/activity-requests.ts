import * as z from 'zod';
import { activityEntrySchema } from '../state/activity-state.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { reply } from './reply.ts';

/** Requests about the activity list. */
export const activityRequests = {
  /** A page of the list, newest first, and what of the list could not be read. */
  'activity:list': {
    act: false,
    input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    output: reply(
      z.strictObject({
        total: z.int(),
        entries: z.array(activityEntrySchema),
        unread: z.array(appErrorSchema),
        /** Lines that are no entries, such as one that a crash cut short. */
        damagedLines: z.int(),
      }),
    ),
  },
} as const;
