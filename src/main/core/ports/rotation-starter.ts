import type { RotationWay } from '../../../shared/contract/state/admin-state.ts';
import type { RotationCommand, RotationEngine } from '../../../shared/contract/state/rotation.ts';

/** One run of the engine. */
export interface EngineCall {
  readonly command: RotationCommand;
  readonly snapData: string;
}

/** Starts the engine, `keyfob rotate`, outside of this process; it outlives the window. */
export interface RotationStarter {
  /** How it can be started for this snap data folder; looked at anew each time. */
  way(snapData: string): Promise<RotationWay>;
  /** Where the engine keeps the journals of this snap data folder's clusters. */
  stateFolder(snapData: string): string;
  /** The line that a person runs in a terminal instead. */
  line(call: EngineCall): string;
  /**
   * Starts it and calls back with each line of its stdout; resolves with its exit code when it ended, null when a
   * signal ended it or it could not be started.
   */
  start(
    call: EngineCall,
    way: Exclude<RotationWay, 'by-hand'>,
    onLine: (line: string) => void,
  ): Promise<number | null>;
  /** Whether this very process still runs. */
  isRunning(engine: RotationEngine): Promise<boolean>;
}
