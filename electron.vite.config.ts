import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { ownCalls } from './scripts/build/own-calls.mjs';
import { compiledChunks } from './scripts/build/compiled-chunks.mjs';
import { startChunks } from './scripts/build/start-chunks.mjs';

const source = resolve('src');

/** Puts source maps where the log finds them, out of the folder whose files are served to the page. */
const mapsOutOfPage: Plugin = {
  name: 'maps-out-of-page',
  writeBundle({ dir = '' }, bundle) {
    const pageMaps = join(dir, '../page-maps');
    rmSync(pageMaps, { recursive: true, force: true });
    mkdirSync(pageMaps, { recursive: true });
    for (const file of Object.keys(bundle).filter((name) => name.endsWith('.map')))
      renameSync(join(dir, file), join(pageMaps, basename(file)));
  },
};

export default defineConfig({
  main: {
    plugins: [ownCalls(resolve(source, 'main/adapters/api')), compiledChunks('program')],
    build: {
      externalizeDeps: false,
      minify: true,
      // For the log, which reads them when there was a bug.
      sourcemap: 'hidden',
      rolldownOptions: {
        input: {
          program: resolve(source, 'main/index.ts'),
          'load-chunks': resolve(source, 'main/adapters/system/load-chunks.ts'),
        },
        // What the groups leave to the bundler can then lie in any file.
        preserveEntrySignatures: 'allow-extension',
        treeshake: {
          moduleSideEffects: [{ test: /node_modules\/@kubernetes\/client-node\//, sideEffects: false }],
        },
        output: {
          format: 'cjs',
          // A chunk that was loaded by hand has only `require`.
          dynamicImportInCjs: false,
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          codeSplitting: {
            groups: startChunks('index.ts', [
              'start-window.ts',
              'compose.ts',
              'compose-cli.ts',
              'compose-status.ts',
              'compose-report.ts',
            ]),
            includeDependenciesRecursively: false,
          },
          sourcemapExcludeSources: true,
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(source, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(source, 'renderer'),
    plugins: [react(), mapsOutOfPage],
    build: {
      minify: true,
      sourcemap: 'hidden',
      rolldownOptions: {
        input: resolve(source, 'renderer/index.html'),
        // A schema that nobody names is left out.
        treeshake: { manualPureFunctions: ['z'] },
        output: {
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
          sourcemapExcludeSources: true,
        },
      },
    },
  },
});
