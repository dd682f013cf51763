import { parseArgs } from 'node:util';
import { rotationStateFolder } from '../core/files/journal/journal.ts';
import type { RotationCommand } from '../../shared/contract/state/rotation.ts';
import { fail, ok, type Result } from '../../shared/contract/values/result.ts';
import { isVisible } from '../../shared/words/text/visible-text.ts';

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

/** The lines that tell how the commands are used. */
export const usage = [
  'keyfob [--snap-data DIR | --demo] [--tray]',
  'keyfob rotate [--snap-data DIR] [--yes] [--json] [--token-stdin] [--state-dir DIR]',
  'keyfob rotate --resume | --undo | --forget [--snap-data DIR] [--yes] [--json] [--state-dir DIR]',
  'keyfob status [--snap-data DIR] [--json] [--state-dir DIR]',
  'keyfob report [--snap-data DIR]',
  '',
  'Exit codes: 0 done, 1 unexpected failure, 2 wrong options, 3 refused (nothing was touched),',
  '4 failed and undone (the old token works), 5 stuck (a person is needed), 6 another rotation is running.',
];

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

const mostArguments = 50;
/** No path on Linux is longer. */
const longestArgument = 4096;

/** Reads the arguments after the program's name; a failure is a sentence. */
export function readOptions(args: readonly string[]): Result<CliOptions, string> {
  if (args.length > mostArguments || args.some(({ length }) => length > longestArgument))
    return fail('there are more arguments, or longer ones, than any command has');
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...rest] = positionals;
  if ((name !== 'rotate' && name !== 'status' && name !== 'report') || rest.length > 0)
    return fail('expected one command: rotate, status or report');
  const chosen = (['resume', 'undo', 'forget'] as const).filter((each) => values[each] === true);
  if (chosen.length > 1) return fail('--resume, --undo and --forget exclude each other');
  const [mode] = chosen;
  const tokenStdin = values['token-stdin'] === true;
  const yes = values.yes === true;
  if (name === 'report' && Object.keys(values).some((option) => option !== 'snap-data'))
    return fail('report takes only --snap-data');
  if (name === 'status' && (mode !== undefined || tokenStdin || yes))
    return fail('status takes only --snap-data, --state-dir and --json');
  if (tokenStdin && mode !== undefined) return fail(`--token-stdin does not go with --${mode}`);
  if (tokenStdin && !yes) return fail('--token-stdin needs --yes, because stdin cannot answer then');
  for (const folder of [values['snap-data'], values['state-dir']]) {
    if (folder?.startsWith('/') === false) return fail(`a full path is needed, not "${folder}"`);
    if (folder !== undefined && !isVisible(folder))
      return fail(`a path with characters that cannot be seen is not followed: "${folder}"`);
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

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true, strict: true }));
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error;
    return fail(error.message.split('\n')[0] ?? 'wrong options');
  }
}
