import * as z from 'zod';
import { activityRowSchema } from '../state/activity-state.ts';
import { appErrorSchema } from '../errors/errors.ts';
import { reply } from './reply.ts';

const longestFilter = 200;

/** Requests about the activity list. */
export const activityRequests = {
  /** A page of what a text finds in the list, newest first unless told otherwise, and what of the list could not be read. */
  'activity:list': {
    act: false,
    input: z.strictObject({
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
      text: z.string().max(longestFilter).optional(),
      isOldestFirst: z.boolean().optional(),
      /** The id of an entry whose place is asked for. */
      cursor: z.string().max(64).nullable().optional(),
    }),
    output: reply(
      z.strictObject({
        total: z.int(),
        found: z.int(),
        entries: z.array(activityRowSchema),
        /** The entry of the cursor, and its place among those found: null where it is none of them. */
        cursor: z.strictObject({ row: activityRowSchema, place: z.int().nullable() }).nullable(),
        unread: z.array(appErrorSchema),
        /** Lines that are no entries, such as one that a crash cut short. */
        damagedLines: z.int(),
      }),
    ),
  },
} as const;
