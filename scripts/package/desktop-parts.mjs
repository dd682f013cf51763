import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../setup/build.mjs';
import { loadModule } from '../setup/load-module.mjs';
import { drawIcons } from './icons.mjs';
import { appId, manifest } from './identity.mjs';
import { escapeXml, releasesXml } from './releases.mjs';

/**
 * What a package says of Keyfob in one language.
 * @typedef {ReturnType<typeof import('../../src/shared/words/en/package-phrases.ts').packagePhrases>} Said
 * @typedef {{ readonly comment: string, readonly said: Said }} Words
 */

/**
 * What the desktop finds Keyfob by: its entry, metainfo, icons and polkit action, all of one name.
 * @param {import('./tree.mjs').Tree} tree
 */
export async function putDesktopParts(tree) {
  const words = await readWords();
  tree.write(`/usr/share/applications/${appId}.desktop`, desktopEntry(...words));
  tree.write(`/usr/share/metainfo/${appId}.metainfo.xml`, metainfo(...words));
  tree.write(`/usr/share/polkit-1/actions/${appId}.policy`, polkitPolicy(words[0].said, words[1].said));
  const drawing = readFileSync(join(checkout, 'resources/icon.svg'), 'utf8');
  const theme = '/usr/share/icons/hicolor';
  tree.write(`${theme}/scalable/apps/${appId}.svg`, drawing);
  for (const [size, image] of await drawIcons(drawing))
    tree.write(`${theme}/${size}x${size}/apps/${appId}.png`, image);
}

/**
 * The entry in the menu of the desktop.
 * @param {Words} english
 * @param {Words} german
 */
export function desktopEntry(english, german) {
  const list = (/** @type {readonly string[]} */ words) => words.map((word) => `${word};`).join('');
  return filled('entry.desktop', {
    APP_ID: appId,
    ...{ COMMENT: english.comment, COMMENT_DE: german.comment },
    ...{ GENERIC_NAME: english.said.entry.genericName, GENERIC_NAME_DE: german.said.entry.genericName },
    ...{ KEYWORDS: list(english.said.entry.keywords), KEYWORDS_DE: list(german.said.entry.keywords) },
  });
}

/**
 * What a software centre shows of Keyfob.
 * @param {Words} english
 * @param {Words} german
 */
export function metainfo(english, german) {
  const { homepage } = manifest;
  const offers = english.said.store.offers.flatMap((offer, at) => [
    `      <li>${escapeXml(offer)}</li>\n`,
    `      <li xml:lang="de">${escapeXml(german.said.store.offers[at] ?? '')}</li>\n`,
  ]);
  return filled('metainfo.xml', {
    APP_ID: appId,
    ...{ COMMENT: escapeXml(english.comment), COMMENT_DE: escapeXml(german.comment) },
    ...{ ABOUT: escapeXml(english.said.store.about), ABOUT_DE: escapeXml(german.said.store.about) },
    OFFERS: offers.join(''),
    HOMEPAGE: homepage === undefined ? '' : `  <url type="homepage">${escapeXml(homepage)}</url>\n`,
    RELEASES: releasesXml(readReleases()),
  });
}

/**
 * The polkit action of a rotation.
 * @param {Said} english
 * @param {Said} german
 */
export function polkitPolicy({ authorisation: english }, { authorisation: german }) {
  return filled('polkit.policy', {
    APP_ID: appId,
    ...{ DESCRIPTION: escapeXml(english.description), DESCRIPTION_DE: escapeXml(german.description) },
    ...{ MESSAGE: escapeXml(english.message), MESSAGE_DE: escapeXml(german.message) },
  });
}

/** @returns {import('./releases.mjs').Release[]} */
export function readReleases() {
  return JSON.parse(readFileSync(join(checkout, 'packaging/releases.json'), 'utf8'));
}

/**
 * What Keyfob says of itself, in English and in German.
 * @returns {Promise<[Words, Words]>}
 */
async function readWords() {
  /** @type {{ module: typeof import('../../src/shared/words/de/german.ts'), close: () => Promise<void> }} */
  const german = await loadModule('src/shared/words/de/german.ts');
  /** @type {{ module: typeof import('../../src/shared/words/en/package-phrases.ts'), close: () => Promise<void> }} */
  const english = await loadModule('src/shared/words/en/package-phrases.ts');
  /** @type {{ module: typeof import('../../src/shared/words/en/start-phrases.ts'), close: () => Promise<void> }} */
  const start = await loadModule('src/shared/words/en/start-phrases.ts');
  const inEnglish = {
    comment: start.module.startPhrases.english.atLogin,
    said: english.module.packagePhrases.english,
  };
  const inGerman = {
    comment: german.module.german.start.atLogin,
    said: german.module.german.package,
  };
  await Promise.all([german.close(), english.close(), start.close()]);
  return [inEnglish, inGerman];
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
