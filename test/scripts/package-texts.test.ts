import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { optionsByCommand } from '../../scripts/package/command-line.mjs';
import { completions } from '../../scripts/package/completions.mjs';
import { controlText, depends } from '../../scripts/package/control.mjs';
import { copyrightText } from '../../scripts/package/copyright.mjs';
import { desktopEntry, metainfo, polkitPolicy, readReleases } from '../../scripts/package/desktop-parts.mjs';
import { appId, manifest, packageIdentity } from '../../scripts/package/identity.mjs';
import { manPage } from '../../scripts/package/man-page.mjs';
import { changelogText } from '../../scripts/package/releases.mjs';
import { readArguments } from '../../src/main/adapters/system/read-arguments.ts';
import { optionTexts, readOptions, synopsis } from '../../src/main/cli/read-options.ts';
import { packageInGerman } from '../../src/shared/words/de/package-phrases.ts';
import { startInGerman } from '../../src/shared/words/de/start-phrases.ts';
import { packagePhrases } from '../../src/shared/words/en/package-phrases.ts';
import { startPhrases } from '../../src/shared/words/en/start-phrases.ts';
import { terminalPhrases } from '../../src/shared/words/en/terminal-phrases.ts';

const english = { comment: startPhrases.english.atLogin, said: packagePhrases.english };
const german = { comment: startInGerman.atLogin, said: packageInGerman };
const commandLine = { synopsis, texts: new Map(optionTexts()) };

describe('the package’s name', () => {
  it('says what is no release', () => {
    expect(packageIdentity(null)).toEqual({ name: 'keyfob', version: manifest.version });
    expect(packageIdentity('33.2.1')).toEqual({
      name: 'keyfob-trial',
      version: `${manifest.version}~trial.electron33.2.1`,
    });
  });

  it('is that of the newest release', () => {
    expect(readReleases()[0]?.version).toBe(manifest.version);
  });
});

it('asks for a library first by its name of after the change to 64-bit times', () => {
  const changed = depends.filter((each) => each.includes('t64'));
  expect(changed.length).toBeGreaterThan(0);
  for (const each of changed) expect(each).toMatch(/^(\S+)t64 \| \1$/);
  const { author } = manifest;
  const text = controlText({ name: 'a', version: '1', author, installedKibibytes: 2, otherName: 'b' });
  expect(text).toContain('\nDepends: libasound2t64 | libasound2, ');
  expect(text).toContain('\nConflicts: b\n');
  expect(text).not.toContain('Homepage');
});

describe('what can be typed', () => {
  const commands = optionsByCommand(commandLine);

  it('is what the synopsis has, and each option is told', () => {
    expect([...commands.keys()]).toEqual(['', 'rotate', 'status', 'report']);
    expect(commands.get('')?.map(({ name }) => name)).toEqual(['--snap-data', '--demo', '--tray', '--help']);
    const told = new Set([...commands.values()].flat().map(({ text }) => text));
    expect(told).toEqual(new Set(commandLine.texts.values()));
  });

  it('is taken by the command line', () => {
    for (const [command, options] of commands)
      for (const { name, isFolder } of options.filter((each) => command !== '' && each.name !== '--help')) {
        const needed = name === '--token-stdin' ? ['--yes'] : [];
        const given = [command, name, ...(isFolder ? ['/a'] : []), ...needed];
        expect(readOptions(given, readArguments).ok).toBe(true);
      }
  });

  it('stops the build where an option is not told', () => {
    expect(() => optionsByCommand({ synopsis: ['keyfob [--new]'], texts: new Map() })).toThrow('--new');
  });
});

describe('completions', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyfob-completions-'));
    writeFileSync(join(folder, 'keyfob'), completions(commandLine).bash);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const bash = (...words: string[]) => {
    const script = [
      `. ${join(folder, 'keyfob')}`,
      `COMP_WORDS=(keyfob ${words.map((word) => `'${word}'`).join(' ')})`,
      `COMP_CWORD=${words.length}`,
      '_keyfob',
      'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    return spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.trim().split('\n');
  };

  it('offer in bash what fits', () => {
    expect(bash('r')).toEqual(['rotate', 'report']);
    expect(bash('--')).toEqual(['--snap-data', '--demo', '--tray', '--help']);
    expect(bash('rotate', '--f')).toEqual(['--forget']);
    expect(bash('status', '--r')).toEqual(['']);
    expect(bash('status', '--snap-data', '/us')).toEqual(['/usr']);
  });

  it('have in zsh and fish the same options', () => {
    const { zsh, fish } = completions({
      synopsis: ['keyfob [--one DIR]', 'keyfob do [--two]'],
      texts: new Map([
        ['--one DIR', "a [b]: it’s 'c'"],
        ['--two', 'two'],
        ['--help', 'help'],
      ]),
    });
    expect(zsh).toContain(`'--one[a \\[b\\]\\: it’s '\\''c'\\'']:folder:_files -/'`);
    expect(zsh).toContain(`do) _arguments '1:command:(do)' '--two[two]' '--help[help]' ;;`);
    expect(fish).toContain(`-l one -x -a '(__fish_complete_directories)' -d 'a [b]: it’s \\'c\\''`);
    expect(fish).toContain(`-n '__fish_seen_subcommand_from do' -l two -d 'two'`);
  });
});

