import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronExecutable } from '../../../scripts/setup/electron.mjs';
import { hasServers } from '../../cluster/binaries.ts';
import { readCredentials } from '../../cluster/engine.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { runAtTerminal, type Shown } from './pseudo-terminal.ts';

/** Each of them can move, hide or rename what a terminal shows. */
const tricks = [
  ['goes up and erases the line', '\u001b[1A\u001b[2K'],
  ['does so by a single control character', '\u009b1A\u009b2K'],
  ['sets the title', '\u001b]0;harmless\u0007'],
  ['begins the line anew', '\r'],
  ['turns the reading direction', '\u202egpj.'],
  ['hides in nothing', '\u200b\u2060\u00ad\u{e0041}\u115f\ufe0f'],
  ['passes for a space', '\u00a0\u3000'],
] as const;

const checkout = join(import.meta.dirname, '../../..');
const unseen = /(?![ \r\n])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Z}\p{DI}]/u;

describe.skipIf(!hasServers)('names that a terminal would obey [terminal-clean]', () => {
  let rig: RunningRig;
  let args: string;
  beforeAll(async () => {
    rig = await startRig();
    args = readFileSync(argsFile(), 'utf8');
  });
  afterAll(() => rig.stop());

  const argsFile = () => join(rig.cluster.snapData.current, 'args/kube-apiserver');
  const snapData = () => ['--snap-data', rig.cluster.snapData.current];
  const keyfob = (own: readonly string[]): Promise<Shown> => {
    const program = electronExecutable() ?? '';
    const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const { env, stateFolder } = rig.engine;
    const folders = own.includes('--state-dir') ? [] : ['--state-dir', stateFolder];
    return runAtTerminal(program, [...switches, checkout, '--', ...own, ...folders], { env, answer: 'n\r' });
  };
  const expectClean = ({ shown }: Shown) => {
    expect(shown).toMatch(/\S/);
    expect(unseen.exec(shown)?.[0]).toBeUndefined();
    expect(shown).not.toMatch(/\r(?!\r*\n)/);
  };

  it('shows a rotation that nobody tampers with', async () => {
    const end = await keyfob(['rotate', ...snapData()]);
    expect(end.shown).toContain(`The API server ${rig.cluster.server}`);
    expect(end.shown).toContain('Nothing was changed.');
  });

  it.each(tricks)('a token file whose name %s is refused in plain characters', async (_, trick) => {
    const { current } = rig.cluster.snapData;
    const usual = join(current, 'credentials/known_tokens.csv');
    const file = join(current, `credentials/known${trick}tokens.csv`);
    const before = readCredentials(rig.cluster);
    renameSync(usual, file);
    writeFileSync(argsFile(), args.replace(/^--token-auth-file=.*$/m, `--token-auth-file=${file}`));
    const ends = [
      await keyfob(['rotate', ...snapData()]),
      await keyfob(['rotate', '--yes', '--json', ...snapData()]),
      await keyfob(['status', ...snapData()]),
    ];
    writeFileSync(argsFile(), args);
    renameSync(file, usual);
    for (const end of ends) {
      expectClean(end);
      expect(end.shown).toMatch(/path-not-visible|invisible characters/);
    }
    expect(ends.map(({ code }) => code)).toEqual([3, 3, 3]);
    expect(readCredentials(rig.cluster)).toEqual(before);
  });

  it.each(tricks)('folders and options whose name %s come out in plain characters', async (_, trick) => {
    const folder = join(rig.engine.stateFolder, `folder${trick}`);
    mkdirSync(folder);
    const ends = [
      await keyfob(['rotate', '--snap-data', folder]),
      await keyfob(['rotate', '--state-dir', folder, ...snapData()]),
      await keyfob(['rotate', `--${trick}`]),
      await keyfob(['rotate', trick]),
      await keyfob(['status', '--snap-data', `a${trick}`]),
    ];
    rmSync(folder, { recursive: true });
    for (const end of ends) expectClean(end);
    expect(ends.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  });
});
