/** What a package installs. */
export interface InstalledProgram {
  /** What a person types. */
  readonly script: string;
  /** What pkexec is asked to run: the polkit action for a rotation is that of this file alone. */
  readonly rotate: string;
  /** What both start. */
  readonly program: string;
}

/** How this Keyfob is started. */
export interface OwnProgram {
  /** Without options: Electron and, in a checkout, its folder. */
  readonly program: string;
  readonly programArguments: readonly string[];
  /** The files of an installed Keyfob that root may run; null in a checkout. */
  readonly installed: InstalledProgram | null;
}

/** What a person types in a terminal before the arguments of the engine. */
export function terminalProgram({ program, programArguments, installed }: OwnProgram): readonly string[] {
  return installed === null ? [program, '--no-sandbox', ...programArguments, '--'] : [installed.script];
}
