import type { Page } from 'playwright';
import type { Bridge } from '../../src/shared/contract/contract.ts';
import { ownProgram, startApp } from '../e2e/start-app.ts';
import type { Ground } from './ground.ts';
import { measures, within, type Row } from './row.ts';

const rounds = 30;
const warmUp = 3;
const accounts = '/api/v1/namespaces/default/serviceaccounts';

/** A token leaves the page → the page has its claims and the verdict on its signature. */
export async function measureInspect({ cluster, desktop, keyfob, times }: Ground): Promise<Row[]> {
  await cluster.request('POST', accounts, { metadata: { name: 'inspected' } });
  const app = await startApp(desktop, ['--snap-data', cluster.snapData.current], ownProgram(keyfob));
  try {
    const page = await app.page();
    await page.getByText('Reachable').waitFor();
    const took: number[] = [];
    for (let round = -warmUp; round < times(rounds); round += 1) {
      const minted = await cluster.request('POST', `${accounts}/inspected/token`, { spec: {} });
      const elapsed = await timedInspection(page, minted.body.status.token as string);
      if (round >= 0) took.push(elapsed);
    }
    return [within(measures.inspect, took)];
  } finally {
    await app.quit();
  }
}

/** Milliseconds by the page's own clock. */
function timedInspection(page: Page, token: string): Promise<number> {
  return page.evaluate(async (text) => {
    const { invoke } = (globalThis as unknown as { keyfob: Bridge }).keyfob;
    const began = performance.now();
    const pasted = (await invoke('inspect:paste', { text })) as { value: { id: string } };
    const subject = { kind: 'pasted', id: pasted.value.id };
    const [read, signature] = (await Promise.all([
      invoke('inspect:read', { subject }),
      invoke('inspect:signature', { subject }),
    ])) as [{ value: { kind: string } }, { value: { status: string } }];
    const took = performance.now() - began;
    if (read.value.kind !== 'bound' || signature.value.status !== 'valid')
      throw new Error('a good token was not recognised');
    return took;
  }, token);
}
