import { basename } from 'node:path';

/** @typedef {import('rolldown').ChunkingContext} Context */

/**
 * Groups of chunks that put all that a program loads at its start in one file, because each file costs Node’s loader about
 * a millisecond; what several of them load is in a file of its own, so that none loads what only another needs.
 * @param {string} entry name of the module that starts them, like `index.ts`; what it loads itself they find loaded
 * @param {readonly string[]} programs names of the modules that it imports to start one of them
 */
export function startChunks(entry, programs) {
  const loaders = remembered((id, context) => importersOf(id, context, importers, []));
  const users = remembered((id, context) => importersOf(id, context, anyImporters, programs));
  /** @param {(id: string, context: Context) => string | undefined} find */
  const group = (find) => ({
    /**
     * @param {string} id
     * @param {Context} context
     */
    name: (id, context) => find(id, context) ?? null,
  });
  const among = (/** @type {ReadonlySet<string>} */ names) => programs.filter((each) => names.has(each));
  return [
    // Without the entry itself, which is a file that is loaded by its name.
    group((id, context) => (basename(id) !== entry && loaders(id, context).has(entry) ? 'start' : undefined)),
    group((id, context) => {
      const loading = among(loaders(id, context));
      // What another program comes to load later on stays out of their file.
      const isTheirs = among(users(id, context)).length === loading.length;
      return loading.length > 0 && isTheirs ? loading.map(nameOf).join('-') : undefined;
    }),
  ];
}

/** @param {string} file */
const nameOf = (file) => file.replace(/\.ts$/, '');

/** @param {import('rolldown').ModuleInfo} module */
const importers = (module) => module.importers;

/** @param {import('rolldown').ModuleInfo} module */
const anyImporters = (module) => [...module.importers, ...module.dynamicImporters];

/**
 * The names of the module’s file and of those that import it, themselves or through others but for the last.
 * @param {string} id
 * @param {Context} context
 * @param {(module: import('rolldown').ModuleInfo) => readonly string[]} importersOfOne
 * @param {readonly string[]} last
 */
function importersOf(id, context, importersOfOne, last) {
  const seen = new Set([id]);
  for (const each of seen) {
    const module = context.getModuleInfo(each);
    if (module === null || last.includes(basename(each))) continue;
    for (const importer of importersOfOne(module)) seen.add(importer);
  }
  return new Set([...seen].map((each) => basename(each)));
}

/**
 * @param {(id: string, context: Context) => ReadonlySet<string>} find
 * @returns {(id: string, context: Context) => ReadonlySet<string>}
 */
function remembered(find) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();
  return (id, context) => {
    const found = known.get(id) ?? find(id, context);
    known.set(id, found);
    return found;
  };
}
