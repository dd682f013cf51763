import { describe, expect, it } from 'vitest';
import { tokenInForce } from '../../../../src/main/core/files/journal/token-in-force.ts';
import type { RotationJournal } from '../../../../src/shared/contract/state/rotation.ts';

type Step = RotationJournal['steps'][number];

function journal(clientConfig: string | null, ...told: readonly string[]): RotationJournal {
  const steps = told.map((text): Step => {
    const [phase, step, status = 'done'] = text.split(' ') as [Step['phase'], Step['step'], Step['status']?];
    return { phase, step, status, at: 1 };
  });
  return {
    ...{ rotation: 'r', snapData: '/s', tokenFile: '/t', clientConfig, startedAt: 1 },
    engine: { pid: 1, bootId: 'b', startTicks: '1' },
    ...{ phase: steps.at(-1)?.phase ?? 'do', steps, outcome: null, endedAt: null, forgotten: false },
  };
}

const agree = { files: 'agree', server: 'accepts' } as const;

describe('which token an interrupted rotation left in force', () => {
  const files = ['do backup', 'do token-file', 'do client-config'];

  it.each([
    [[], 'old'],
    [['do backup intended'], 'old'],
    [['do backup', 'do token-file intended'], 'old'],
    [['do backup', 'do token-file', 'do client-config intended'], 'new'],
    [[...files, 'do restart intended'], 'new'],
    [[...files, 'do restart', 'do new-accepted', 'do old-refused', 'do clean-up intended'], 'new'],
    [[...files, 'do restart failed', 'undo client-config intended'], null],
    [[...files, 'do restart failed', 'undo client-config', 'undo token-file intended'], 'old'],
    [
      [...files, 'do restart failed', 'undo client-config', 'undo token-file', 'undo restart intended'],
      'old',
    ],
  ] as const)('is told in token mode after %j: %s', (steps, inForce) => {
    expect(tokenInForce(journal('/c', ...steps), agree)).toBe(inForce);
  });

  it.each([
    [['do backup'], 'old'],
    [['do backup', 'do token-file intended'], null],
    [['do backup', 'do token-file', 'do restart intended'], 'new'],
    [['do backup', 'do token-file', 'do restart failed', 'undo token-file intended'], null],
    [['do backup', 'do token-file', 'do restart failed', 'undo token-file', 'undo restart intended'], 'old'],
  ] as const)('is told in mixed mode after %j: %s', (steps, inForce) => {
    expect(tokenInForce(journal(null, ...steps), agree)).toBe(inForce);
  });

  it.each([
    { files: 'differ', server: 'accepts' },
    { files: 'unknown', server: 'accepts' },
    { files: 'agree', server: 'refuses' },
    { files: 'agree', server: 'unknown' },
  ] as const)('is not told where $files, $server', (look) => {
    expect(tokenInForce(journal('/c', ...files, 'do restart intended'), look)).toBeNull();
  });
});
