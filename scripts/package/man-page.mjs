/**
 * The page keyfob(1), of what `--help` tells.
 * @param {import('./command-line.mjs').CommandLine & {
 *   exitCodes: string, version: string, date: string, summary: string, description: readonly string[],
 *   files: import('./desktop-parts.mjs').Said['files']
 * }} told
 */
export function manPage({ synopsis, texts, exitCodes, version, date, summary, description, files }) {
  const [, ...codes] = exitCodes.replaceAll('\n', ' ').split(/: |, (?=\d)/);
  return [
    `.TH KEYFOB 1 "${date}" "Keyfob ${version}" "User Commands"`,
    '.SH NAME',
    `keyfob \\- ${roff(summary)}`,
    '.SH SYNOPSIS',
    ...synopsis.flatMap((line, at) => [...(at === 0 ? [] : ['.br']), synopsisLine(line)]),
    '.SH DESCRIPTION',
    ...description.map(roff),
    '.SH OPTIONS',
    ...[...texts].flatMap(([typed, text]) => ['.TP', optionLine(typed), roff(text)]),
    '.SH EXIT STATUS',
    ...codes.flatMap((code) => ['.TP', `.B ${code.slice(0, 1)}`, roff(code.slice(2).replace(/\.$/, ''))]),
    '.SH FILES',
    '.TP',
    '.I /var/snap/microk8s/current',
    roff(files.snapData),
    '.TP',
    '.I /var/lib/keyfob',
    roff(files.state),
    '.TP',
    '.I ~/.config/Keyfob',
    roff(files.settings),
    '',
  ].join('\n');
}

/** @param {string} line */
function synopsisLine(line) {
  return roff(line)
    .replace(/^keyfob( [a-z]+)?/, '\\fB$&\\fR')
    .replace(/(\\-\\-[a-z]+(?:\\-[a-z]+)*)/g, '\\fB$1\\fR')
    .replace(/\bDIR\b/g, '\\fIDIR\\fR');
}

/** @param {string} typed */
function optionLine(typed) {
  const [name = '', value] = typed.split(' ');
  return `.B ${roff(name)}${value === undefined ? '' : ` \\fI${value}\\fR`}`;
}

/**
 * Text that troff reads as itself.
 * @param {string} text
 */
function roff(text) {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
