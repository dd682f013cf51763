import { describe, expect, it } from 'vitest';
import { runSteps, type Step, type StepNotes } from '../../../src/main/core/engine/run-steps.ts';
import { settlement } from '../../../src/main/core/engine/settlement.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import { fail, ok } from '../../../src/shared/contract/values/result.ts';
import type { RotationStep } from '../../../src/shared/contract/state/rotation.ts';

const names: readonly RotationStep[] = ['backup', 'token-file', 'client-config', 'restart'];
const broken: AppError = { code: 'rotation-no-lock' };
const undoBroken: AppError = { code: 'rotation-no-restart' };

const bug: AppError = { code: 'bug', incident: '0123456789abcdef' };

type Part = 'do' | 'check' | 'undo' | 'intend';

/** Steps that write down what they do, one of whose parts fails. */
function scene(failing: readonly (readonly [RotationStep | 'proof', Part])[], thrown: Error | null = null) {
  const events: string[] = [];
  const fails = (name: RotationStep | 'proof', part: Part) =>
    failing.some(([each, other]) => each === name && other === part);
  const part = (name: RotationStep, what: Part) => () => {
    events.push(`${what} ${name}`);
    if (thrown !== null && fails(name, what)) throw thrown;
    return Promise.resolve(fails(name, what) ? fail(what === 'undo' ? undoBroken : broken) : ok(null));
  };
  const step = (name: RotationStep): Step => ({
    name,
    do: part(name, 'do'),
    check: part(name, 'check'),
    undo: name === 'restart' ? null : part(name, 'undo'),
  });
  const proof: Step = {
    name: 'old-accepted',
    do: () => Promise.resolve(ok(null)),
    check: () => {
      events.push('prove old');
      return Promise.resolve(fails('proof', 'check') ? fail(undoBroken) : ok(null));
    },
    undo: null,
  };
  const notes: StepNotes = {
    intend: (phase, name) => {
      events.push(`intend ${phase} ${name}`);
      if (thrown !== null && fails(name, 'intend')) throw thrown;
      return Promise.resolve(phase === 'do' && fails(name, 'intend') ? fail(broken) : ok(null));
    },
    bug: (error) => {
      events.push(`bug ${String(error)}`);
      return bug;
    },
    done: (phase, name) => events.push(`done ${phase} ${name}`),
    failed: (phase, name) => events.push(`failed ${phase} ${name}`),
  };
  return { events, run: () => runSteps({ forward: names.map(step), afterUndo: [proof] }, notes) };
}

describe('runSteps', () => {
  it('notes each intent before it does and checks', async () => {
    const { events, run } = scene([]);
    expect(await run()).toEqual({ status: 'done' });
    expect(events).toEqual(
      names.flatMap((name) => [`intend do ${name}`, `do ${name}`, `check ${name}`, `done do ${name}`]),
    );
  });

  it.each(names.flatMap((name) => (['intend', 'do', 'check'] as const).map((part) => [name, part] as const)))(
    'takes back all that was begun, newest first, and proves it, when %s fails at its %s',
    async (name, part) => {
      const { events, run } = scene([[name, part]]);
      expect(await run()).toEqual({ status: 'undone', error: broken });
      const begun = names.slice(0, names.indexOf(name) + 1).filter((each) => each !== 'restart');
      expect(events.filter((event) => event.startsWith('undo '))).toEqual(
        begun.toReversed().map((each) => `undo ${each}`),
      );
      expect(events.at(-2)).toBe('prove old');
      if (part === 'intend') expect(events).not.toContain(`do ${name}`);
    },
  );

  it.each(names.flatMap((name) => (['intend', 'do', 'check'] as const).map((part) => [name, part] as const)))(
    'takes back all that was begun, and proves it, when %s throws at its %s',
    async (name, part) => {
      const { events, run } = scene([[name, part]], new TypeError('not for people'));
      expect(await run()).toEqual({ status: 'undone', error: bug });
      const begun = names.slice(0, names.indexOf(name) + 1).filter((each) => each !== 'restart');
      expect(events.filter((event) => event.startsWith('undo '))).toEqual(
        begun.toReversed().map((each) => `undo ${each}`),
      );
      expect(events).toContain('bug TypeError: not for people');
      expect(events).toContain(`failed do ${name}`);
      expect(events.at(-2)).toBe('prove old');
    },
  );

  it('needs a person when taking back throws', async () => {
    const { run } = scene(
      [
        ['backup', 'undo'],
        ['restart', 'do'],
      ],
      new TypeError('not for people'),
    );
    expect(await run()).toEqual({ status: 'undo-failed', error: bug });
  });

  it.each(names.filter((name) => name !== 'restart'))(
    'needs a person when %s cannot be taken back, and goes no further back',
    async (name) => {
      const { events, run } = scene([
        ['restart', 'do'],
        [name, 'undo'],
      ]);
      expect(await run()).toEqual({ status: 'undo-failed', error: undoBroken });
      expect(events.at(-1)).toBe(`failed undo ${name}`);
      expect(events).not.toContain('prove old');
    },
  );

  it('needs a person when the old state cannot be proven', async () => {
    const { run } = scene([
      ['restart', 'check'],
      ['proof', 'check'],
    ]);
    expect(await run()).toEqual({ status: 'undo-failed', error: undoBroken });
  });
});

describe('settlement', () => {
  it.each([
    ['do', 'old', 'old', 'undo'],
    ['do', 'new', 'old', 'finish'],
    ['do', 'old', 'new', 'finish'],
    ['do', 'new', 'new', 'finish'],
    ['do', 'new', null, 'finish'],
    ['do', 'old', null, 'undo'],
    ['do', 'other', 'new', 'undo'],
    ['do', 'new', 'other', 'undo'],
    ['do', 'other', 'other', 'leave'],
    ['undo', 'new', 'new', 'undo'],
    ['undo', 'old', 'new', 'undo'],
    ['undo', 'old', 'old', 'undo'],
    ['undo', 'other', null, 'leave'],
  ] as const)('of %s with %s and %s is to %s', (phase, tokenFile, clientConfig, expected) => {
    expect(settlement({ phase, tokenFile, clientConfig })).toBe(expected);
  });
});
