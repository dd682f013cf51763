import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { ActGate } from '../../src/main/core/desk/acts/act-gate.ts';
import { Acts } from '../../src/main/core/desk/acts/acts.ts';
import type { NativeQuestion } from '../../src/main/core/ports/desktop.ts';
import { contract, type ActName, type RequestName } from '../../src/shared/contract/contract.ts';
import { actRequests } from '../attack/acts/act-requests.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { openKeyfob, type OpenKeyfob } from '../fakes/open-keyfob.ts';

const names = Object.keys(actRequests) as ActName[];

describe('requests that need an act', () => {
  let demo: DemoCluster;
  let home: OpenKeyfob;
  let acts: Acts;
  let gate: ActGate;
  let questions: NativeQuestion[];
  let answer: (question: NativeQuestion) => Promise<boolean>;

  beforeEach(async () => {
    questions = [];
    answer = () => Promise.resolve(true);
    demo = await startDemoCluster();
    home = await openKeyfob(demo.snapData, undefined, {
      clock: new FakeClock(Date.now()),
      windows: {
        show: () => undefined,
        reload: () => undefined,
        isOpen: () => true,
        tell: () => Promise.resolve(),
        isFocused: () => true,
        isAsking: () => false,
        chooseFolder: () => Promise.resolve(null),
        chooseNewFile: () => Promise.resolve(null),
        confirm(question) {
          questions.push(question);
          return answer(question);
        },
        choose: () => Promise.resolve(null),
      },
    });
    acts = new Acts();
    gate = new ActGate(home.keyfob, acts);
  });
  afterEach(async () => {
    await home.close();
    demo.stop();
  });

  it('are all those that the contract marks, and no query is one', () => {
    const marked = Object.keys(contract.requests).filter(
      (name) => contract.requests[name as RequestName].act,
    );
    expect(marked.sort()).toEqual([...names].sort());
    expect(
      marked.filter((name) => /:(list|get|read|search|row|show|lines|places|rights)$/.test(name)),
    ).toEqual([]);
  });

  it('are each asked for in words of their own without one', async () => {
    for (const name of names) {
      expect(await gate.pass(name, actRequests[name], 0)).toEqual({ ok: true, value: null });
      const { message, detail, agree } = questions.at(-1)!;
      expect(message).toMatch(/^The window asks to [a-z][^\n]+\.$/);
      expect(detail).toContain('No click and no key press came just before it.');
      expect(agree).toMatch(/^[A-Z][a-z ]+$/);
      expect(`${message}${detail}${agree}`).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(questions).toHaveLength(names.length);
  });

  it('pass by an act, once, without a question', async () => {
    acts.note(0);
    expect((await gate.pass('token:copy-fresh', {}, 10)).ok).toBe(true);
    expect(questions).toEqual([]);
    expect((await gate.pass('token:copy-fresh', {}, 10)).ok).toBe(true);
    expect(questions).toHaveLength(1);
  });

  it('are refused in words while another question is open', async () => {
    let say: (isAgreed: boolean) => void = () => undefined;
    answer = () => new Promise((resolve) => (say = resolve));
    const first = gate.pass('token:copy-fresh', {}, 0);
    await expect.poll(() => questions.length).toBe(1);
    expect(await gate.pass('keyring:unlock', {}, 0)).toEqual({ ok: false, error: { code: 'question-open' } });
    say(true);
    expect((await first).ok).toBe(true);
    expect(questions).toHaveLength(1);
  });

  it('are not asked for after a refusal, but a person who clicks is heard', async () => {
    answer = () => Promise.resolve(false);
    await gate.pass('token:copy-fresh', {}, 0);
    expect(await gate.pass('token:copy-fresh', {}, 0)).toEqual({
      ok: false,
      error: { code: 'refused-just-now', seconds: 5 },
    });
    acts.note(1);
    expect((await gate.pass('token:copy-fresh', {}, 1)).ok).toBe(true);
    acts.note(2);
    expect((await gate.pass('admin:copy-token', {}, 2)).ok).toBe(false);
    expect(questions).toHaveLength(2);
  });

  it('are not done on another cluster than the one that was open when they came', async () => {
    const other = await startDemoCluster();
    answer = async () => {
      await home.keyfob.clusters.turnTo(other.snapData);
      return true;
    };
    expect(await gate.pass('token:copy-fresh', {}, 0)).toEqual({
      ok: false,
      error: { code: 'cluster-changed' },
    });
    other.stop();
  });
});
