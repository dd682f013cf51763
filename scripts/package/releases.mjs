/**
 * @typedef {object} Release
 * @property {string} version
 * @property {string} date as 2026-11-30
 * @property {readonly string[]} changes
 */

/**
 * Debian's changelog, newest first; the package at hand may call its version otherwise.
 * @param {{ releases: readonly Release[], name: string, version: string, author: string }} told
 */
export function changelogText({ releases, name, version, author }) {
  return releases
    .map((release, at) => [
      `${name} (${at === 0 ? version : release.version}) unstable; urgency=medium`,
      '',
      ...release.changes.flatMap((change) =>
        wrapped(change, 76).map((line, at) => `${at === 0 ? '  * ' : '    '}${line}`),
      ),
      '',
      ` -- ${author}  ${new Date(release.date).toUTCString().replace('GMT', '+0000')}`,
      '',
    ])
    .flat()
    .join('\n');
}

/**
 * The same for AppStream.
 * @param {readonly Release[]} releases
 */
export function releasesXml(releases) {
  return releases
    .map(
      ({ version, date, changes }) => `    <release version="${version}" date="${date}">
      <description>
        <ul>
${changes.map((change) => `          <li>${escapeXml(change)}</li>\n`).join('')}        </ul>
      </description>
    </release>
`,
    )
    .join('');
}

/** @param {string} text */
export function escapeXml(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * @param {string} text
 * @param {number} width
 */
function wrapped(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
