import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A user by numbers; `spawn` takes it as it is. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

const firstId = 200_000;

/**
 * Users that no account on this machine is, each with a group of its own, the same ones for the same index. Only root
 * can become them.
 */
export function strangers(count: number): User[] {
  const taken = new Set(
    ['passwd', 'group'].flatMap((database) =>
      spawnSync('getent', [database], { encoding: 'utf8' })
        .stdout.split('\n')
        .map((line) => Number(line.split(':')[2])),
    ),
  );
  const users: User[] = [];
  for (let id = firstId; users.length < count; id += 1) if (!taken.has(id)) users.push({ uid: id, gid: id });
  return users;
}

/** The account "nobody": a desktop's owner must be an account, for a session bus knows no other users. */
export function nobody(): User {
  const [, , uid, gid] = spawnSync('getent', ['passwd', 'nobody'], { encoding: 'utf8' }).stdout.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Gives a file, or a folder with all that is in it, to a user. */
export function giveTo(user: User, path: string): void {
  const isFolder = lstatSync(path).isDirectory();
  const inside = isFolder ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  for (const each of ['', ...inside]) lchownSync(join(path, each), user.uid, user.gid);
}

/**
 * The command line that runs a command as a user who also is in `groups`; `spawn` with `{uid, gid}` knows no groups.
 */
export function commandAs(
  { uid, gid }: User,
  groups: readonly number[],
  command: readonly string[],
): [command: string, args: string[]] {
  const membership = groups.length === 0 ? ['--clear-groups'] : ['--groups', groups.join(',')];
  return ['setpriv', ['--reuid', String(uid), '--regid', String(gid), ...membership, ...command]];
}
