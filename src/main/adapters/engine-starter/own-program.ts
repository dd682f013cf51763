/** How this Keyfob is started. */
export interface OwnProgram {
  /** Without options: Electron and, in a checkout, its folder. */
  readonly program: string;
  readonly programArguments: readonly string[];
  /** The files of an installed Keyfob that root may run; null in a checkout. */
  readonly installed: { readonly script: string; readonly program: string } | null;
}

/** What a person types in a terminal before the arguments of the engine. */
export function terminalProgram({ program, programArguments, installed }: OwnProgram): readonly string[] {
  return installed === null ? [program, '--no-sandbox', ...programArguments, '--'] : [installed.script];
}
