const commands = ['rotate', 'status', 'report', '--help'];

/** The arguments of a command without a window, such as `rotate --yes`, from a program's own; null when it is none. */
export function cliArguments(argv: readonly string[]): readonly string[] | null {
  const separator = argv.indexOf('--');
  if (separator < 0) return null;
  const args = argv.slice(separator + 1);
  return commands.includes(args[0] ?? '') ? args : null;
}
