import { expect, it } from 'vitest';
import { statesAfterPowerLoss } from './power-loss.ts';

const before = new Map([['/data/file', 'old\n']]);
const opened = 'openat(AT_FDCWD</>, "/data", O_RDONLY|O_DIRECTORY) = 20</data>';
const made =
  'openat(AT_FDCWD</>, "/proc/self/fd/20/.keyfob-1.tmp", O_RDWR|O_CREAT|O_EXCL, 0600) = 21</data/.keyfob-1.tmp>';
const wrote = 'pwrite64(21</data/.keyfob-1.tmp>, "new\\n", 4, 0) = 4';
const syncedFile = 'fsync(21</data/.keyfob-1.tmp>) = 0';
const renamed = 'rename("/proc/self/fd/20/.keyfob-1.tmp", "/proc/self/fd/20/file") = 0';
const syncedFolder = 'fsync(20</data>) = 0';

const left = (...calls: string[]) =>
  new Set(
    statesAfterPowerLoss([opened, ...calls].join('\n'), before, ['/data']).map((each) =>
      each.get('/data/file'),
    ),
  );

it('knows only whole files of a writer that syncs the file before its name', () => {
  expect(left(made, wrote, syncedFile, renamed, syncedFolder)).toEqual(new Set(['old\n', 'new\n']));
});

it('loses the data of a writer that does not', () => {
  expect(left(made, wrote, renamed, syncedFolder)).toEqual(new Set(['old\n', 'new\n', '', 'ne']));
});

it('loses a name whose folder was not synced, also after later calls', () => {
  const appended = [
    'openat(AT_FDCWD</>, "/proc/self/fd/20/log", O_RDWR|O_CREAT, 0600) = 22</data/log>',
    'pwrite64(22</data/log>, "a \\"b\\"\\n", 6, 0) = 6',
    'fsync(22</data/log>) = 0',
  ];
  const states = statesAfterPowerLoss(
    [opened, made, wrote, syncedFile, renamed, ...appended].join('\n'),
    before,
    ['/data'],
  ).map((each) => [each.get('/data/file'), each.get('/data/log')]);
  expect(states).toContainEqual(['old\n', 'a "b"\n']);
  expect(states).toContainEqual(['new\n', undefined]);
});

it('keeps what a call that failed did not do', () => {
  const failed =
    'rename("/proc/self/fd/20/.keyfob-1.tmp", "/proc/self/fd/20/file") = -1 EIO (Input/output error)';
  expect(left(made, wrote, syncedFile, failed)).toEqual(new Set(['old\n']));
});
