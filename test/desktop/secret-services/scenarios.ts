import { failingScenarios } from './failing-scenarios.ts';
import { openingScenarios } from './opening-scenarios.ts';

/** Every situation, in the order of the columns. */
export const scenarios = [...openingScenarios, ...failingScenarios];
