import type { AuthenticationMode } from '../../../../shared/contract/state/authentication-mode.ts';
import type { Machine } from '../../ports/machine.ts';
import type { SnapDataFiles } from '../../ports/files.ts';
import { utf8 } from '../../files/text/utf8.ts';
import {
  desktopOf,
  distributionOf,
  kubernetesVersionOf,
  revisionOf,
  secretServiceOf,
  sessionTypeOf,
  snapVersionOf,
} from './known-names.ts';
import { readIncidents } from './read-incidents.ts';
import { reportText } from './report-text.ts';
import { fileLimits } from '../../files/text/file-limits.ts';

/** What making a report needs. */
export interface ReportParts {
  readonly files: Pick<SnapDataFiles, 'read' | 'resolve'>;
  readonly machine: Machine;
}

/** What is known of the cluster that a report is made beside. */
export interface ReportedCluster {
  readonly snapData: string;
  readonly mode: AuthenticationMode | null;
  /** The version that its API server told; without it that of the snap counts. */
  readonly version: string | null;
}

const mostIncidents = 20;

/** Reads what a report tells, and makes it of that which is of a known name or shape. */
export async function makeReport(
  { files, machine }: ReportParts,
  { snapData, mode, version }: ReportedCluster,
): Promise<string> {
  const read = async (file: string) => {
    const content = await files.read(file, fileLimits.snapFacts);
    return content.ok ? utf8(content.value.bytes) : null;
  };
  const [osRelease, logs, root, secretService] = await Promise.all([
    read('/etc/os-release'),
    Promise.all(machine.logFiles.map(read)),
    files.resolve(snapData),
    machine.secretService(),
  ]);
  const revision = root.ok ? revisionOf(root.value) : null;
  const snap = revision === null ? null : await read(`/snap/microk8s/${revision}/meta/snap.yaml`);
  return reportText({
    version: machine.version,
    runtime: machine.runtime,
    distribution: osRelease === null ? null : distributionOf(osRelease),
    desktop: desktopOf(machine.desktop),
    sessionType: sessionTypeOf(machine.sessionType),
    secretService: secretService === null ? null : secretServiceOf(secretService),
    revision,
    kubernetes: kubernetesVersionOf(version ?? snapVersionOf(snap ?? '')),
    mode,
    incidents: readIncidents(
      logs.filter((log) => log !== null),
      mostIncidents,
    ),
  });
}
