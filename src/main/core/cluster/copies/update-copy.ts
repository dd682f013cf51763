import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { OwnFiles } from '../../ports/files.ts';
import { spliceKubeconfig } from '../../files/token-file/splice.ts';
import type { Secret } from '../../ports/secret.ts';
import type { FindCopiesPorts, Recogniser } from './find-copies.ts';
import { heldCredentials } from './held-credentials.ts';
import { fileLimits } from '../../files/text/file-limits.ts';

/** What updating needs. */
export interface UpdateCopyPorts extends FindCopiesPorts {
  readonly ownFiles: OwnFiles;
}

/**
 * Puts the admin token of now in the place of the former one in a kubeconfig of this user; every other byte stays. Fails
 * with `copy-changed` where the former one is not in it any more, and `copy-unusable` where it cannot be put in.
 */
export async function updateCopy(
  file: string,
  current: Secret,
  recognise: Recogniser,
  { files, certificates, ownFiles }: UpdateCopyPorts,
): Promise<Result<{ backup: string }, AppError>> {
  const content = await files.read(file, fileLimits.copy);
  if (!content.ok) return content;
  const { bytes } = content.value;
  const held = heldCredentials(file, bytes, certificates)?.tokens ?? [];
  const former = held.find((each) => recognise.token(each, 'own-kubeconfig') === 'former')?.token;
  if (former === undefined) return fail({ code: 'copy-changed', file });
  const spliced = spliceKubeconfig(bytes, former, current);
  if (spliced.status !== 'spliced') return fail({ code: 'copy-unusable', file });
  const backup = await ownFiles.replace(file, bytes, spliced.content);
  return backup.ok ? ok({ backup: backup.value }) : backup;
}
