import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const source = resolve(import.meta.dirname, 'src');

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      minify: true,
      // For the log, which reads them when there was a bug.
      sourcemap: 'hidden',
      rolldownOptions: {
        input: { index: resolve(source, 'main/index.ts') },
        treeshake: {
          moduleSideEffects: [{ test: /node_modules\/@kubernetes\/client-node\//, sideEffects: false }],
        },
        output: { format: 'es', chunkFileNames: '[name].js', sourcemapExcludeSources: true },
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
    plugins: [react()],
    build: {
      minify: true,
      rolldownOptions: {
        input: resolve(source, 'renderer/index.html'),
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  },
});
