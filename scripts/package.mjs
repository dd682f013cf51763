import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './package/build-package.mjs';
import { checkout } from './setup/build.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

const usage = 'npm run package [-- --trial]';

await runScript(async () => {
  const { trial } = readArguments();
  const folder = join(checkout, 'dist');
  mkdirSync(folder, { recursive: true });
  const made = await buildPackage({ folder, trial });
  say(`made ${made}`);
  return 0;
});

function readArguments() {
  try {
    const { values } = parseArgs({ options: { trial: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    throw new SetupFailure(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
  }
}
