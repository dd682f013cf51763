import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates } from '../../src/main/adapters/x509/certificates.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import { findCluster } from '../../src/main/core/files/snap-data/find-cluster.ts';
import type { AppError } from '../../src/shared/contract/errors/errors.ts';
import { makeSnapData, type SnapData } from '../cluster/snap-data.ts';

let snapData: SnapData;
let argsFile: string;
let untouched: string;
beforeAll(async () => {
  snapData = await makeSnapData({ mode: 'token', rbac: false, port: 16443 });
  argsFile = join(snapData.current, 'args/kube-apiserver');
  untouched = readFileSync(argsFile, 'utf8');
});
afterAll(() => snapData.remove());
afterEach(() => writeFileSync(argsFile, untouched));

/** Puts these lines in the place of those that tell how the API server authenticates and decides. */
async function findWith(...lines: readonly string[]) {
  const others = untouched
    .split('\n')
    .filter((line) => !/^--(authorization-mode|token-auth-file)/.test(line));
  writeFileSync(argsFile, [...others, ...lines, ''].join('\n'));
  const found = await findCluster(snapData.current, {
    files: createSnapDataFiles(),
    certificates: createCertificates(),
  });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const table = '${SNAP_DATA}/credentials/known_tokens.csv';

describe('args/kube-apiserver as people write it', () => {
  it.each<[string, ...string[]]>([
    ['both on one line', `--authorization-mode=RBAC,Node --token-auth-file=${table}`],
    ['a line in quotes', '--authorization-mode=RBAC,Node', `"--token-auth-file=${table}"`],
    ['underscores', '--authorization_mode=RBAC,Node', `--token_auth_file=${table}`],
    [
      'quotes inside',
      '--authorization-mode=RBAC,Node',
      '--token-auth-file="${SNAP_DATA}"/credentials/known_tokens.csv',
    ],
    [
      'a flag twice',
      '--authorization-mode=AlwaysAllow',
      '--authorization-mode=RBAC,Node',
      '--token-auth-file=/nowhere',
      `--token-auth-file=${table}`,
    ],
    ['blanks around', '--authorization-mode=RBAC,Node', `  --token-auth-file=${table}  `],
    ['a space for =', '--authorization-mode RBAC,Node', `--token-auth-file ${table}`],
    ['the value on the next line', '--token-auth-file', table],
    ['a quoted name', `--'token-auth-file'=${table}`],
    ['no braces', '--token-auth-file=$SNAP_DATA/credentials/known_tokens.csv'],
    ['a no-break space before it', `\u00a0--token-auth-file=${table}`],
    ['a path from the snap data folder on', '--token-auth-file=credentials/known_tokens.csv'],
    ['an argument that is empty', `--allow-privileged  --token-auth-file=${table}`],
  ])('is token mode with %s', async (_name, ...lines) => {
    expect(await findWith(...lines)).toMatchObject({
      mode: 'token',
      tokenFile: expect.stringMatching(/\/x1\/credentials\/known_tokens\.csv$/),
      tokenFileChangedAt: expect.any(Number),
      warning: null,
    });
  });

  it.each<[string, Partial<AppError>, ...string[]]>([
    [
      'a word',
      { code: 'args-refused', problem: 'stray-word' },
      `--token-auth-file=${table} --profiling true`,
    ],
    ['one dash', { code: 'args-refused', problem: 'bad-flag' }, `-token-auth-file=${table}`],
    ['a mode that is none', { code: 'args-refused', problem: 'bad-value' }, '--authorization-mode=rbac'],
    ['a variable', { code: 'args-unclear', variable: 'HOME' }, '--token-auth-file=${HOME}/known_tokens.csv'],
    ['a variable for all', { code: 'args-unclear', variable: 'MORE' }, `--token-auth-file=${table} $MORE`],
    ['no token file', { code: 'token-file-unnamed' }, '--authorization-mode=RBAC,Node'],
  ])('says what it does not know with %s', async (_name, warning, ...lines) => {
    expect(await findWith(...lines)).toMatchObject({
      ...{ mode: 'unknown', tokenFile: null, tokenFileChangedAt: null },
      warning: { ...warning, file: expect.stringMatching(/\/x1\/args\/kube-apiserver$/) },
    });
  });
});
