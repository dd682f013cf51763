import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of Keyfob's in the user's cache: `$XDG_CACHE_HOME` or `~/.cache`.
 * @param {...string} names
 */
export function cacheFolder(...names) {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'keyfob', ...names);
}
