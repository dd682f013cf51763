import { describe } from '../../../shared/describe.ts';
import type { SnapDataFiles } from '../ports/snap-data-files.ts';

/** Why a folder of `--snap-data` cannot be used, as a sentence; null when it can, or when only a permission is missing. */
export async function checkSnapData(folder: string, files: SnapDataFiles): Promise<string | null> {
  const resolved = await files.resolve(folder);
  if (!resolved.ok) {
    const isPermission = resolved.error.code === 'no-permission' || resolved.error.code === 'root-only';
    return isPermission ? null : describe(resolved.error).message;
  }
  const args = await files.exists(`${resolved.value}/args/kube-apiserver`);
  return args.ok && !args.value ? describe({ code: 'not-snap-data', folder }).message : null;
}
