import { TestRunner } from 'vitest';

/** Runs the tests of a file as they stand there: in some of these files one still needs those before it. */
export default class InOrder extends TestRunner {
  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super({ ...config, sequence: { ...config.sequence, shuffle: false } });
  }
}
