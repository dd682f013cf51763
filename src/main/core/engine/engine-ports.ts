import type { AppError } from '../../../shared/contract/errors/errors.ts';
import type { RestartedService } from '../../../shared/contract/errors/rotation-errors.ts';
import type { Result } from '../../../shared/contract/values/result.ts';
import type { OtherServer, RotationEngine } from '../../../shared/contract/state/rotation.ts';
import type { OtherServerAddress } from '../files/snap-data/find-others.ts';
import type { RotationPaths } from '../files/journal/journal.ts';
import type { Secret } from '../ports/secret.ts';
import type { FileContent } from '../ports/files.ts';

/** Files of a snap data folder, safe to read and replace as root while others may write beside them. */
export interface GuardedFiles {
  /** The folder with links resolved; it and its parents must belong to whoever runs the engine, or to root. */
  resolve(folder: string): Promise<Result<string, AppError>>;
  /** Reads a regular file with one name, found without following links. */
  read(path: string, limitBytes: number): Promise<Result<FileContent, AppError>>;
  exists(path: string): Promise<Result<boolean, AppError>>;
  /**
   * Puts a new file in the place of one that still holds `expected`, of the same owner and mode where these keep others
   * out; `content` has one character a byte. It is on the disk, and its name too, when this returns.
   */
  replace(path: string, expected: Uint8Array, content: Secret): Promise<Result<null, AppError>>;
  /** Removes what an interrupted `replace` left beside the file, as far as that can be done. */
  sweep(path: string): Promise<void>;
}

/** Both tokens of a rotation, kept for root alone until nobody needs them. */
export interface RotationBackup {
  readonly rotation: string;
  readonly old: Secret;
  readonly new: Secret;
}

/** The state folder of one cluster; what a write returns `ok` for is on the disk. */
export interface OpenRotationState {
  readonly paths: RotationPaths;
  /** Makes the folder and holds its lock until `unlock` or this process's end; `rotation-busy` when another one has it. */
  lock(): Promise<Result<null, AppError>>;
  /** Also when it is not held. */
  unlock(): Promise<void>;
  /** The journal's text, empty without one. */
  readJournal(): Promise<Result<string, AppError>>;
  /** Starts a new journal in the place of the old one. */
  beginJournal(line: string): Promise<Result<null, AppError>>;
  appendJournal(lines: string): Promise<Result<null, AppError>>;
  readonly backup: RotationBackupStore;
}

/** The one backup of a state folder. */
export interface RotationBackupStore {
  /** Null when there is none. */
  read(): Promise<Result<RotationBackup | null, AppError>>;
  write(backup: RotationBackup): Promise<Result<null, AppError>>;
  /** Also when there is none. */
  remove(): Promise<Result<null, AppError>>;
}

/** Restarts the API server of MicroK8s. */
export interface MicroK8sService {
  /** `rotation-no-restart` when nothing trustworthy is there to restart it with. */
  check(): Promise<Result<null, AppError>>;
  /** Whether snapd is changing the snap just now. */
  isChanging(): Promise<Result<boolean, AppError>>;
  restart(service: RestartedService): Promise<Result<null, AppError>>;
  /** Arranges that the backup is removed after `delayMs`, where the system has a way to. */
  scheduleForget(delayMs: number): Promise<void>;
}

/** How an API server answers `/readyz` for a token, or why there is no answer that counts. */
export type Readiness = 'ready' | 'not-ready' | 'refused' | AppError;

/**
 * An API server that is asked in the name of the token in question. On this machine nothing is sent, and no answer
 * taken, unless the process that answers is root's or our own: else it is `rotation-server-not-own`.
 */
export interface ApiServerProbe {
  readiness(token: Secret): Promise<Readiness>;
  /** What a TokenReview that the token itself asks for says about it; null when there is no answer that counts. */
  whoIs(token: Secret): Promise<{ readonly user: string; readonly groups: readonly string[] } | null>;
  /** The cluster's other API servers; null when they could not be looked for. */
  otherServers(token: Secret): Promise<readonly OtherServerAddress[] | null>;
  /** What another API server says to a token. */
  ask(server: string, token: Secret): Promise<OtherServer['oldToken']>;
}

/** Opens the probe of this machine's API server at an address whose CA is pinned. */
export type ProbeApiServer = (server: string, authorityPem: string) => ApiServerProbe;

/** Time as a rotation needs it; `elapsed` is not moved by a clock that is set. */
export interface RotationClock {
  now(): number;
  elapsed(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The machine and process that run the engine. */
export interface RotationHost {
  readonly hostname: string;
  /** The addresses of its interfaces. */
  readonly addresses: readonly string[];
  readonly engine: RotationEngine;
  /** A new token: 60 letters and digits from the system's random source. */
  makeToken(): Secret;
  makeIdentifier(): string;
}
