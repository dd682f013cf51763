/**
 * Debian's copyright file in its machine-readable form: Keyfob's own licence, Electron's, and that of each package that
 * was built in, in its own words.
 * @param {{ own: string, bundled: readonly import('./bundled.mjs').Bundled[] }} told
 */
export function copyrightText({ own, bundled }) {
  const texts = [...new Set(bundled.map(({ licence, text }) => textOf(licence, text)))];
  const paragraphs = [
    [
      'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
      'Upstream-Name: Keyfob',
      'Comment: Electron is built of many works; LICENSE.electron.txt and LICENSES.chromium.html beside this file have the',
      ' licence of each.',
    ],
    ['Files: *', `Copyright: ${holder(own)}`, 'License: Keyfob', ...indented(own)],
    [
      'Files: opt/Keyfob/*',
      'Copyright: Electron contributors, GitHub Inc., The Chromium Authors',
      'License: Electron',
      ' See LICENSE.electron.txt and LICENSES.chromium.html beside this file.',
    ],
    ...texts.map((text, at) => {
      const of = bundled.filter((each) => textOf(each.licence, each.text) === text);
      const [first] = of;
      return [
        'Files: opt/Keyfob/resources/app.asar',
        `Copyright: ${holder(text)}`,
        `License: ${first?.licence}-${at + 1}`,
        ...indented(text),
        `Comment: ${of.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
      ];
    }),
  ];
  return `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/**
 * @param {string} licence
 * @param {string | null} text
 */
function textOf(licence, text) {
  // Debian's policy wants that of its own copy where it has one.
  if (licence === 'Apache-2.0')
    return 'On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.';
  return text ?? `This package comes without the text of its licence, which it names ${licence}.`;
}

/** @param {string} text */
function holder(text) {
  const line = text.split('\n').find((each) => /copyright (?:\(c\)|©|\d{4})/i.test(each));
  return line?.replace(/^.*?copyright (?:\(c\)|©)?\s*/i, '').trim() ?? 'its authors';
}

/** @param {string} text */
function indented(text) {
  return text.split(/\r?\n/).map((line) => ` ${line.trim() === '' ? '.' : line.trimEnd()}`);
}
