import type { AppErrorCode } from '../../../shared/contract/errors/errors.ts';
import type { RotationWay } from '../../../shared/contract/state/admin-state.ts';
import type { PageBug } from '../../../shared/contract/state/page-bug.ts';
import type { RotationCommand, RotationEngine } from '../../../shared/contract/state/rotation.ts';

/** What the program and the desktop that it runs on say of themselves. */
export interface Machine {
  /** Keyfob’s own version. */
  readonly version: string;
  /** What runs it, and its version. */
  readonly runtime: string;
  /** XDG_CURRENT_DESKTOP. */
  readonly desktop: string | undefined;
  /** XDG_SESSION_TYPE. */
  readonly sessionType: string | undefined;
  /** The files of the log. */
  readonly logFiles: readonly string[];
  /** The name of the process that is the Secret Service; null where none runs or it cannot be told. Starts none. */
  secretService(): Promise<string | null>;
}

/** An option as it was given. */
export interface GivenOption {
  /** Without its dashes. */
  readonly name: string;
  /** With its dashes; of letters behind one dash the first. */
  readonly typed: string;
  /** The argument that it is in. */
  readonly argument: string;
  /** Null where none was given. */
  readonly value: string | null;
  /** Whether the value is in the same argument. */
  readonly isJoined: boolean;
}

/** What a program was started with: at most one option of each argument, and everything that is no option’s. */
export interface GivenArguments {
  readonly options: readonly GivenOption[];
  readonly others: readonly string[];
}

/** Tells options from values and everything else; `withValue` names those that take the next argument. */
export type ReadArguments = (args: readonly string[], withValue: readonly string[]) => GivenArguments;

/** The files that this process was started from. */
export interface Installation {
  /** Calls back once when another build has taken their place, until the returned function is called. */
  watch(onReplaced: () => void): () => void;
}

/** What tells this machine from others in what the cluster knows. */
export interface MachineAddresses {
  readonly hostname: string;
  /** The addresses of its interfaces. */
  readonly addresses: readonly string[];
}

/** Knows this machine's addresses. */
export interface HostAddress {
  /** The IPv4 address of the interface with the default route, which `microk8s config` hands out; null without one. */
  lan(): Promise<string | null>;
  /**
   * The addresses by which another machine may reach this one, that of the default route first and those of VPNs last;
   * none of bridges that lead to containers and virtual machines, and none that counts on one link only.
   */
  network(): Promise<readonly string[]>;
  machine(): MachineAddresses;
}

/** Where diagnostics go: short event names and plain facts, never a message of somebody else's error. */
export interface Log {
  /** Of `error` only where it was thrown is kept. */
  write(
    event: string,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
    error?: unknown,
  ): void;
  pageBug(bug: PageBug): void;
  failure(event: string, code: AppErrorCode): void;
}

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
