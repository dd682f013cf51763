import { createSessionBus, sessionBusAddress } from './adapters/desktop/dbus/session-bus.ts';
import { logFiles } from './adapters/files/log.ts';
import { createMachine } from './adapters/desktop/machine.ts';
import type { OwnProgram } from './adapters/engine-starter/own-program.ts';
import { findCluster, type FindClusterPorts } from './core/files/snap-data/find-cluster.ts';
import type { Machine } from './core/ports/machine.ts';
import type { SnapDataFiles } from './core/ports/files.ts';
import { makeReport } from './core/desk/report/make-report.ts';

const busDeadlineMs = 1_000;

/** The app that a command is one of. */
export interface CommandApp extends OwnProgram {
  readonly version: string;
  /** Where the windows of this user keep their logs. */
  readonly settingsFolders: readonly string[];
}

/** What a command can tell of this machine. */
export function commandMachine({ version, settingsFolders }: CommandApp): Machine {
  return createMachine({
    version,
    runtime: `Node ${process.versions.node}`,
    logFiles: settingsFolders.flatMap(logFiles),
    environment: process.env,
    bus: createSessionBus(sessionBusAddress(process.env), busDeadlineMs),
  });
}

/** The text of the report; asks no API server. */
export async function reportOf(
  snapData: string,
  own: CommandApp,
  parts: FindClusterPorts & { readonly files: SnapDataFiles },
): Promise<string> {
  const found = await findCluster(snapData, parts);
  const mode = found.ok ? found.value.mode : null;
  return makeReport({ ...parts, machine: commandMachine(own) }, { snapData, mode, version: null });
}
