import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { electronExecutable } from '../setup/electron.mjs';
import { keyfobEnvironment } from '../setup/environment.mjs';
import { say } from '../setup/say.mjs';

const deadlineMs = 60_000;

/** What loading begins nothing, and what every start comes to. */
const loaded = ['start-window', 'compose', 'answer-page', 'parse-yaml', 'compose-cli'];

/**
 * Writes the entry that loads chunks, and beside each chunk what V8 made of it, so that no start has to compile it again.
 * Without an Electron the chunks are compiled when they are loaded.
 * @param {string} program name of the chunk that begins, and tells so by a promise `begun`
 * @returns {import('vite').Plugin}
 */
export function compiledChunks(program) {
  return {
    name: 'compiled-chunks',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'index.js', source: entryOf(program) });
    },
    writeBundle({ dir = '' }) {
      const electron = electronExecutable();
      const lack = electron === null ? 'there is no Electron' : compile(electron, dir);
      if (lack !== null) say(`starts are slower, because main is not compiled: ${lack}`);
    },
  };
}

/** @param {string} program */
function entryOf(program) {
  return `import { createRequire } from 'node:module';
const { chunkLoader } = createRequire(import.meta.url)('./load-chunks.cjs');
await chunkLoader(import.meta.dirname)('${program}.cjs').begun;
`;
}

/**
 * Why it could not be done, or null.
 * @param {string} electron
 * @param {string} folder
 */
function compile(electron, folder) {
  // No page is shown, for which there would have to be a sandbox.
  const line = ['--no-sandbox', resolve('scripts/build/compile-chunks')];
  const names = loaded.map((name) => `${name}.cjs`);
  const done = spawnSync(electron, line, {
    env: { ...keyfobEnvironment(), KEYFOB_CHUNKS: folder, KEYFOB_LOADED: names.join(' ') },
    encoding: 'utf8',
    timeout: deadlineMs,
  });
  return done.status === 0 ? null : done.stderr || String(done.error ?? done.signal);
}
