import type { AppError } from '../../../../shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../shared/contract/values/result.ts';
import type { RotationJournal } from '../../../../shared/contract/state/rotation.ts';
import type { ClusterScope } from '../scope/cluster-scope.ts';
import type { RotationStarter } from '../../ports/machine.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { readJournal, rotationFileLimit, rotationPaths } from '../../files/journal/journal.ts';
import { utf8 } from '../../files/text/utf8.ts';

/** What reading needs. */
export interface ReadClusterJournalParts {
  readonly cluster: Pick<ClusterScope, 'folder' | 'found'>;
  readonly files: Pick<SnapDataFiles, 'read'>;
  readonly starter: Pick<RotationStarter, 'stateFolder'>;
}

/** The journal of a cluster's last rotation; null when there is none. */
export async function readClusterJournal({
  cluster,
  files,
  starter,
}: ReadClusterJournalParts): Promise<Result<RotationJournal | null, AppError>> {
  const folder = starter.stateFolder(cluster.folder);
  const file = rotationPaths(folder, cluster.found.engineIdentity).journal;
  const content = await files.read(file, rotationFileLimit);
  if (!content.ok) return content.error.code === 'file-missing' ? ok(null) : content;
  const read = readJournal(utf8(content.value.bytes));
  return read.ok ? read : fail({ code: 'rotation-journal-unreadable', file });
}
