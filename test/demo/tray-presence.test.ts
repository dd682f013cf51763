import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import type { NoticeAction, NativeQuestion } from '../../src/main/core/ports/desktop.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';
import { fakeWindows } from '../fakes/fake-windows.ts';

const unseen = 'Keyfob keeps running without a tray icon';

describe('a tray host that is not there', () => {
  let demo: DemoCluster;
  let home: OpenKeyfob;
  let clock: FakeClock;
  let isOpen: boolean;
  let hasNotices: boolean;
  let doesAgree: boolean;
  let shown: number;
  let ended: number;
  let questions: NativeQuestion[];
  let notices: { readonly title: string; readonly act: (action: NoticeAction) => void }[];
  let withdrawn: string[];

  beforeEach(async () => {
    [isOpen, hasNotices, doesAgree, shown, ended] = [false, true, false, 0, 0];
    [questions, notices, withdrawn] = [[], [], []];
    demo = await startDemoCluster();
    clock = new FakeClock(Date.now());
    home = await openKeyfob(demo.snapData, undefined, {
      clock,
      endApp: () => (ended += 1),
      notifier: {
        show(notice, act) {
          if (hasNotices) notices.push({ title: notice.title, act });
          return Promise.resolve(hasNotices);
        },
        withdraw(subject) {
          withdrawn.push(subject);
          return Promise.resolve();
        },
      },
      windows: fakeWindows({
        show: () => (shown += 1),
        isOpen: () => isOpen,
        isFocused: () => isOpen,
        confirm(question) {
          questions.push(question);
          return Promise.resolve(doesAgree);
        },
      }),
    });
    notices = [];
  });
  afterEach(async () => {
    await home.close();
    demo.stop();
  });

  const seen = () => notices.map(({ title }) => title).filter((title) => title === unseen);
  const presence = () => home.keyfob.trayPresence;

  it('is waited for, half a minute, before a notice says so', async () => {
    presence().hostIs(false);
    await clock.advance(29_000);
    expect([seen(), shown]).toEqual([[], 0]);
    await clock.advance(2_000);
    expect([seen(), shown]).toEqual([[unseen], 0]);
    await clock.advance(3_600_000);
    expect(seen()).toEqual([unseen]);
  });

  it('brings the window where there are no notices either', async () => {
    hasNotices = false;
    presence().hostIs(false);
    await clock.advance(29_000);
    expect(shown).toBe(0);
    await clock.advance(2_000);
    expect(shown).toBe(1);
  });

  it('brings nothing when it comes late, or leaves for seconds', async () => {
    presence().hostIs(false);
    await clock.advance(29_000);
    presence().hostIs(true);
    for (let reload = 0; reload < 5; reload += 1) {
      await clock.advance(60_000);
      presence().hostIs(false);
      await clock.advance(20_000);
      presence().hostIs(true);
    }
    await clock.advance(60_000);
    expect([seen(), shown, ended]).toEqual([[], 0, 0]);
  });

  it('takes the notice away when it comes back', async () => {
    presence().hostIs(false);
    await clock.advance(31_000);
    expect(withdrawn).not.toContain('unseen');
    presence().hostIs(true);
    expect(withdrawn).toContain('unseen');
    presence().hostIs(false);
    await clock.advance(31_000);
    expect(seen()).toEqual([unseen, unseen]);
  });

  it('is waited for anew after the screen was unlocked, and brings nothing over it', async () => {
    hasNotices = false;
    presence().screenIs(true);
    presence().hostIs(false);
    await clock.advance(3_600_000);
    expect(shown).toBe(0);
    presence().screenIs(false);
    await clock.advance(29_000);
    expect(shown).toBe(0);
    await clock.advance(2_000);
    expect(shown).toBe(1);
  });

  it('leaves an open window alone', async () => {
    isOpen = true;
    presence().hostIs(false);
    await clock.advance(120_000);
    expect([seen(), shown]).toEqual([[], 0]);
  });

  it('does not let the app end unsaid when its window is closed', async () => {
    isOpen = true;
    presence().hostIs(false);
    await clock.advance(31_000);
    isOpen = false;
    await presence().windowClosed();
    expect([seen(), ended]).toEqual([[unseen], 0]);
    notices.find(({ title }) => title === unseen)!.act('quit');
    expect(ended).toBe(1);
  });

  it('keeps the app while it may still come, and only then says that it goes on', async () => {
    isOpen = true;
    presence().hostIs(false);
    await clock.advance(10_000);
    isOpen = false;
    await presence().windowClosed();
    expect([seen(), ended]).toEqual([[], 0]);
    await clock.advance(31_000);
    expect([seen(), ended]).toEqual([[unseen], 0]);
  });

  it('asks before the app ends where nothing can say that it goes on', async () => {
    hasNotices = false;
    isOpen = true;
    presence().hostIs(false);
    await clock.advance(31_000);
    isOpen = false;
    await presence().windowClosed();
    expect([questions.map(({ agree }) => agree), ended, shown]).toEqual([['Quit'], 0, 1]);
    doesAgree = true;
    await presence().windowClosed();
    expect([ended, shown]).toEqual([1, 1]);
  });

  it('ends the app with its window where nothing is warned of', async () => {
    const { handlers } = home;
    await handlers['settings:change']({
      alertTokens: false,
      alertCertificates: false,
      alertStaticTokens: false,
    });
    presence().hostIs(false);
    await presence().windowClosed();
    expect([seen(), ended]).toEqual([[], 1]);
  });
});
