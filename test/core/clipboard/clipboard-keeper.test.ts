import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Clipboard } from '../../../src/main/core/ports/clipboard.ts';
import { Secret } from '../../../src/main/core/secret.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../../fakes/open-keyfob.ts';

const start = Date.parse('2030-01-01T00:00:00Z');
const [first, second] = [new Secret('first'), new Secret('second')];

/** A clipboard that is slow when it is told to be, as one that waits for another program. */
class SlowClipboard implements Clipboard {
  held: Secret | null = null;
  isBroken = false;
  wait: Promise<void> = Promise.resolve();

  /** Lets nothing end until the returned function is called. */
  pause(): () => void {
    let resume: () => void = () => undefined;
    this.wait = new Promise((resolve) => (resume = resolve));
    return resume;
  }

  async put(secret: Secret) {
    this.held = secret;
    await this.wait;
    return this.isBroken ? fail({ code: 'clipboard-failed' } as const) : ok(null);
  }

  async clearIfOurs() {
    await this.wait;
    this.held = null;
    return 'cleared' as const;
  }

  putText() {
    this.held = null;
    return Promise.resolve();
  }
}

let clipboard: SlowClipboard;
let clock: FakeClock;
let open: OpenKeyfob;
beforeEach(async () => {
  clipboard = new SlowClipboard();
  clock = new FakeClock(start);
  open = await openKeyfob('/no/snap/data', undefined, { clipboard, clock });
});
afterEach(() => open.close());

const state = () => open.keyfob.store.snapshot.clipboard;

it('keeps a token whose put takes longer than the one before had left', async () => {
  await open.keyfob.clipboard.put('a', first);
  await clock.advance(29_000);
  const resume = clipboard.pause();
  const put = open.keyfob.clipboard.put('b', second);
  await clock.advance(2_000);
  const caughtUp = open.keyfob.clipboard.catchUp();
  resume();
  await Promise.all([put, caughtUp]);
  expect(clipboard.held?.reveal()).toBe('second');
  expect(state()).toEqual({ status: 'holding', tokenId: 'b', clearsAt: start + 61_000 });
  await clock.advance(30_000);
  expect(clipboard.held).toBeNull();
  expect(state()).toEqual({ status: 'empty' });
});

it('keeps a token that is put while the one before is being cleared', async () => {
  await open.keyfob.clipboard.put('a', first);
  const resume = clipboard.pause();
  await clock.advance(30_000);
  const put = open.keyfob.clipboard.put('b', second);
  resume();
  await put;
  expect(clipboard.held?.reveal()).toBe('second');
  expect(state()).toMatchObject({ status: 'holding', tokenId: 'b' });
});

it('clears also what may be there after a put that failed', async () => {
  clipboard.isBroken = true;
  expect(await open.keyfob.clipboard.put('a', first)).toEqual({
    ok: false,
    error: { code: 'clipboard-failed' },
  });
  expect(state()).toEqual({ status: 'empty' });
  await clock.advance(30_000);
  expect(clipboard.held).toBeNull();
});
