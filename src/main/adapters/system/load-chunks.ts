import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';

/** What Node writes around a module, in one line with its first, whose columns are told without it. */
const head = '(function (exports, require, module, __filename, __dirname) {';
const tail = '\n})';

interface Module {
  readonly exports: object;
}

type Run = (
  exports: object,
  require: (id: string) => unknown,
  module: Module,
  file: string,
  folder: string,
) => void;

/**
 * Loads chunks of a build by their names, each once. What V8 made of them while Keyfob was built takes the place of
 * compiling them; another V8, or one that is told other flags, refuses that and compiles. `onCompiled` hears of each.
 */
export function chunkLoader(
  folder: string,
  onCompiled: (chunk: string, script: Script) => void = () => undefined,
): (name: string) => object {
  const requireOfNode = createRequire(join(folder, 'index.js'));
  const loaded = new Map<string, Module>();
  const load = (name: string): object => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const chunk = join(folder, name);
    const script = compileChunk(chunk);
    onCompiled(chunk, script);
    const module: Module = { exports: {} };
    loaded.set(name, module);
    const require = (id: string) =>
      id.startsWith('./') ? load(id.slice(2)) : (requireOfNode(id) as unknown);
    try {
      (script.runInThisContext() as Run)(module.exports, require, module, chunk, folder);
    } catch (error) {
      loaded.delete(name);
      throw error;
    }
    return module.exports;
  };
  return load;
}

/** A chunk as V8 is given it. */
export function compileChunk(chunk: string): Script {
  // As Node says it of a module that is not there.
  if (!existsSync(chunk))
    throw Object.assign(new Error(`there is no ${chunk}`), { code: 'ERR_MODULE_NOT_FOUND' });
  const source = readFileSync(chunk);
  return new Script(`${head}${source.toString()}${tail}`, {
    filename: chunkPlace(chunk),
    columnOffset: -head.length,
    cachedData: readCompiled(chunk, source),
  });
}

/** Where errors say that a chunk lies, such as `out/main/start.cjs`: V8 keeps the name of the build, which any folder may have. */
export function chunkPlace(chunk: string): string {
  return chunk.split(sep).slice(-3).join('/');
}

/** Keeps what V8 made of a chunk, and of which source: V8 itself looks only at how long that is. */
export function writeCompiled(chunk: string, script: Script): void {
  writeFileSync(compiledFile(chunk), Buffer.concat([readFileSync(chunk), script.createCachedData()]));
}

/** Undefined where the build could not make it, and for another source. */
function readCompiled(chunk: string, source: Buffer): Buffer | undefined {
  try {
    const compiled = readFileSync(compiledFile(chunk));
    return compiled.subarray(0, source.length).equals(source) ? compiled.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
}

function compiledFile(chunk: string): string {
  return `${chunk}.compiled`;
}
