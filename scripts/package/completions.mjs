import { optionsByCommand } from './command-line.mjs';

/** @typedef {import('./command-line.mjs').CommandLine} CommandLine */

/**
 * @param {CommandLine} commandLine
 * @returns {Record<'bash' | 'zsh' | 'fish', string>}
 */
export function completions(commandLine) {
  const commands = optionsByCommand(commandLine);
  return { bash: bash(commands), zsh: zsh(commands), fish: fish(commands) };
}

/** @typedef {Map<string, import('./command-line.mjs').TypedOption[]>} Commands */

/** @param {Commands} commands */
function bash(commands) {
  const names = named(commands);
  const folders = new Set(
    [...commands.values()].flat().flatMap(({ name, isFolder }) => (isFolder ? [name] : [])),
  );
  return `# bash completion for keyfob
_keyfob() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=
  COMPREPLY=()
  case \${COMP_WORDS[COMP_CWORD - 1]} in
    ${[...folders].join(' | ')})
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$current")
      return
      ;;
  esac
  case \${COMP_WORDS[1]} in
    ${names.join(' | ')}) ((COMP_CWORD > 1)) && command=\${COMP_WORDS[1]} ;;
  esac
  local words
  case $command in
${[...commands]
  .map(([command, options]) => {
    const words = options.map(({ name }) => name);
    if (command === '')
      return `    '') words='${words.join(' ')}'; ((COMP_CWORD == 1)) && words+=' ${names.join(' ')}' ;;`;
    return `    ${command}) words='${words.join(' ')}' ;;`;
  })
  .join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _keyfob keyfob
`;
}

/** @param {Commands} commands */
function zsh(commands) {
  const names = named(commands);
  const options = (/** @type {string} */ command) =>
    (commands.get(command) ?? [])
      .map(({ name, isFolder, text }) => {
        const told = text.replace(/[\\[\]:']/g, (each) => (each === "'" ? "'\\''" : `\\${each}`));
        return `'${name}[${told}]${isFolder ? ':folder:_files -/' : ''}'`;
      })
      .join(' ');
  return `#compdef keyfob
case \${words[2]} in
${names.map((name) => `  ${name}) _arguments '1:command:(${name})' ${options(name)} ;;`).join('\n')}
  *) _arguments '1::command:(${names.join(' ')})' ${options('')} ;;
esac
`;
}

/** @param {Commands} commands */
function fish(commands) {
  const names = named(commands);
  const lines = [
    '# fish completion for keyfob',
    'complete -c keyfob -f',
    `complete -c keyfob -n __fish_use_subcommand -a '${names.join(' ')}'`,
  ];
  for (const [command, options] of commands) {
    const when = command === '' ? '__fish_use_subcommand' : `'__fish_seen_subcommand_from ${command}'`;
    for (const { name, isFolder, text } of options) {
      const told = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      const value = isFolder ? " -x -a '(__fish_complete_directories)'" : '';
      lines.push(`complete -c keyfob -n ${when} -l ${name.slice(2)}${value} -d '${told}'`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** @param {Commands} commands */
function named(commands) {
  return [...commands.keys()].filter((each) => each !== '');
}
