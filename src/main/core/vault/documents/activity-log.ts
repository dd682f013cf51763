import type { ActivityEntry, ActivityEvent } from '../../../../shared/contract/state/activity-state.ts';

/** On which cluster something was done, with whose credential, and with which token. */
export type Whose = Pick<ActivityEntry, 'cluster' | 'subject' | 'jti'>;

/** The activity list, for whoever does something that belongs in it. */
export interface ActivityLog {
  /** Notes what was done. */
  note(event: ActivityEvent, whose: Whose): void;
  /** Notes what was done at `at` (epoch milliseconds), unless the list has it. */
  noteOnce(event: ActivityEvent, whose: Whose, at: number): void;
}
