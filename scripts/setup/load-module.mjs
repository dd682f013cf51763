import { createServer } from 'vite';
import { checkout } from './build.mjs';

/**
 * Loads a TypeScript module of the checkout. Unlike Vite's `runnerImport` it goes on loading what the module imports later,
 * as Keyfob does with whatever is not needed at once, until `close`.
 * @template Module
 * @param {string} file its path below the checkout
 * @returns {Promise<{ module: Module, close: () => Promise<void> }>}
 */
export async function loadModule(file) {
  const vite = await createServer({
    ...{ root: checkout, configFile: false, appType: 'custom', logLevel: 'error' },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return { module: /** @type {Module} */ (await vite.ssrLoadModule(`/${file}`)), close: () => vite.close() };
}
