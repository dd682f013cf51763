import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';

// Runs in the Electron that Keyfob is to run in, for V8 takes what it made only with the same version and flags.
const folder = process.env.KEYFOB_CHUNKS ?? '';

/** @type {typeof import('../../../src/main/adapters/system/load-chunks.ts')} */
const { chunkLoader, compileChunk, writeCompiled } = createRequire(import.meta.url)(
  join(folder, 'load-chunks.cjs'),
);

/** What was loaded holds the functions that loading calls, which would otherwise be compiled at each start. */
const loaded = new Map();
const load = chunkLoader(folder, (chunk, script) => loaded.set(chunk, script));
for (const name of (process.env.KEYFOB_LOADED ?? '').split(' ')) load(name);

const chunks = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
for (const chunk of chunks.map((name) => join(folder, name)))
  writeCompiled(chunk, loaded.get(chunk) ?? compileChunk(chunk));
app.exit(0);
