import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClusterActivity } from '../../../../src/main/core/cluster/scope/cluster-activity.ts';
import { Lifetime } from '../../../../src/main/core/cluster/scope/lifetime.ts';
import type { Clipboard, Removal, Notice, NoticeAction } from '../../../../src/main/core/ports/desktop.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';
import type { Copied } from '../../../../src/main/core/cluster/tokens/fresh-token.ts';
import { trayView } from '../../../../src/main/core/desk/tray/tray-menu.ts';
import { fail, ok } from '../../../../src/shared/contract/values/result.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { eventually } from '../../../desktop/processes.ts';
import { fakeWindows } from '../../../fakes/fake-windows.ts';
import { openKeyfob, type OpenKeyfob } from '../../../fakes/open-keyfob.ts';

const start = Date.parse('2030-01-01T00:00:00Z');
const [first, second] = [new Secret('first'), new Secret('second')];

/** A clipboard that is slow when it is told to be, as one that waits for another program. */
class SlowClipboard implements Clipboard {
  held: Secret | null = null;
  isBroken = false;
  wait: Promise<void> = Promise.resolve();
  removal: Removal = 'cleared';
  clearsAlone = true;

  /** Lets nothing end until the returned function is called. */
  pause(): () => void {
    let resume: () => void = () => undefined;
    this.wait = new Promise((resolve) => (resume = resolve));
    return resume;
  }

  async put(secret: Secret) {
    this.held = secret;
    await this.wait;
    return this.isBroken
      ? fail({ code: 'clipboard-failed' } as const)
      : ok({ clearsAlone: this.clearsAlone });
  }

  async clearIfOurs() {
    await this.wait;
    if (this.held === null) return 'not-ours' as const;
    if (this.removal === 'cleared') this.held = null;
    return this.removal;
  }

  putText() {
    this.held = null;
    return Promise.resolve();
  }
}

let clipboard: SlowClipboard;
let clock: FakeClock;
let open: OpenKeyfob;
let shown: Notice[];
let withdrawn: string[];
let windowsShown: number;
let click: (action: NoticeAction) => void;
beforeEach(async () => {
  clipboard = new SlowClipboard();
  clock = new FakeClock(start);
  shown = [];
  withdrawn = [];
  windowsShown = 0;
  open = await openKeyfob('/no/snap/data', undefined, {
    clipboard,
    clock,
    notifier: {
      show(notice, onAction) {
        shown.push(notice);
        click = onAction;
        return Promise.resolve(true);
      },
      withdraw(subject) {
        withdrawn.push(subject);
        return Promise.resolve();
      },
    },
    windows: fakeWindows({ show: () => (windowsShown += 1) }),
  });
});
afterEach(() => open.close());

const put = (tokenId: string, token: Secret, lifetime = new Lifetime()) => {
  const { clipboard: keeper, activity } = open.keyfob;
  return keeper.put(tokenId, token, { lifetime, activity: new ClusterActivity(activity, 'home') });
};
const saidOfClipboard = async () => {
  await open.keyfob.activity.settled();
  const read = await open.handlers['activity:list']({ offset: 0, limit: 10 });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.entries.map(({ event }) => event).reverse();
};
const state = () => open.keyfob.store.snapshot.clipboard;

it('keeps a token whose put takes longer than the one before had left', async () => {
  await put('a', first);
  await clock.advance(29_000);
  const resume = clipboard.pause();
  const putting = put('b', second);
  await clock.advance(2_000);
  const caughtUp = open.keyfob.clipboard.catchUp();
  resume();
  await Promise.all([putting, caughtUp]);
  expect(clipboard.held?.reveal()).toBe('second');
  expect(state()).toEqual({ status: 'holding', tokenId: 'b', clearsAt: start + 61_000, clearsAlone: true });
  await clock.advance(30_000);
  expect(clipboard.held).toBeNull();
  expect(state()).toEqual({ status: 'empty' });
});

it('keeps a token that is put while the one before is being cleared', async () => {
  await put('a', first);
  const resume = clipboard.pause();
  await clock.advance(30_000);
  const putting = put('b', second);
  resume();
  await putting;
  expect(clipboard.held?.reveal()).toBe('second');
  expect(state()).toMatchObject({ status: 'holding', tokenId: 'b' });
});

it('takes no token of a cluster that was left while another was being put', async () => {
  const lifetime = new Lifetime();
  const resume = clipboard.pause();
  const before = put('a', first);
  const late = put('b', second, lifetime);
  lifetime.end();
  resume();
  await before;
  expect(await late).toEqual({ ok: false, error: { code: 'cluster-changed' } });
  expect(clipboard.held?.reveal()).toBe('first');
});

it('clears also what may be there after a put that failed', async () => {
  clipboard.isBroken = true;
  expect(await put('a', first)).toEqual({
    ok: false,
    error: { code: 'clipboard-failed' },
  });
  expect(state()).toEqual({ status: 'empty' });
  await clock.advance(30_000);
  expect(clipboard.held).toBeNull();
});

it('never says that it cleared what it did not, and tells it until it is gone', async () => {
  clipboard.removal = 'needs-window';
  await put('a', first);
  await clock.advance(30_000);
  expect(state()).toEqual({ status: 'left', tokenId: 'a', why: 'needs-window' });
  expect(trayView(open.keyfob.store.snapshot, clock.now())).toMatchObject({
    tooltip: 'Keyfob: A token may still be on the clipboard',
    dot: 'attention',
  });
  expect(await saidOfClipboard()).toEqual(['clipboard-left']);
  expect(shown.at(-1)).toMatchObject({
    subject: 'clipboard',
    buttons: [{ action: 'clear-clipboard', label: 'Clear now' }],
  });

  click('clear-clipboard');
  await eventually('the window', () => (windowsShown > 0 ? true : null));
  clipboard.removal = 'cleared';
  await open.keyfob.clipboard.catchUp();
  expect(clipboard.held).toBeNull();
  expect(state()).toEqual({ status: 'empty' });
  expect(await saidOfClipboard()).toEqual(['clipboard-left', 'clipboard-cleared']);
  expect(withdrawn).toContain('clipboard');
});

it('looks once more later, and takes away what was put back meanwhile', async () => {
  await put('a', first);
  await clock.advance(30_000);
  expect(state()).toEqual({ status: 'empty' });
  clipboard.held = first;
  await clock.advance(10_000);
  expect(clipboard.held).toBeNull();
  clipboard.held = first;
  clipboard.removal = 'put-back';
  await clock.advance(10_000);
  expect(state()).toEqual({ status: 'left', tokenId: 'a', why: 'put-back' });
});

it('says at its end what it leaves', async () => {
  clipboard.removal = 'unseen';
  await put('a', first);
  await open.keyfob.quit();
  expect(shown.at(-1)).toMatchObject({
    body: 'Keyfob has ended, and a token may still be on the clipboard: copy something else.',
    buttons: [],
  });
});

it('says at the copy that only a focused window can clear', async () => {
  const { copyNotice } = await import('../../../../src/main/core/desk/notices/copy-notice.ts');
  clipboard.clearsAlone = false;
  await put('a', first);
  const record = { namespace: 'keyfob', serviceAccount: 'dashboard', expiresAt: start + 3_600_000 };
  const { body } = copyNotice({ record, how: 'minted' } as Copied, open.keyfob.store.snapshot, clock.now());
  expect(body).toContain('This desktop lets only a focused window clear the clipboard');
  expect(body).not.toContain('The clipboard is cleared in');
});
