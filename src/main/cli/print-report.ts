import { rotationExitCodes } from '../../shared/rotation.ts';
import { findCluster, type FindClusterPorts } from '../core/cluster/find-cluster.ts';
import type { SnapDataFiles } from '../core/ports/snap-data-files.ts';
import { makeReport, type ReportParts } from '../core/report/make-report.ts';
import { printLines } from './terminal.ts';

/** Prints the report; asks no API server. */
export async function printReport(
  snapData: string,
  parts: FindClusterPorts & ReportParts & { readonly files: SnapDataFiles },
): Promise<number> {
  const found = await findCluster(snapData, parts);
  const mode = found.ok ? found.value.mode : null;
  const report = await makeReport(parts, { snapData, mode, version: null });
  await printLines(process.stdout, report.split('\n'));
  return rotationExitCodes.done;
}
