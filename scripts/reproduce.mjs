import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './setup/build.mjs';
import { cacheFolder } from './setup/cache-folder.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { runScript, say, SetupFailure } from './setup/say.mjs';

/**
 * How two builds of one commit differ, as those of two people would.
 * @typedef {object} Surroundings
 * @property {string} folder below that of the work
 * @property {string} umask
 * @property {number | null} uid another user than this one, which only root can become
 * @property {Record<string, string>} env
 */

const nobody = 65_534;

/** @type {readonly Surroundings[]} */
const builds = [
  { folder: 'a', umask: '022', uid: null, env: { TZ: 'UTC', LANG: 'C.UTF-8' } },
  {
    folder: 'another/folder/with-a-much-longer-name/and a blank',
    umask: '077',
    uid: process.getuid?.() === 0 ? nobody : null,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8', USER: 'somebody' },
  },
];

await runScript(async () => {
  const arguments_ = process.argv.slice(2);
  if ((await ensureElectron({ ask: false })) === null) throw new SetupFailure('There is no Electron.');
  const work = mkdtempSync(join(tmpdir(), 'keyfob-reproduce-'));
  chmodSync(work, 0o755);
  try {
    const sums = builds.map((build) => buildIn(work, build, arguments_));
    say(`${sums.join('\n')}`);
    if (new Set(sums).size !== 1) throw new SetupFailure('The two builds differ.');
    say('both builds are the same, byte by byte');
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

/**
 * Builds this commit in a clone and a set of dependencies of its own; the checksum and name of the package.
 * @param {string} work
 * @param {Surroundings} surroundings
 * @param {readonly string[]} arguments_ of `npm run package`
 */
function buildIn(work, { folder, umask, uid, env }, arguments_) {
  const place = join(work, folder);
  const clone = join(place, 'source');
  const home = join(place, 'home');
  const cache = join(home, '.cache');
  mkdirSync(cache, { recursive: true });
  run(['git', 'clone', '--quiet', checkout, clone], {});
  const standIn = cacheFolder('electron');
  if (existsSync(standIn)) cpSync(standIn, join(cache, 'keyfob/electron'), { recursive: true });
  if (uid !== null) {
    run(['chown', '-R', String(uid), place], {});
    chownSync(place, uid, uid);
  }
  const own = uid === null ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const settings = {
    cwd: clone,
    env: { PATH: process.env.PATH ?? '', HOME: home, XDG_CACHE_HOME: cache, ...env },
  };
  const script = `umask ${umask}; npm ci --ignore-scripts --silent && node scripts/package.mjs "$@"`;
  say(`building in ${clone}`);
  run([...own, 'sh', '-c', script, 'sh', ...arguments_], settings);
  const [name = ''] = readdirSync(join(clone, 'dist'));
  const hash = createHash('sha256').update(readFileSync(join(clone, 'dist', name)));
  return `${hash.digest('hex')}  ${name}`;
}

/**
 * @param {readonly string[]} command
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
function run([program = '', ...args], options) {
  const done = spawnSync(program, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) throw new SetupFailure(`${[program, ...args].join(' ')} failed`);
}
