import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './package/build-package.mjs';
import { findKey, repositoryPackages, writeRepository } from './package-repo.mjs';
import { checkout } from './setup/build.mjs';
import { ensurePackages, runtimePackages } from './setup/debian-packages.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

const usage = 'npm run package [-- [--trial] [--repo DIR --key KEY [--address URL]]]';

await runScript(async () => {
  const { trial, repo, key, address } = readArguments();
  // Electron is asked what it is made of.
  await ensurePackages([...runtimePackages, ...(repo === undefined ? [] : repositoryPackages)]);
  if (repo !== undefined) findKey(key);
  const folder = join(checkout, 'dist');
  mkdirSync(folder, { recursive: true });
  const made = await buildPackage({ folder, trial });
  say(`made ${made}`);
  if (repo === undefined) return 0;
  writeRepository({ folder: repo, key, packages: [made], address });
  say(`made the repository ${repo}; a stranger copies its keyfob.sources to /etc/apt/sources.list.d`);
  return 0;
});

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        trial: { type: 'boolean', default: false },
        repo: { type: 'string' },
        key: { type: 'string', default: '' },
        address: { type: 'string' },
      },
    });
    if ((values.repo === undefined) !== (values.key === ''))
      throw new TypeError(
        'A repository (--repo) needs the key that signs it (--key), and no key is used without one.',
      );
    return values;
  } catch (error) {
    throw new SetupFailure(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
  }
}
