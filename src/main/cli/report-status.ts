import { isUnfinished, rotationExitCodes, type RotationStatus } from '../../shared/rotation.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { AppError } from '../../shared/errors.ts';
import { findCluster } from '../core/cluster/find-cluster.ts';
import type { Certificates } from '../core/ports/certificates.ts';
import type { SnapDataFiles } from '../core/ports/snap-data-files.ts';
import { readJournal, rotationPaths } from '../core/rotation/journal.ts';
import { utf8 } from '../core/utf8.ts';
import { errorText, type LineOf } from './progress-text.ts';

/** What `keyfob status` was asked for. */
export interface StatusRequest {
  readonly snapData: string;
  readonly stateFolder: string;
  readonly json: boolean;
  readonly lineOf: LineOf;
}

interface StatusPorts {
  readonly files: SnapDataFiles;
  readonly certificates: Certificates;
}

const journalLimit = 1024 * 1024;
const modes = {
  token: 'static token file (token mode)',
  mixed: 'static token file and client certificate (mixed mode)',
  x509: 'client certificates (x509 mode)',
} as const;

/** Prints how the cluster authenticates and what is left of a rotation; changes nothing. */
export async function reportStatus(
  request: StatusRequest,
  ports: StatusPorts,
  say: (stream: NodeJS.WriteStream, text: string) => Promise<void>,
): Promise<number> {
  const status = await lookAtStatus(request, ports);
  if (!status.ok) {
    await say(process.stderr, errorText(status.error));
    return rotationExitCodes.refused;
  }
  await say(
    process.stdout,
    request.json ? JSON.stringify(status.value) : statusText(status.value, request.lineOf),
  );
  return rotationExitCodes.done;
}

async function lookAtStatus(
  { snapData, stateFolder }: StatusRequest,
  { files, certificates }: StatusPorts,
): Promise<Result<RotationStatus, AppError>> {
  const found = await findCluster(snapData, { files, certificates });
  if (!found.ok) return found;
  const { identity, mode, tokenFileChangedAt } = found.value;
  const { journal: file } = rotationPaths(stateFolder, identity);
  const read = await files.read(file, journalLimit);
  if (!read.ok && read.error.code !== 'file-missing') return read;
  const journal = readJournal(read.ok ? utf8(read.value.bytes) : '');
  if (!journal.ok) return fail({ code: 'rotation-journal-unreadable', file });
  const last = journal.value;
  return ok({
    ...{ snapData, mode, tokenFileChangedAt },
    unfinished: last !== null && isUnfinished(last) ? last : null,
    forgetAt: last?.outcome?.result === 'rotated' && !last.forgotten ? last.outcome.forgetAt : null,
  });
}

function statusText(
  { snapData, mode, tokenFileChangedAt, unfinished, forgetAt }: RotationStatus,
  lineOf: LineOf,
): string {
  const date = (at: number) => new Date(at).toISOString();
  return [
    `snap data:       ${snapData}`,
    `authentication:  ${modes[mode]}`,
    ...(tokenFileChangedAt === null
      ? []
      : [`token file:      last changed ${date(tokenFileChangedAt)}; its tokens are at least that old`]),
    unfinished === null
      ? 'rotation:        none is unfinished'
      : `rotation:        begun ${date(unfinished.startedAt)}, not settled; run: ${lineOf('resume')}`,
    ...(forgetAt === null
      ? []
      : [`old token:       kept for an undo until ${date(forgetAt)}; remove it with: ${lineOf('forget')}`]),
  ].join('\n');
}
