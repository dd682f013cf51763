import '../shared/contract/configure-zod.ts';
import { existsSync } from 'node:fs';
import { app } from 'electron';
import { createCertificates } from './adapters/x509/certificates.ts';
import { forbidCoreDumps } from './adapters/system/core-dumps.ts';
import { defaultSnapData } from './adapters/files/default-snap-data.ts';
import { hostAddress } from './adapters/system/host-address.ts';
import { createServerCertificate } from './adapters/api/server-certificate.ts';
import { createProbe } from './adapters/engine/api-server-probe.ts';
import { createGuardedFiles, needsRoot } from './adapters/engine/guarded-files.ts';
import { createMicroK8sService } from './adapters/engine/microk8s-service.ts';
import { createRotationHost, rotationClock } from './adapters/engine/rotation-host.ts';
import { createRotationStates } from './adapters/engine/rotation-state.ts';
import { terminalProgram } from './adapters/engine-starter/own-program.ts';
import { createSnapDataFiles } from './adapters/files/snap-data-files.ts';
import { readArguments } from './adapters/system/read-arguments.ts';
import { rotateArguments } from './core/files/journal/rotate-line.ts';
import { refusedWithinMs } from '../shared/contract/values/refused-within.ts';
import { rotationExitCodes } from '../shared/contract/state/rotation.ts';
import { noSurvey } from '../shared/contract/state/survey.ts';
import { bugText, runCli } from './cli/run-cli.ts';
import type { CommandApp } from './compose-report.ts';
import { printLines } from './cli/terminal.ts';
import { installed, thisProgram } from './shell/own-program.ts';
import { settingsFolderOf } from './shell/settings-folder.ts';

const probeDeadlineMs = 5_000;
const askSnapMs = 20_000;
const restartMs = 5 * 60_000;
/** MicroK8s itself waits up to six minutes for its API server. */
const times = {
  quickEveryMs: 50,
  quickForMs: 30_000,
  slowEveryMs: 2_000,
  acceptWithinMs: 6 * 60_000,
  refuseWithinMs: refusedWithinMs,
};

/** Runs a command of the command line with the real adapters; its exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const settingsFolders = [null, 'asked-for'].map((demo) => settingsFolderOf({ demo }));
  const own = { ...thisProgram(), version: app.getVersion(), settingsFolders };
  try {
    await forbidCoreDumps();
    return await runWithAdapters(args, own);
  } catch (error) {
    await printLines(process.stderr, [bugText(error)]);
    return rotationExitCodes.bug;
  }
}

function runWithAdapters(args: readonly string[], own: CommandApp): Promise<number> {
  const certificates = createCertificates();
  const searchPath = process.env.PATH ?? '';
  const probe = createProbe(probeDeadlineMs, hostAddress);
  const files = createSnapDataFiles();
  return runCli(args, {
    program: terminalProgram(own),
    readArguments,
    defaultSnapData,
    files,
    certificates,
    needsRoot,
    probe,
    hostAddress,
    serverCertificate: createServerCertificate(probeDeadlineMs),
    addresses: hostAddress.machine().addresses,
    // Both are loaded when they are asked for: what runs as root is the engine alone.
    async report(snapData) {
      return (await import('./compose-report.ts')).reportOf(snapData, own, { files, certificates });
    },
    async survey(request) {
      const [settingsFolder] = own.settingsFolders;
      // What talks to the API and reads what a user may write does not run as root, which the rotation alone needs.
      if (settingsFolder === undefined || process.getuid?.() === 0) return noSurvey;
      const [{ surveyCluster }, { commandMachine }] = await Promise.all([
        import('./compose-status.ts'),
        import('./compose-report.ts'),
      ]);
      const snapshot = await surveyCluster({ ...request, settingsFolder, own, machine: commandMachine(own) });
      return (await import('./core/desk/survey/tell-survey.ts')).tellSurvey(snapshot, Date.now());
    },
    async makeEngine({ call, rootLine }) {
      const host = await createRotationHost();
      return {
        files: createGuardedFiles(rootLine),
        certificates,
        openState: createRotationStates(call.stateFolder, searchPath, host.engine),
        service: createMicroK8sService({
          searchPath,
          askWithinMs: askSnapMs,
          restartWithinMs: restartMs,
          forgetCommand:
            process.getuid?.() === 0 && existsSync(installed.script)
              ? [installed.script, ...rotateArguments({ ...call, command: 'forget' }), '--yes']
              : null,
        }),
        probe,
        clock: rotationClock,
        host,
        times,
      };
    },
  });
}
