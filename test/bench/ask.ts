import type { Page } from 'playwright';
import type { Bridge, Output, RequestName } from '../../src/shared/contract/contract.ts';

/** What main answers a request of the page. */
export async function ask<Name extends RequestName>(
  page: Page,
  name: Name,
  input: object,
): Promise<Extract<Output<Name>, { ok: true }>['value']> {
  const reply = (await page.evaluate(
    ([name, input]) => (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke(name, input),
    [name, input] as const,
  )) as Output<Name>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value;
}

/** The identity of the open cluster. */
export async function clusterIdentity(page: Page): Promise<string> {
  const { cluster } = await ask(page, 'state:get', {});
  if (cluster.status !== 'open') throw new Error('no cluster is open');
  return cluster.identity;
}
