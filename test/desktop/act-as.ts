import type { User } from './users.ts';

/**
 * Runs a task with the effective ids of another user of this very process, so that the kernel judges each of its calls
 * as that user's; needs root.
 */
export async function actAs<Value>(
  { uid, gid }: User,
  groups: readonly number[],
  task: () => Promise<Value>,
): Promise<Value> {
  const own = { uid: process.geteuid!(), gid: process.getegid!(), groups: process.getgroups!() };
  process.setgroups!([...groups]);
  process.setegid!(gid);
  process.seteuid!(uid);
  try {
    return await task();
  } finally {
    process.seteuid!(own.uid);
    process.setegid!(own.gid);
    process.setgroups!(own.groups);
  }
}