it('the manual has every option and exit code, and troff reads its dashes as dashes', () => {
  const page = manPage({
    ...commandLine,
    exitCodes: terminalPhrases.english.exitCodes,
    files: packagePhrases.english.files,
    ...{ version: '1', date: '2026-11-30', summary: 'a', description: ['.b'] },
  });
  for (const [, text] of commandLine.texts) expect(page).toContain(text.replaceAll('-', '\\-'));
  for (let code = 0; code <= 6; code++) expect(page).toContain(`.B ${code}\n`);
  for (const file of Object.values(packagePhrases.english.files)) expect(page).toContain(file);
  expect(page).toContain('\\&.b');
  expect(page).not.toMatch(/[^\\]--/);
});

it('the copyright file has each licence once, in its own words', () => {
  const bundled = ['a', 'b', 'c'].map((name) => ({
    ...{ name, version: '1', licence: 'MIT', integrity: null },
    text: name === 'c' ? null : 'Copyright (c) 2020 Somebody\n\nDo what you want.',
  }));
  const text = copyrightText({ own: 'Copyright (c) 2026 Us', bundled });
  expect(text.match(/Do what you want/g)).toHaveLength(1);
  expect(text).toContain(
    'Copyright: 2020 Somebody\nLicense: MIT-1\n Copyright (c) 2020 Somebody\n .\n Do what',
  );
  expect(text).toContain('Comment: a 1, b 1');
  expect(text).toContain('without the text of its licence, which it names MIT');
});

const hasParser = spawnSync('dpkg-parsechangelog', ['--version']).error === undefined;

it.skipIf(!hasParser)('the changelog is one that dpkg reads (needs dpkg-dev)', () => {
  const releases = [
    { version: '2.0.0', date: '2026-12-24', changes: ['one '.repeat(40).trim(), 'two'] },
    { version: '1.0.0', date: '2026-11-30', changes: ['three'] },
  ];
  const file = join(tmpdir(), `keyfob-changelog-${process.pid}`);
  writeFileSync(
    file,
    changelogText({ releases, name: 'keyfob', version: '2.0.0~trial', author: 'A <a@b.c>' }),
  );
  const { stdout, stderr } = spawnSync('dpkg-parsechangelog', ['-l', file, '--all'], { encoding: 'utf8' });
  rmSync(file);
  expect(stderr).toBe('');
  expect(stdout).toContain('Version: 2.0.0~trial\n');
  expect(stdout).toContain('Thu, 24 Dec 2026 00:00:00 +0000');
});

it('the polkit action is for one program, and asks for an administrator’s password each time', () => {
  const policy = polkitPolicy(english.said, german.said);
  expect(policy.match(/<action id="([^"]+)">/g)).toEqual([`<action id="${appId}.rotate">`]);
  expect(policy.match(/<annotate .*/g)).toEqual([
    '<annotate key="org.freedesktop.policykit.exec.path">/usr/libexec/keyfob/rotate</annotate>',
  ]);
  expect(policy.match(/<allow_\w+>[^<]+/g)).toEqual([
    '<allow_any>auth_admin',
    '<allow_inactive>auth_admin',
    '<allow_active>auth_admin',
  ]);
});

describe.each([
  [
    'the desktop entry',
    desktopEntry,
    ({ said, comment }: typeof english) => [comment, said.entry.genericName, ...said.entry.keywords],
  ],
  [
    'the metainfo',
    metainfo,
    ({ said, comment }: typeof english) => [comment, said.store.about, ...said.store.offers],
  ],
  [
    'the polkit action',
    (...words: [typeof english, typeof german]) => polkitPolicy(words[0].said, words[1].said),
    ({ said }: typeof english) => Object.values(said.authorisation),
  ],
] as const)('%s', (_what, made, saidBy) => {
  it('says in each language what the words of Keyfob say', () => {
    const text = made(english, german);
    for (const words of [english, german]) for (const said of saidBy(words)) expect(text).toContain(said);
  });

  it('says nothing else', () => {
    const marked = (words: typeof english): typeof english =>
      JSON.parse(JSON.stringify(words), (_key, value: unknown) =>
        typeof value === 'string' ? '⟦⟧' : value,
      ) as typeof english;
    // The changes of a release are English alone.
    const text = made(marked(english), marked(german)).replace(/<releases>[^]*<\/releases>/, '');
    const sentences =
      text.match(
        /(?:<p|<li|<summary|<description|<message)\b[^>]*>[^<]*[^<\s][^<]*<|^(?:GenericName|Comment|Keywords)\S*=.*$/gm,
      ) ?? [];
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.filter((each) => !each.includes('⟦⟧'))).toEqual([]);
  });
});
