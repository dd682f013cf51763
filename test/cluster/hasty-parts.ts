import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { hostAddress } from '../../src/main/adapters/system/host-address.ts';
import { createProbe } from '../../src/main/adapters/engine/api-server-probe.ts';
import { createGuardedFiles } from '../../src/main/adapters/engine/guarded-files.ts';
import { createMicroK8sService } from '../../src/main/adapters/engine/microk8s-service.ts';
import { createRotationHost, rotationClock } from '../../src/main/adapters/engine/rotation-host.ts';
import { createRotationStates } from '../../src/main/adapters/engine/rotation-state.ts';
import type { RotationParts } from '../../src/main/core/engine/rotation-parts.ts';
import type { Rig } from './rig.ts';

/** Seconds instead of minutes. */
export const quick = {
  quickEveryMs: 100,
  quickForMs: 30_000,
  slowEveryMs: 1000,
  acceptWithinMs: 3000,
  refuseWithinMs: 1000,
};

/** The engine in this process, with patience for seconds instead of minutes. */
export async function makeParts(
  { stateFolder }: Rig['engine'],
  { path }: Rig['snap'],
  overrides: Partial<RotationParts> = {},
): Promise<RotationParts> {
  const host = await createRotationHost();
  return {
    files: createGuardedFiles('sudo keyfob rotate'),
    certificates: createCertificates(),
    openState: createRotationStates(stateFolder, path, host.engine),
    service: createMicroK8sService({
      searchPath: path,
      askWithinMs: 10_000,
      restartWithinMs: 30_000,
      forgetCommand: null,
    }),
    probe: createProbe(5000, hostAddress),
    clock: rotationClock,
    host,
    times: quick,
    report: () => undefined,
    noteBug(error) {
      throw error;
    },
    confirm: () => Promise.resolve(true),
    resumeCommand: 'keyfob rotate --resume',
    ...overrides,
  };
}
