import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { isVisible } from '../../../../shared/words/text/visible-text.ts';
import type { SnapDataFiles } from '../../ports/files.ts';

/** Why a folder of `--snap-data` cannot be used; null when it can, or when only a permission is missing. */
export async function checkSnapData(folder: string, files: SnapDataFiles): Promise<AppError | null> {
  const resolved = await files.resolve(folder);
  if (!resolved.ok) {
    const isPermission = resolved.error.code === 'no-permission' || resolved.error.code === 'root-only';
    return isPermission ? null : resolved.error;
  }
  if (!isVisible(resolved.value)) return { code: 'path-not-visible', path: resolved.value };
  const args = await files.exists(`${resolved.value}/args/kube-apiserver`);
  return args.ok && !args.value ? { code: 'not-snap-data', folder } : null;
}
