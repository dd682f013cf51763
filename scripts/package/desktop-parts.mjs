import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';
import { loadModule } from '../setup/load-module.mjs';
import { drawIcons } from './icons.mjs';
import { appId, manifest } from './identity.mjs';
import { escapeXml, releasesXml } from './releases.mjs';

/**
 * What the desktop finds Keyfob by: its entry, metainfo, icons and polkit action, all of one name.
 * @param {import('./tree.mjs').Tree} tree
 */
export async function putDesktopParts(tree) {
  const { comment, german } = await comments();
  const values = { APP_ID: appId, COMMENT: comment, COMMENT_DE: german };
  tree.write(`/usr/share/applications/${appId}.desktop`, filled('entry.desktop', values));
  const { homepage } = manifest;
  tree.write(
    `/usr/share/metainfo/${appId}.metainfo.xml`,
    filled('metainfo.xml', {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapeXml(value)])),
      HOMEPAGE: homepage === undefined ? '' : `  <url type="homepage">${escapeXml(homepage)}</url>\n`,
      RELEASES: releasesXml(readReleases()),
    }),
  );
  tree.write(`/usr/share/polkit-1/actions/${appId}.policy`, polkitPolicy());
  const drawing = readFileSync(join(checkout, 'resources/icon.svg'), 'utf8');
  const theme = '/usr/share/icons/hicolor';
  tree.write(`${theme}/scalable/apps/${appId}.svg`, drawing);
  for (const [size, image] of await drawIcons(drawing))
    tree.write(`${theme}/${size}x${size}/apps/${appId}.png`, image);
}

/** The polkit action of a rotation. */
export function polkitPolicy() {
  return filled('polkit.policy', { APP_ID: appId });
}

/** @returns {import('./releases.mjs').Release[]} */
export function readReleases() {
  return JSON.parse(readFileSync(join(checkout, 'packaging/releases.json'), 'utf8'));
}

/** What Keyfob is, as it says itself. */
async function comments() {
  /** @type {{ module: typeof import('../../src/shared/words/en/start-phrases.ts'), close: () => Promise<void> }} */
  const english = await loadModule('src/shared/words/en/start-phrases.ts');
  /** @type {{ module: typeof import('../../src/shared/words/de/start-phrases.ts'), close: () => Promise<void> }} */
  const german = await loadModule('src/shared/words/de/start-phrases.ts');
  const told = {
    comment: english.module.startPhrases.english.atLogin,
    german: german.module.startInGerman.atLogin,
  };
  await Promise.all([english.close(), german.close()]);
  return told;
}

/**
 * @param {string} name
 * @param {Record<string, string>} values
 */
function filled(name, values) {
  const text = readFileSync(join(checkout, 'packaging/desktop', name), 'utf8');
  return text.replace(/@([A-Z_]+)@/g, (_whole, each) => {
    const value = values[each];
    if (value === undefined) throw new Error(`${name} wants ${each}`);
    return value;
  });
}
