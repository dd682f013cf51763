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
