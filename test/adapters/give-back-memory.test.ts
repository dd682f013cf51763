import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { giveBackMemory } from '../../src/main/adapters/system/give-back-memory.ts';

it('leaves no collector behind, and what V8 compiled before fits as before', () => {
  const source = '(function () { return 1; })';
  const cachedData = new Script(source).createCachedData();
  giveBackMemory();
  expect('gc' in globalThis).toBe(false);
  expect(new Script(source, { cachedData }).cachedDataRejected).toBe(false);
});
