import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { RotationProgress } from '../../../shared/contract/state/rotation.ts';
import type { Certificates } from '../ports/cryptography.ts';
import type {
  GuardedFiles,
  MicroK8sService,
  ProbeApiServer,
  RotationClock,
  RotationHost,
  OpenRotationState,
} from './engine-ports.ts';
import type { Secret } from '../ports/secret.ts';
import type { ProofTimes } from './prove.ts';

/** What the engine is made of. */
export interface RotationParts {
  readonly files: GuardedFiles;
  readonly certificates: Certificates;
  readonly openState: (identity: string) => OpenRotationState;
  readonly service: MicroK8sService;
  readonly probe: ProbeApiServer;
  readonly clock: RotationClock;
  readonly host: RotationHost;
  readonly times: ProofTimes;
  readonly report: (line: RotationProgress) => void;
  /** Tells of what nobody expected; the failure that stands for it. */
  readonly noteBug: (error: unknown) => AppError;
  /** Asks the person about this API server, after the plan was reported; nothing was touched before. */
  readonly confirm: (server: string) => Promise<boolean>;
  /** How a person runs the engine again, such as `sudo keyfob rotate --resume`. */
  readonly resumeCommand: string;
}

/** What a rotation is asked for. */
export interface RotateRequest {
  readonly snapData: string;
  /** A token from elsewhere, or null for one of our own making. */
  readonly newToken: Secret | null;
}
