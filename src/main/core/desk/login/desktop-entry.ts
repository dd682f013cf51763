import type { LanguageTag } from '../../../../shared/contract/values/language.ts';
import { startInGerman } from '../../../../shared/words/de/start-phrases.ts';
import { startPhrases } from '../../../../shared/words/en/start-phrases.ts';

/** What Keyfob is: the desktop, which outlasts a change of language, chooses among them. */
const comments: Readonly<Record<LanguageTag, string>> = {
  en: startPhrases.english.atLogin,
  de: startInGerman.atLogin,
};

/** The autostart entry of the freedesktop.org specification for a program and its arguments. */
export function formatAutostartEntry(name: string, command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Comment=${comments.en}`,
    `Comment[de]=${comments.de}`,
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry is in force: desktops switch one off with either of two keys. */
export function isAutostartOn(entry: string): boolean {
  return !/^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(entry);
}

/** Quoted as an argument first, then escaped as a value of the file, as the specification orders. */
function quote(argument: string): string {
  const quoted = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted}"`.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
