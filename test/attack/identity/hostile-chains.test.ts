import { expect, it } from 'vitest';
import { attackWithEvery } from './attack-identity.ts';

it('gives nothing to a server with any chain of another CA [ca-identity] [token-to-issuer]', async () => {
  const { tried, broken } = await attackWithEvery(29, () => undefined);
  expect(broken).toEqual([]);
  expect(tried).toBeGreaterThan(20);
});
