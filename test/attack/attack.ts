import { attackActs } from './acts/page-acts.ts';
import { type Attack, type AttackRow } from './attack-row.ts';
import { attackEnvironment } from './environment/environment-attack.ts';
import { attackByInputs } from './inputs/generated-inputs.ts';
import { attackIdentity } from './identity/attack-identity.ts';
import { pageWays } from './page/page-ways.ts';
import { rotationRaces } from './rotation/rotation-races.ts';
import { attackByServers } from './server-modes/run-modes.ts';
import { toTextTable } from '../text-table.ts';

/** Every kind of attack by the name that the command line gives it. */
const attacks: Readonly<Record<string, Attack>> = {
  environment: attackEnvironment,
  'generated-inputs': attackByInputs,
  identity: attackIdentity,
  'page-ways': pageWays,
  'rotation-races': rotationRaces,
  'server-modes': attackByServers,
  'page-acts': attackActs,
};

/** Runs the attacks of these names, all without a name; throws for a name that is none. */
export async function attackAll(
  names: readonly string[],
  onProgress: (line: string) => void,
): Promise<AttackRow[]> {
  const wanted = names.length === 0 ? Object.keys(attacks) : names;
  const rows: AttackRow[] = [];
  for (const name of wanted) {
    const attack = attacks[name];
    if (attack === undefined)
      throw new TypeError(`no attack ${name}; there are ${Object.keys(attacks).join(', ')}`);
    rows.push(await attack((line) => onProgress(`${name}: ${line}`)));
  }
  return rows;
}

/** The rows as a table for a terminal. */
export function toTable(rows: readonly AttackRow[]): string {
  return toTextTable([
    ['attack', 'tried', 'held', 'broken', 'skipped', 'seed', 'time'],
    ...rows.map(({ attack, tried, broken, skipped, seed, seconds }) => [
      attack,
      String(tried),
      String(tried - broken.length),
      String(broken.length),
      String(skipped.length),
      seed === null ? '–' : String(seed),
      `${seconds.toFixed(0)} s`,
    ]),
  ]);
}
