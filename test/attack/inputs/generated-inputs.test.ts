import { describe, expect, it } from 'vitest';
import { attackReaders } from './generated-inputs.ts';

describe('what others wrote, changed at random [bad-input]', () => {
  it('makes no reader throw, take a second or grow without bound', async () => {
    const { broken, tried } = await attackReaders(0.01, 14, () => undefined);
    expect(broken).toEqual([]);
    expect(tried).toBeGreaterThan(10_000);
  });
});
