import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkout } from '../setup/build.mjs';
import { loadModule } from '../setup/load-module.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { bundledPackages } from './bundled.mjs';
import { completions } from './completions.mjs';
import { description, summary } from './control.mjs';
import { copyrightText } from './copyright.mjs';
import { readReleases } from './desktop-parts.mjs';
import { electronLicences } from './electron-part.mjs';
import { manifest } from './identity.mjs';
import { SetupFailure } from '../setup/say.mjs';
import { manPage } from './man-page.mjs';
import { changelogText } from './releases.mjs';

/**
 * What is to be read: manual, completions, licences, changes, and of what the package is made.
 * @param {import('./tree.mjs').Tree} tree
 * @param {{ name: string, version: string, executable: string, epoch: number }} options
 */
export async function putDocuments(tree, { name, version, executable, epoch }) {
  const documents = `/usr/share/doc/${name}`;
  const releases = readReleases();
  const at = new Date(epoch * 1000).toISOString();
  const { exitCodes, files, ...commandLine } = await readCommandLine();
  const told = { version: manifest.version, date: at.slice(0, 10), summary, description };
  tree.write(
    '/usr/share/man/man1/keyfob.1.gz',
    packed(manPage({ ...commandLine, ...told, exitCodes, files })),
  );
  const shells = completions(commandLine);
  tree.write('/usr/share/bash-completion/completions/keyfob', shells.bash);
  tree.write('/usr/share/zsh/vendor-completions/_keyfob', shells.zsh);
  tree.write('/usr/share/fish/vendor_completions.d/keyfob.fish', shells.fish);

  const bundled = bundledPackages();
  const own = readFileSync(join(checkout, 'LICENSE'), 'utf8').trim();
  tree.write(`${documents}/copyright`, copyrightText({ own, bundled }));
  for (const file of electronLicences) tree.copy(`${documents}/${file}`, join(dirname(executable), file));
  const { author, license: licence } = manifest;
  tree.write(`${documents}/changelog.gz`, packed(changelogText({ releases, name, version, author })));
  const electron = electronVersions(executable);
  const bill = billOfMaterials({ name, version, licence, at, bundled, electron });
  tree.write(`${documents}/sbom.cdx.json`, `${JSON.stringify(bill, null, 2)}\n`);
  const overrides = readFileSync(join(checkout, 'packaging/debian/lintian-overrides'), 'utf8');
  tree.write(`/usr/share/lintian/overrides/${name}`, overrides.replaceAll('@PACKAGE@', name));
}

/** What `--help` tells, and what the paths of the manual hold. */
async function readCommandLine() {
  /** @type {{ module: typeof import('../../src/main/cli/read-options.ts'), close: () => Promise<void> }} */
  const options = await loadModule('src/main/cli/read-options.ts');
  /** @type {{ module: typeof import('../../src/shared/words/en/terminal-phrases.ts'), close: () => Promise<void> }} */
  const words = await loadModule('src/shared/words/en/terminal-phrases.ts');
  /** @type {{ module: typeof import('../../src/shared/words/en/package-phrases.ts'), close: () => Promise<void> }} */
  const ofPackage = await loadModule('src/shared/words/en/package-phrases.ts');
  const told = {
    synopsis: options.module.synopsis,
    texts: new Map(options.module.optionTexts()),
    exitCodes: words.module.terminalPhrases.english.exitCodes,
    files: ofPackage.module.packagePhrases.english.files,
  };
  await Promise.all([options.close(), words.close(), ofPackage.close()]);
  return told;
}

/** @param {string} executable */
function electronVersions(executable) {
  const { status, stdout, stderr } = spawnSync(executable, ['-p', 'JSON.stringify(process.versions)'], {
    encoding: 'utf8',
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (status !== 0) throw new SetupFailure(`Electron does not run here: ${stderr}`);
  const { electron, chrome, node } = JSON.parse(stdout);
  return { version: electron, chromium: chrome, node };
}

/**
 * Without date and name, and as well as gzip can.
 * @param {string} text
 */
function packed(text) {
  return gzipSync(text, { level: 9 });
}
