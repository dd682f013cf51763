import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { giveBackMemory } from '../../src/main/adapters/system/give-back-memory.ts';

const source = '(function () { return 1; })';

it('gives back the room of what is of no use any more', () => {
  const before = fill();
  giveBackMemory();
  expect(process.memoryUsage().heapTotal).toBeLessThan(before - 50e6);
});

it('leaves no collector behind, and what V8 compiled before fits as before', () => {
  const cachedData = new Script(source).createCachedData();
  giveBackMemory();
  expect('gc' in globalThis).toBe(false);
  expect(new Script(source, { cachedData }).cachedDataRejected).toBe(false);
});

/** Fills 100 MB that nobody holds afterwards; the room of the heap then, in bytes. */
function fill(): number {
  const lists = Array.from({ length: 100 }, (_, each) =>
    Array.from({ length: 131_072 }, (_, at) => at + each),
  );
  return lists.length > 0 ? process.memoryUsage().heapTotal : 0;
}
