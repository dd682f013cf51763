import { resolve } from 'node:path';
import { mergeConfig, type Plugin } from 'vite';
import config from '../../../electron.vite.config.ts';

/** What each floor has in the place of a module, by the end of what the page imports it by. */
const instead: Readonly<Record<string, readonly [imported: RegExp, file: string | null]>> = {
  'page-alone': [/\/main\.tsx$/, 'page-alone.ts'],
  'react-alone': [/\/main\.tsx$/, 'react-alone.tsx'],
  'no-mantine': [/^@mantine\/core/, 'no-mantine.tsx'],
};

const [imported, file] = instead[process.env.KEYFOB_FLOOR ?? ''] ?? [/$^/, null];

const floor: Plugin = {
  name: 'floor',
  enforce: 'pre',
  resolveId(source) {
    if (!imported.test(source) || file === null) return null;
    // Its styles go as well.
    if (source.endsWith('.css')) return resolve('test/bench/floors/empty.css');
    return resolve('test/bench/floors', file);
  },
};

export default mergeConfig(config, { renderer: { plugins: [floor] } });
