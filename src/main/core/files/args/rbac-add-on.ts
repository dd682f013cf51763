import { utf8 } from '../text/utf8.ts';
import type { ApiServerArgs } from './api-server-args.ts';

const flag = '--authorization-mode=';

/**
 * Whether MicroK8s’ add-on `rbac` turns RBAC on in these arguments, and changes nothing else: it replaces a line that begins
 * with the flag as a whole, with all that stands behind it, or adds one to whatever forms it does not see.
 */
export function fitsRbacAddOn(bytes: Uint8Array, args: ApiServerArgs): boolean {
  const config = args.text('authorization-config');
  const modes = args.list('authorization-mode');
  if (!config.ok || config.value !== null || !modes.ok) return false;
  const [line, another] = utf8(bytes)
    .split('\n')
    .filter((each) => each.startsWith(flag));
  if (line === undefined) return modes.value === null;
  const listed = line.slice(flag.length).replaceAll(/["']/g, '').trimEnd();
  return another === undefined && listed === modes.value?.join(',');
}
