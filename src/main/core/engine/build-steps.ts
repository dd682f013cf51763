import type { AppError } from '../../../shared/contract/errors/errors.ts';
import { fail, ok } from '../../../shared/contract/values/result.ts';
import { fileLimits } from '../files/text/file-limits.ts';
import type { GuardedFiles, RotationBackup, OpenRotationState } from './engine-ports.ts';
import type { Secret } from '../ports/secret.ts';
import { keepBackupMs } from '../../../shared/contract/values/keep-backup.ts';
import type { RotatedFile, EngineLook } from './look.ts';
import { proveAccepted, proveRefused, type ProofParts } from './prove.ts';
import { nothingToDo, type Recorder } from './recorder.ts';
import type { RotationParts } from './rotation-parts.ts';
import type { Step, StepResult, Steps } from './run-steps.ts';
import { spliceKubeconfig, spliceTokenFile, type Spliced } from '../files/token-file/splice.ts';

/** One rotation, as its steps see it. */
export interface Change {
  readonly seen: EngineLook;
  readonly tokenFile: RotatedFile;
  /** Null in mixed mode. */
  readonly clientConfig: RotatedFile | null;
  readonly backup: RotationBackup;
  readonly state: OpenRotationState;
  readonly recorder: Recorder;
  /** An earlier run began it: files may hold either token, and the API server may know the new one already. */
  readonly isTakenUp: boolean;
}

/** The steps of a rotation, and the ones that make and prove the old state again. */
export function buildSteps(change: Change, parts: RotationParts): Steps {
  const { seen, backup, state, recorder, isTakenUp, tokenFile, clientConfig } = change;
  const { files, service, clock, times } = parts;
  const { server, authorityPem } = seen;
  const proof: ProofParts = { probe: parts.probe(server, authorityPem), clock, times, server };
  const newRefused: AppError = { code: 'rotation-new-not-accepted', server };
  const oldRefused: AppError = { code: 'rotation-old-not-accepted', server };
  const isReady = async (token: Secret) => (await proof.probe.readiness(token)) === 'ready';

  const restart = async (): Promise<StepResult> => {
    const unmoved = await checkUnmoved(seen, files);
    return unmoved.ok ? service.restart(seen.service) : unmoved;
  };
  const sweep = async () => {
    for (const file of clientConfig === null ? [tokenFile] : [tokenFile, clientConfig])
      await files.sweep(file.path);
  };

  const fileSteps = [
    fileStep('token-file', tokenFile, spliceTokenFile, change, files),
    ...(clientConfig === null
      ? []
      : [fileStep('client-config', clientConfig, spliceKubeconfig, change, files)]),
  ];
  /** What the API server has read may have been replaced since: it would read that at its next start. */
  const checkFiles = async (of: 'check' | 'checkBack'): Promise<StepResult> => {
    for (const step of fileSteps) {
      const checked = await step[of]();
      if (!checked.ok) return checked;
    }
    return ok(null);
  };

  const forward: Step[] = [
    ...(isTakenUp ? [] : [backupStep(state, backup)]),
    ...fileSteps,
    {
      name: 'restart',
      do: async () => {
        const isKnown =
          isTakenUp && (await isReady(backup.new)) && (await proof.probe.readiness(backup.old)) === 'refused';
        return isKnown ? ok(null) : restart();
      },
      check: nothingToDo,
      undo: null,
    },
    {
      name: 'new-accepted',
      do: nothingToDo,
      check: () => proveAccepted(proof, backup.new, newRefused),
      undo: null,
    },
    {
      name: 'old-refused',
      do: nothingToDo,
      check: async () => {
        const refused = await proveRefused(proof, backup.old);
        return refused.ok ? checkFiles('check') : refused;
      },
      undo: null,
    },
    {
      name: 'clean-up',
      do: async () => {
        await sweep();
        await service.scheduleForget(keepBackupMs);
        return ok(null);
      },
      check: nothingToDo,
      undo: null,
    },
  ];
  const afterUndo: Step[] = [
    {
      name: 'restart',
      do: async () => {
        if (!recorder.wasIntended('do', 'restart') && (await isReady(backup.old))) return ok(null);
        const restarted = await service.restart(seen.service);
        // What counts is what the API server says: where it goes on with the old token, nothing is lost.
        return restarted.ok || (await isReady(backup.old)) ? ok(null) : restarted;
      },
      check: nothingToDo,
      undo: null,
    },
    {
      name: 'old-accepted',
      do: nothingToDo,
      check: async () => {
        const accepted = await proveAccepted(proof, backup.old, oldRefused);
        return accepted.ok ? checkFiles('checkBack') : accepted;
      },
      undo: null,
    },
    {
      name: 'clean-up',
      do: async () => {
        await sweep();
        return state.backup.remove();
      },
      check: nothingToDo,
      undo: null,
    },
  ];
  return { forward, afterUndo };
}

/** Whether snap data still leads where the rotation began. */
async function checkUnmoved({ snapData, folder }: EngineLook, files: GuardedFiles): Promise<StepResult> {
  const resolved = await files.resolve(snapData);
  if (!resolved.ok) return resolved;
  return resolved.value === folder ? ok(null) : fail({ code: 'rotation-moved', snapData });
}

function backupStep({ backup: store, paths }: OpenRotationState, backup: RotationBackup): Step {
  return {
    name: 'backup',
    do: () => store.write(backup),
    async check() {
      const read = await store.read();
      if (!read.ok) return read;
      const written = read.value;
      const isRight = written?.old.equals(backup.old) === true && written.new.equals(backup.new);
      return isRight ? ok(null) : fail({ code: 'rotation-backup-unreadable', file: paths.backup });
    },
    undo: null,
  };
}

/** A step that changes a file; `checkBack` tells whether the file holds the old token again. */
interface FileStep extends Step {
  checkBack(): Promise<StepResult>;
}

function fileStep(
  name: 'token-file' | 'client-config',
  { path, bytes: expected }: RotatedFile,
  splice: (bytes: Uint8Array, from: Secret, to: Secret) => Spliced,
  { seen, backup, isTakenUp }: Change,
  files: GuardedFiles,
): FileStep {
  const limit = name === 'token-file' ? fileLimits.tokenFile : fileLimits.kubeconfig;
  const holds = async (isHeld: (bytes: Uint8Array) => boolean): Promise<StepResult> => {
    const read = await files.read(path, limit);
    if (!read.ok) return read;
    return isHeld(read.value.bytes) ? ok(null) : fail({ code: 'rotation-file-changed', file: path });
  };
  const exchange = async (from: Secret, to: Secret, mustEqual: Uint8Array | null): Promise<StepResult> => {
    const read = await files.read(path, limit);
    if (!read.ok) return read;
    const { bytes } = read.value;
    if (mustEqual !== null && !areEqual(bytes, mustEqual))
      return fail({ code: 'rotation-file-changed', file: path });
    const spliced = splice(bytes, from, to);
    if (spliced.status === 'absent') return ok(null);
    if (spliced.status === 'unusable') return fail({ code: 'rotation-file-form', file: path });
    return files.replace(path, bytes, spliced.content);
  };
  return {
    name,
    async do() {
      const unmoved = await checkUnmoved(seen, files);
      return unmoved.ok ? exchange(backup.old, backup.new, isTakenUp ? null : expected) : unmoved;
    },
    check: () => holds((bytes) => splice(bytes, backup.new, backup.old).status === 'spliced'),
    checkBack: () => holds((bytes) => splice(bytes, backup.old, backup.new).status !== 'absent'),
    undo: () => exchange(backup.new, backup.old, null),
  };
}

/** Whether two files hold the same bytes. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
