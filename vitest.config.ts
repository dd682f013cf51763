import { defineConfig } from 'vitest/config';

/** What comes of them hangs on who is first, or has the focus a moment later: another file beside them could decide it. */
const timed = [
  'test/e2e/wayland-focus.test.ts',
  'test/attack/inputs/known-inputs.test.ts',
  'test/desktop/clipboard-managers.test.ts',
];

/**
 * They wait for most of their time, for servers, windows and deadlines: two files at a time keep two processors busy. In
 * one group the files of the next project begin while the last ones of another end.
 */
const twoFilesAtATime = { exclude: timed, maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  test: {
    // No test may need the one before it; the same order each time, so that a run can be repeated: --sequence.seed gives another.
    sequence: { shuffle: { tests: true }, seed: 1 },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{shared,core,renderer,scripts,architecture}/**/*.test.{ts,tsx}'],
          // Properties take seconds; how many, a busy machine decides.
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{cluster,kubectl,desktop,adapters,demo,contract,shell,cli,package}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...twoFilesAtATime,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...twoFilesAtATime,
        },
      },
      {
        test: {
          name: 'attack',
          include: ['test/attack/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...twoFilesAtATime,
        },
      },
      {
        test: {
          name: 'alone',
          include: timed,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
