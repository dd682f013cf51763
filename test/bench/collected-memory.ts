import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../e2e/start-app.ts';
import { memory, processTree } from './process-tree.ts';

/** By a signal, because what Playwright waits for would be collected, too. */
const collectionSignal = 'SIGUSR2';
const collections = 3;
const betweenCollectionsMs = 500;

/** Lets `collectedMemory` measure this app. */
export function collectOnSignal({ electron }: App): Promise<void> {
  return electron.evaluate((_, signal) => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    process.on(signal, () => collect());
  }, collectionSignal);
}

/** PSS of all processes once main has collected what it does not use, in MB. */
export async function collectedMemory({ electron }: App): Promise<number> {
  for (let time = 0; time < collections; time += 1) {
    electron.process().kill(collectionSignal);
    await sleep(betweenCollectionsMs);
  }
  return memory(processTree(electron.process().pid!));
}
