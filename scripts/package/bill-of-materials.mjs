/**
 * What the package is made of, as a CycloneDX document: the packages that were built in, and Electron with its parts.
 * @param {{
 *   name: string, version: string, licence: string, at: string, bundled: readonly import('./bundled.mjs').Bundled[],
 *   electron: { version: string, chromium: string, node: string }
 * }} told
 */
export function billOfMaterials({ name, version, licence, at, bundled, electron }) {
  const own = { type: 'application', 'bom-ref': `${name}@${version}`, name, version, ...licensed(licence) };
  const runtime = [
    { ...part('electron', electron.version, 'pkg:npm/electron'), type: 'framework', ...licensed('MIT') },
    part('chromium', electron.chromium, 'pkg:generic/chromium'),
    part('node', electron.node, 'pkg:generic/node'),
  ];
  const libraries = bundled.map((each) => ({
    ...part(each.name, each.version, `pkg:npm/${each.name.replace('@', '%40')}`),
    ...licensed(each.licence),
    ...(each.integrity === null ? {} : { hashes: [hash(each.integrity)] }),
  }));
  const components = [...runtime, ...libraries];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: at, component: own },
    components,
    dependencies: [{ ref: own['bom-ref'], dependsOn: components.map((each) => each['bom-ref']) }],
  };
}

/**
 * @param {string} name
 * @param {string} version
 * @param {string} locator
 */
function part(name, version, locator) {
  const purl = `${locator}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl };
}

/** @param {string} licence */
function licensed(licence) {
  return { licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }] };
}

/** @param {string} integrity as npm writes it */
function hash(integrity) {
  const [algorithm = '', digest = ''] = integrity.split('-');
  return {
    alg: algorithm.toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
}
