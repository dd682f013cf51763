import { expect, it } from 'vitest';
import { readArguments } from '../../src/main/adapters/system/read-arguments.ts';
import { readOptions } from '../../src/main/cli/read-options.ts';

it.each([
  [['rotate', '--revert'], 'there is no option --revert'],
  [['rotate', '-y'], 'there is no option -y'],
  [['status', '--\u001b[2K'], 'there is no option --\\u{1b}[2K'],
  [['status', '--constructor'], 'there is no option --constructor'],
  [['rotate', '--no-yes'], 'there is no option --no-yes'],
  [['status', '--snap-data'], '--snap-data needs a value'],
  [['status', '--snap-data='], '--snap-data needs a value'],
  [['status', '--snap-data', '--json'], '--snap-data needs a value'],
  [['rotate', '--yes=no'], '--yes takes no value'],
  [['rotate', 'now'], 'expected one command: rotate, status or report'],
])('refuses %o in a sentence: %s', (args, sentence) => {
  expect(readOptions(args, readArguments)).toEqual({ ok: false, error: sentence });
});

it('takes a folder that begins with a dash as one where it is joined to its option', () => {
  expect(readOptions(['status', '--snap-data=-x'], readArguments)).toEqual({
    ok: false,
    error: 'a full path is needed, not "-x"',
  });
  expect(readOptions(['rotate', '--yes', '--state-dir', '/state', '--json'], readArguments)).toEqual({
    ok: true,
    value: {
      command: 'rotate',
      snapData: null,
      stateFolder: '/state',
      json: true,
      yes: true,
      tokenStdin: false,
    },
  });
});
