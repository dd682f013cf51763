import { rotationStateFolder } from '../core/files/journal/journal.ts';
import type { GivenOption, ReadArguments } from '../core/ports/machine.ts';
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

/** The options that take a value, and those that take none. */
const valued = ['snap-data', 'state-dir'];
const flags = ['json', 'yes', 'token-stdin', 'resume', 'undo', 'forget'];

const mostArguments = 50;
/** No path on Linux is longer. */
const longestArgument = 4096;

/** Reads the arguments after the program's name; a failure is a sentence. */
export function readOptions(
  args: readonly string[],
  readArguments: ReadArguments,
): Result<CliOptions, string> {
  const say = terminalPhrases().options;
  if (args.length > mostArguments || args.some(({ length }) => length > longestArgument))
    return fail(say.tooMany);
  const { options, others } = readArguments(args, valued);
  const wrong = options.map(whyWrong).find((sentence) => sentence !== null);
  if (wrong !== undefined) return fail(wrong);
  // The last one of a name counts.
  const given = new Map(options.map(({ name, value }) => [name, value]));
  const [name, ...rest] = others;
  if ((name !== 'rotate' && name !== 'status' && name !== 'report') || rest.length > 0)
    return fail(say.oneCommand);
  const chosen = (['resume', 'undo', 'forget'] as const).filter((each) => given.has(each));
  if (chosen.length > 1) return fail(say.exclude);
  const [mode] = chosen;
  const tokenStdin = given.has('token-stdin');
  const yes = given.has('yes');
  if (name === 'report' && [...given.keys()].some((option) => option !== 'snap-data'))
    return fail(say.ofReport);
  if (name === 'status' && (mode !== undefined || tokenStdin || yes)) return fail(say.ofStatus);
  if (tokenStdin && mode !== undefined) return fail(say.noTokenWith(`--${mode}`));
  if (tokenStdin && !yes) return fail(say.tokenNeedsYes);
  const snapData = given.get('snap-data') ?? null;
  const stateFolder = given.get('state-dir') ?? rotationStateFolder;
  for (const folder of [snapData, stateFolder]) {
    if (folder?.startsWith('/') === false) return fail(say.fullPath(folder));
    if (folder !== null && !isVisible(folder)) return fail(say.unseenCharacters(folder));
  }
  return ok({
    command: name === 'rotate' ? (mode ?? name) : name,
    snapData,
    stateFolder,
    json: given.has('json'),
    yes,
    tokenStdin,
  });
}

/** Node’s own refusals are in English. */
function whyWrong({ name, typed, value, isJoined }: GivenOption): string | null {
  const say = terminalPhrases().options;
  const option = visibleText(typed);
  if (valued.includes(name)) {
    const hasValue = value !== null && value !== '' && (isJoined || !value.startsWith('-'));
    return hasValue ? null : say.needsValue(option);
  }
  if (!flags.includes(name)) return say.unknown(option);
  return value === null ? null : say.takesNoValue(option);
}
