import { resolve } from 'node:path';
import { mergeConfig, type Plugin } from 'vite';
import config from '../../../electron.vite.config.ts';

/** Has the made-up language in the place of German. */
const madeUp: Plugin = {
  name: 'made-up-language',
  enforce: 'pre',
  resolveId: (source) =>
    source.endsWith('/de/german.ts') ? resolve('test/e2e/made-up/made-up-german.ts') : null,
};

const plugins = { plugins: [madeUp] };

export default mergeConfig(config, { main: plugins, renderer: plugins });
