import { VitestTestRunner } from 'vitest/runners';

/** Runs the tests of a file as they stand there: in some of these files one still needs those before it. */
export default class InOrder extends VitestTestRunner {
  constructor(config: ConstructorParameters<typeof VitestTestRunner>[0]) {
    super({ ...config, sequence: { ...config.sequence, shuffle: false } });
  }
}
