import { parseArgs } from 'node:util';
import { rotationStateFolder } from '../core/files/journal/journal.ts';
import type { RotationCommand } from '../../shared/contract/state/rotation.ts';
import { fail, ok, type Result } from '../../shared/contract/values/result.ts';
import { terminalPhrases } from '../../shared/words/en/terminal-phrases.ts';
import { isVisible, visibleText } from '../../shared/words/text/visible-text.ts';

/** What a command was asked for. */
export interface CliOptions {
  readonly command: RotationCommand | 'status' | 'report';
  /** Null for the snap's own folder. */
  readonly snapData: string | null;
  readonly stateFolder: string;
  readonly json: boolean;
  /** Do not ask before something is changed. */
  readonly yes: boolean;
  /** The new token comes on stdin. */
  readonly tokenStdin: boolean;
}

/** The ways to call Keyfob. */
export const synopsis = [
  'keyfob [--snap-data DIR | --demo] [--tray]',
  'keyfob rotate [--snap-data DIR] [--yes] [--json] [--token-stdin] [--state-dir DIR]',
  'keyfob rotate --resume | --undo | --forget [--snap-data DIR] [--yes] [--json] [--state-dir DIR]',
  'keyfob status [--snap-data DIR] [--json] [--state-dir DIR]',
  'keyfob report [--snap-data DIR]',
];

/** What each option of the synopsis does. */
export function optionTexts(): readonly (readonly [option: string, text: string])[] {
  return Object.entries(terminalPhrases().optionTexts);
}

/** The lines that tell how the commands are used. */
export function usage(): readonly string[] {
  const options = optionTexts().map(([option, text]) => `${option.padEnd(optionWidth)}${text}`);
  return [...synopsis, '', ...options, '', ...terminalPhrases().exitCodes.split('\n')];
}

const optionWidth = 18;

const options = {
  'snap-data': { type: 'string' },
  'state-dir': { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  'token-stdin': { type: 'boolean' },
  resume: { type: 'boolean' },
  undo: { type: 'boolean' },
  forget: { type: 'boolean' },
} as const;

type Values = {
  readonly [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'string'
    ? string
    : boolean;
};

const mostArguments = 50;
/** No path on Linux is longer. */
const longestArgument = 4096;

/** Reads the arguments after the program's name; a failure is a sentence. */
export function readOptions(args: readonly string[]): Result<CliOptions, string> {
  const say = terminalPhrases().options;
  if (args.length > mostArguments || args.some(({ length }) => length > longestArgument))
    return fail(say.tooMany);
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...rest] = positionals;
  if ((name !== 'rotate' && name !== 'status' && name !== 'report') || rest.length > 0)
    return fail(say.oneCommand);
  const chosen = (['resume', 'undo', 'forget'] as const).filter((each) => values[each] === true);
  if (chosen.length > 1) return fail(say.exclude);
  const [mode] = chosen;
  const tokenStdin = values['token-stdin'] === true;
  const yes = values.yes === true;
  if (name === 'report' && Object.keys(values).some((option) => option !== 'snap-data'))
    return fail(say.ofReport);
  if (name === 'status' && (mode !== undefined || tokenStdin || yes)) return fail(say.ofStatus);
  if (tokenStdin && mode !== undefined) return fail(say.noTokenWith(`--${mode}`));
  if (tokenStdin && !yes) return fail(say.tokenNeedsYes);
  for (const folder of [values['snap-data'], values['state-dir']]) {
    if (folder?.startsWith('/') === false) return fail(say.fullPath(folder));
    if (folder !== undefined && !isVisible(folder)) return fail(say.unseenCharacters(folder));
  }
  return ok({
    command: name === 'rotate' ? (mode ?? name) : name,
    snapData: values['snap-data'] ?? null,
    stateFolder: values['state-dir'] ?? rotationStateFolder,
    json: values.json === true,
    yes,
    tokenStdin,
  });
}

/** Node’s own refusals are in English. */
function parse(args: readonly string[]) {
  const say = terminalPhrases().options;
  const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const option = visibleText(token.rawName);
    if (!isOption(token.name)) return fail(say.unknown(option));
    const hasValue =
      token.value !== undefined && token.value !== '' && (token.inlineValue || !token.value.startsWith('-'));
    if (options[token.name].type === 'string' && !hasValue) return fail(say.needsValue(option));
    if (options[token.name].type === 'boolean' && token.value !== undefined)
      return fail(say.takesNoValue(option));
  }
  return ok({ positionals: parsed.positionals, values: parsed.values as Values });
}

function isOption(name: string): name is keyof typeof options {
  return Object.hasOwn(options, name);
}
