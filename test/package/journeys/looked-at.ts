import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../desktop/processes.ts';
import { CleanRoot, obtainBase } from '../clean-root.ts';
import { obtainDependencies, type Ground } from '../ground.ts';

const where = 'the package itself';
/** Messages that are no fault, by how the tools say so. */
const fine = /^(?:✔|N: |$)/;

/** What the tools of Debian and freedesktop say of the package. */
export async function lookedAt(ground: Ground): Promise<void> {
  const check = (what: string, task: () => Promise<unknown>) => ground.report.check(where, what, task);
  const tree = mkdtempSync(join(tmpdir(), 'tree-'));
  await silent(['dpkg-deb', '-x', ground.file, tree]);
  const share = (...names: string[]) => join(tree, 'usr/share', ...names);
  const filesIn = (...names: string[]) =>
    existsSync(share(...names)) ? readdirSync(share(...names)).map((name) => share(...names, name)) : [];
  const some = (files: readonly string[], what: string) => {
    if (files.length === 0) throw new Error(`there is no ${what}`);
    return files;
  };
  await check('lintian has no errors and no warnings', () =>
    silent([
      'lintian',
      '--allow-root',
      '--tag-display-limit',
      '0',
      '--fail-on',
      'error,warning',
      ground.file,
    ]),
  );
  await check('desktop-file-validate', () =>
    silent(['desktop-file-validate', ...some(filesIn('applications'), 'desktop file')]),
  );
  await check('appstreamcli validate', () =>
    passes(['appstreamcli', 'validate', '--no-net', '--explain', ...some(filesIn('metainfo'), 'metainfo')]),
  );
  await check('man --warnings', () =>
    silent(
      [
        'man',
        '--warnings',
        '--encoding=UTF-8',
        '--local-file',
        '--troff-device=utf8',
        ...some(filesIn('man/man1'), 'man page'),
      ],
      { LC_ALL: 'C.UTF-8', MANROFFSEQ: '', MANWIDTH: '80', PATH: process.env.PATH ?? '' },
      true,
    ),
  );
  await check('apparmor_parser takes the profile, by that of Debian 13', () => parseProfile(ground));
}

async function parseProfile(ground: Ground): Promise<void> {
  const layers = [await obtainDependencies(ground, 'trixie'), obtainBase('trixie', () => undefined)];
  const root = await CleanRoot.start('trixie', layers, 'pivot_root');
  try {
    await root.must(['apt-get', 'update']);
    for (const each of ['apparmor', ground.file])
      await root.must(['apt-get', 'install', '--yes', '--no-install-recommends', each]);
    await root.must(['apparmor_parser', '--skip-kernel-load', '--skip-cache', '/usr/share/keyfob/apparmor']);
    await root.must(['cmp', '/usr/share/keyfob/apparmor', '/etc/apparmor.d/keyfob']);
  } finally {
    await root.stop();
  }
}

/** Runs a tool that must say nothing but what is fine; `onlyComplaints`: what it prints as its work does not count. */
async function silent(
  command: readonly string[],
  env?: Record<string, string>,
  onlyComplaints = false,
): Promise<void> {
  const { said, complaints } = await passes(command, env);
  const lines = (onlyComplaints ? complaints : said).split('\n').filter((line) => !fine.test(line));
  if (lines.length > 0) throw new Error(lines.join('; '));
}

async function passes([command = '', ...args]: readonly string[], env?: Record<string, string>) {
  const options = env === undefined ? {} : { env };
  const { code, stdout, stderr } = await runProgram(command, args, { ...options, deadlineMs: 300_000 });
  const said = `${stdout}${stderr}`;
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said.slice(0, 4000)}`);
  return { said, complaints: stderr };
}
