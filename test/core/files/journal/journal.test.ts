import { describe, expect, it } from 'vitest';
import { journalLine, readJournal } from '../../../../src/main/core/files/journal/journal.ts';
import { isUnfinished, type RotationRecord } from '../../../../src/shared/contract/state/rotation.ts';

const engine = { pid: 7, bootId: 'boot', startTicks: '99' };
const begun: RotationRecord = {
  ...{ kind: 'begun', version: 1, rotation: 'r1', snapData: '/snap/x1' },
  ...{ tokenFile: '/snap/x1/credentials/known_tokens.csv', clientConfig: null, engine, at: 1 },
};
const intended: RotationRecord = { kind: 'intended', phase: 'do', step: 'backup', at: 2 };
const done: RotationRecord = { kind: 'done', phase: 'do', step: 'backup', at: 3 };
const text = (...records: RotationRecord[]) => records.map(journalLine).join('');

describe('readJournal', () => {
  it('takes all records together', () => {
    const read = readJournal(text(begun, intended, done));
    expect(read).toEqual({
      ok: true,
      value: {
        ...{ rotation: 'r1', snapData: '/snap/x1', clientConfig: null, startedAt: 1, engine, phase: 'do' },
        tokenFile: '/snap/x1/credentials/known_tokens.csv',
        steps: [{ phase: 'do', step: 'backup', status: 'done', at: 3 }],
        ...{ outcome: null, endedAt: null, forgotten: false },
      },
    });
    expect(read.ok && read.value !== null && isUnfinished(read.value)).toBe(true);
  });

  it('leaves out a last line that was cut off, and refuses a broken one in the middle', () => {
    const whole = text(begun, intended);
    const cut = readJournal(whole + journalLine(done).slice(0, -5));
    expect(cut).toEqual(readJournal(whole));
    expect(readJournal(`${text(begun)}{"kind":\n${text(intended)}`)).toEqual({
      ok: false,
      error: 'unreadable',
    });
    expect(readJournal(text(intended))).toEqual({ ok: false, error: 'unreadable' });
    expect(readJournal(text(begun, done))).toEqual({ ok: false, error: 'unreadable' });
    expect(readJournal('')).toEqual({ ok: true, value: null });
  });

  it('is finished after its end, unfinished again when it is undone or was stuck', () => {
    const ended: RotationRecord = {
      kind: 'ended',
      outcome: { result: 'rotated', forgetAt: 9, others: [], masters: [] },
      at: 4,
    };
    const unfinished = (...records: RotationRecord[]) => {
      const read = readJournal(text(...records));
      return read.ok && read.value !== null && isUnfinished(read.value);
    };
    const takenUp: RotationRecord = { kind: 'taken-up', command: 'undo', engine, at: 5 };
    expect(unfinished(begun, intended, ended)).toBe(false);
    expect(unfinished(begun, intended, ended, takenUp)).toBe(false);
    expect(unfinished(begun, intended, ended, takenUp, { ...intended, phase: 'undo' })).toBe(true);
    const stuck: RotationRecord = {
      kind: 'ended',
      outcome: {
        result: 'stuck',
        error: { code: 'rotation-stuck', backup: '/b', command: 'c' },
        cause: { code: 'rotation-moved', snapData: '/s' },
      },
      at: 4,
    };
    expect(unfinished(begun, intended, stuck)).toBe(true);
  });
});
