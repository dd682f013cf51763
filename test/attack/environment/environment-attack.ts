import type { Attack } from '../attack-row.ts';
import { EnvironmentGround } from './environment-ground.ts';

/** Rotates and opens the window with each variable, on the cluster and on a server of another CA. */
export const attackEnvironment: Attack = async (onProgress) => {
  const began = performance.now();
  const ground = await EnvironmentGround.make();
  const broken: string[] = [];
  let tried = 0;
  try {
    for (const variables of ground.variables) {
      onProgress(variables.title);
      for (const isForeign of [true, false]) {
        const runs = [
          () => ground.runEngine(['rotate'], variables.env, isForeign),
          () => ground.runWindow(variables.env, isForeign),
        ];
        for (const run of runs) {
          broken.push(...ground.findBroken(variables, await run()));
          tried++;
        }
      }
    }
  } finally {
    await ground.remove();
  }
  const seconds = (performance.now() - began) / 1000;
  return { attack: 'environment', tried, broken, skipped: [], seed: null, seconds };
};
