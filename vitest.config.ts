import { defineConfig } from 'vitest/config';

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
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/{cluster,kubectl,desktop,adapters,demo,contract,shell,cli,package}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'attack',
          include: ['test/attack/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
