import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bridge } from '../../../src/shared/contract/contract.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { eventually } from '../../desktop/processes.ts';
import { findQuestion, refuse, xdotool } from '../../desktop/question.ts';
import { actRequests } from './act-requests.ts';
import { ActsRig, refusals, type Reply } from './acts-rig.ts';

describe.skipIf(!hasServers)('a script in the page, without an act of the person [page-no-power]', () => {
  let rig: ActsRig;
  beforeAll(async () => {
    rig = await ActsRig.start();
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.open());
  afterEach(() => rig.close());

  const env = () => rig.desktop.env;
  const x = (...args: string[]) => xdotool(env(), ...args);
  const change = (clipboardSeconds: number) => rig.invoke('settings:change', { clipboardSeconds });
  const asksFor = async (request: { readonly answered: Promise<Reply> }) => {
    await refuse(env());
    expect(await request.answered).toEqual({ ok: false, error: { code: 'unconfirmed' } });
  };

  it('is refused everything that has power, and asks one question with it all', async () => {
    const before = await rig.outside();
    const answered = rig.page.evaluate(async (requests) => {
      const { keyfob } = globalThis as unknown as { keyfob: Bridge };
      return Promise.all(requests.map(([name, input]) => keyfob.invoke(name, input)));
    }, Object.entries(actRequests)) as Promise<Reply[]>;
    await refuse(env());
    const codes = (await answered).map(({ error }) => error?.code);
    expect(codes.filter((code) => code === 'unconfirmed')).toHaveLength(1);
    expect(codes.every((code) => code !== undefined && refusals.includes(code))).toBe(true);
    expect(await rig.asked()).toHaveLength(1);
    expect(await rig.outside()).toEqual(before);
  });

  it.each(['access:set-up', 'token:copy-fresh', 'token:mint', 'keyring:unlock'] as const)(
    'has %s asked outside the page, and gets nothing by Enter, which presses Cancel',
    async (name) => {
      const before = await rig.outside();
      const { answered } = rig.invoke(name, actRequests[name]);
      await refuse(env(), 'Return');
      expect(await answered).toEqual({ ok: false, error: { code: 'unconfirmed' } });
      expect(await rig.outside()).toEqual(before);
      expect(await rig.asked()).toEqual([
        expect.stringMatching(/^The window asks to .+\..*No click and no key press came just before it\./s),
      ]);
    },
  );

  it('gets one act out of a click on a harmless place, whatever it sends in that tick and after', async () => {
    await rig.pointAtNothing();
    await rig.page.evaluate(() => {
      const { keyfob } = globalThis as unknown as { keyfob: Bridge };
      const replies: Promise<unknown>[] = [];
      Object.assign(globalThis, { replies });
      document.addEventListener('pointerdown', () => {
        for (let seconds = 11; seconds <= 20; seconds++)
          replies.push(keyfob.invoke('settings:change', { clipboardSeconds: seconds }));
        setTimeout(() => replies.push(keyfob.invoke('settings:change', { clipboardSeconds: 21 })), 200);
      });
    });
    await x('click', '1');
    await refuse(env());
    await rig.page.waitForFunction(
      () => (globalThis as unknown as { replies: unknown[] }).replies.length === 11,
    );
    const replies = (await rig.page.evaluate(() =>
      Promise.all((globalThis as unknown as { replies: Promise<unknown>[] }).replies),
    )) as Reply[];
    expect(replies.map(({ ok }) => ok)).toEqual([true, ...Array<boolean>(10).fill(false)]);
    expect(await rig.outside()).toMatchObject({
      settings: expect.stringMatching(/"clipboardSeconds":\s*11\b/) as string,
    });
  });

  it('gets nothing out of a click that is more than a second old', async () => {
    await rig.pointAtNothing();
    await x('click', '1');
    // So old the click is then.
    await sleep(1200);
    await asksFor(change(12));
  });

  it('gets one act out of a real press of Enter or Space, and none of what a held key repeats', async () => {
    await rig.pointAtNothing();
    await x('key', 'space');
    expect((await change(13).answered).ok).toBe(true);
    await x('keydown', 'Return');
    expect((await change(14).answered).ok).toBe(true);
    // So old the press is then.
    await sleep(1500);
    const repeats = await rig.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          document.addEventListener('keydown', ({ repeat }) => (count += repeat ? 1 : 0));
          setTimeout(() => resolve(count), 500);
        }),
    );
    expect(repeats).toBeGreaterThan(1);
    const { answered } = change(15);
    let isOver = false;
    void answered.then(() => (isOver = true));
    await eventually('a question', async () => (await rig.asked()).length > 0 || null);
    await x('keyup', 'Return');
    // The held key may have pressed Cancel already.
    await eventually('the answer', async () => {
      if (!isOver && (await findQuestion(env())) !== null) await refuse(env());
      return isOver || null;
    });
    expect(await answered).toEqual({ ok: false, error: { code: 'unconfirmed' } });
  });

  it('gets one act out of a shortcut, and none of its modifier', async () => {
    await rig.pointAtNothing();
    await x('key', 'ctrl+j');
    expect((await change(16).answered).ok).toBe(true);
    await asksFor(change(17));
  });

  it.each([
    ['moving the mouse', ['mousemove_relative', '5', '5']],
    ['the wheel', ['click', '4', 'click', '5']],
    ['letters and arrows', ['key', 'a', 'Down', 'Tab', 'F5', 'shift']],
    ['releasing a button', ['mouseup', '1']],
  ])('gets nothing out of %s', async (_what, does) => {
    await rig.pointAtNothing();
    await x(...does);
    await asksFor(change(18));
  });

  it('gets nothing out of events that it makes itself', async () => {
    await rig.page.evaluate(() => {
      const button = document.querySelector('button')!;
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        button.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      for (const key of ['Enter', ' '])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      button.focus();
      button.click();
    });
    await asksFor(change(19));
    expect(await findQuestion(env())).toBeNull();
  });

  it('gets nothing out of a button of Keyfob’s that it clicks by script', async () => {
    const before = await rig.outside();
    await rig.page
      .getByRole('button', { name: 'Copy fresh token' })
      .evaluate((button) => (button as HTMLButtonElement).click());
    await refuse(env());
    expect(await rig.asked()).toEqual([expect.stringContaining('copy a fresh dashboard token')]);
    expect(await rig.outside()).toEqual(before);
  });
});
