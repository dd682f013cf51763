import { expect, it } from 'vitest';
import { demoAutostart } from '../../src/main/adapters/demo/demo-autostart.ts';

it('is off, and stays so', async () => {
  expect(await demoAutostart.isOn()).toEqual({ ok: true, value: false });
  for (const on of [true, false])
    expect(await demoAutostart.set(on)).toEqual({ ok: false, error: { code: 'demo-not-at-login' } });
});
