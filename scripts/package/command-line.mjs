/**
 * What can be typed after `keyfob`, as `--help` tells it.
 * @typedef {object} CommandLine
 * @property {readonly string[]} synopsis the ways to call it
 * @property {ReadonlyMap<string, string>} texts what each option does, by how it is typed
 */

/**
 * @typedef {object} TypedOption
 * @property {string} name with its dashes
 * @property {boolean} isFolder whether a folder follows
 * @property {string} text
 */

/**
 * The options of each command; those of the window are under an empty name.
 * @param {CommandLine} commandLine
 * @returns {Map<string, TypedOption[]>}
 */
export function optionsByCommand({ synopsis, texts }) {
  /** @type {Map<string, TypedOption[]>} */
  const commands = new Map();
  const add = (/** @type {string} */ command, /** @type {string} */ typed) => {
    const options = commands.get(command) ?? [];
    commands.set(command, options);
    const [name = ''] = typed.split(' ');
    if (options.some((each) => each.name === name)) return;
    const text = texts.get(typed);
    if (text === undefined) throw new Error(`nothing tells what ${typed} does`);
    options.push({ name, isFolder: typed.endsWith(' DIR'), text });
  };
  for (const line of synopsis) {
    const [, first = ''] = line.split(' ');
    const command = /^[a-z]/.test(first) ? first : '';
    for (const [typed] of line.matchAll(/--[a-z-]+(?: DIR)?/g)) add(command, typed);
  }
  for (const command of commands.keys()) add(command, '--help');
  return commands;
}
