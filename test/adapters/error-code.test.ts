import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { errorCode, nodeErrorCode, pathErrorCode } from '../../src/main/adapters/system/error-code.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it.each([
  ['a file that is not there', () => readFile('/keyfob/none'), 'ENOENT'],
  ['a folder', () => readFile(tmpdir()), 'EISDIR'],
  ['a port that nobody has', () => once(connect(1, '127.0.0.1'), 'connect'), 'ECONNREFUSED'],
  ['a process that is not there', () => Promise.resolve().then(() => process.kill(2 ** 30, 0)), 'ESRCH'],
])('names the errno of what the system refuses: %s', async (_, work, code) => {
  const error = await thrown(work());
  expect([errorCode(error), pathErrorCode(error), nodeErrorCode(error)]).toEqual([code, code, code]);
});

it('has no errno for what Node itself refuses, but for a path that no file can have', async () => {
  const error = await thrown(readFile('/a\0b'));
  expect([errorCode(error), pathErrorCode(error), nodeErrorCode(error)]).toEqual([
    undefined,
    'EINVAL',
    'ERR_INVALID_ARG_VALUE',
  ]);
  const bug = await thrown(readFile(undefined as unknown as string));
  expect([errorCode(bug), pathErrorCode(bug), nodeErrorCode(bug)]).toEqual([
    undefined,
    undefined,
    'ERR_INVALID_ARG_TYPE',
  ]);
});

it.each([new TypeError('a bug'), { code: 'ENOENT', errno: -2 }, 'ENOENT', undefined, null])(
  'takes nothing else for an error of Node: %s',
  (error) => {
    expect([errorCode(error), pathErrorCode(error), nodeErrorCode(error)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  },
);
