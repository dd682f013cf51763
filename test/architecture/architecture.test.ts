import { readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkout, readSources } from './imports.ts';

const sources = readSources();

type Room = 'shared' | 'core' | 'adapters' | 'shell' | 'cli' | 'index' | 'preload' | 'renderer';

/** Which rooms a room may import, besides itself. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  shared: [],
  core: ['shared'],
  adapters: ['core', 'shared'],
  shell: ['core', 'shared'],
  cli: ['core', 'shared'],
  index: ['shell', 'cli', 'adapters', 'core', 'shared'],
  preload: ['shared'],
  renderer: ['shared'],
};

/** Which rooms of core a room may import, besides itself: folders are programs and lifetimes. */
const mayImportInCore = {
  ports: [],
  files: ['ports'],
  engine: ['files', 'ports'],
  vault: ['files', 'ports'],
  cluster: ['vault', 'files', 'ports'],
  desk: ['cluster', 'vault', 'files', 'ports'],
} as const;

/** The same in shared: sentences are made of what crosses the border, never the other way round. */
const mayImportInShared = { contract: [], words: ['contract'] } as const;

const corePackages = new Set(['zod', 'yaml', 'jose']);

/** The only files that may call `Secret.reveal()`, besides the adapters. */
const revealers = new Set([
  'src/main/shell/clipboard.ts',
  'src/main/core/vault/jwt/decode.ts',
  'src/main/core/vault/jwt/mask.ts',
  'src/main/core/files/token-file/splice.ts',
  'src/main/core/vault/jwt/embed-token.ts',
]);

function roomOf(path: string): Room {
  if (path === 'package.json') return 'index';
  const [, first = '', second = ''] = path.split('/');
  if (first !== 'main') return first as Room;
  if (
    [
      'index.ts',
      'app-id.ts',
      'compose.ts',
      'compose-cli.ts',
      'compose-report.ts',
      'compose-status.ts',
      'join-desktop.ts',
      'start-window.ts',
      'window-ports.ts',
      'load-settings.ts',
    ].includes(second)
  )
    return 'index';
  return second as Room;
}

describe('the house', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(new Set(sources.map(({ path }) => roomOf(path)))).toEqual(
      new Set(['shared', 'core', 'adapters', 'shell', 'cli', 'index', 'preload', 'renderer']),
    );
  });

  it('imports one way only', () => {
    const wrong = sources.flatMap(({ path, own }) => {
      const room = roomOf(path);
      return own
        .filter((target) => roomOf(target) !== room && !mayImport[room].includes(roomOf(target)))
        .map((target) => `${path} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(findCycles(new Map(sources.map(({ path, own }) => [path, own])))).toEqual([]);
  });

  it('has no cycles between folders', () => {
    const folders = new Map<string, Set<string>>();
    for (const { path, own } of sources) {
      const targets = folders.get(dirname(path)) ?? new Set();
      for (const target of own) targets.add(dirname(target));
      targets.delete(dirname(path));
      folders.set(dirname(path), targets);
    }
    expect(folders.size).toBeGreaterThan(40);
    expect(findCycles(folders)).toEqual([]);
  });

  it.each([
    ['src/main/core', mayImportInCore],
    ['src/shared', mayImportInShared],
  ] as const)('lets the rooms of %s import one way', (house, mayImportInside) => {
    const allowed: Readonly<Record<string, readonly string[]>> = mayImportInside;
    const roomIn = (path: string) =>
      path.startsWith(`${house}/`) ? (path.slice(house.length + 1).split('/')[0] ?? null) : null;
    const wrong = sources.flatMap(({ path, own }) => {
      const room = roomIn(path);
      if (room === null) return [];
      return own
        .filter((target) => {
          const other = roomIn(target);
          return other !== null && other !== room && !(allowed[room] ?? []).includes(other);
        })
        .map((target) => `${path} → ${target}`);
    });
    expect(wrong).toEqual([]);
    const rooms = sources.map(({ path }) => roomIn(path)).filter((room) => room !== null);
    expect(new Set(rooms)).toEqual(new Set(Object.keys(allowed)));
  });

  it('lets no view import another', () => {
    const view = (path: string) => /^src\/renderer\/views\/([^/]+)\//.exec(path)?.[1] ?? null;
    const wrong = sources.flatMap(({ path, own }) =>
      own
        .filter((target) => view(path) !== null && view(target) !== null && view(path) !== view(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(sources.filter(({ path }) => view(path) !== null).length).toBeGreaterThan(30);
  });

  it('lets only shell, preload and index import electron', () => {
    expect(importersOf((name) => name === 'electron', ['shell', 'preload', 'index'])).toEqual([]);
  });

  it('lets only adapters, cli and index import node, and shell its path and url', () => {
    expect(importersOf((name) => name.startsWith('node:'), ['adapters', 'cli', 'index', 'shell'])).toEqual(
      [],
    );
    const shell = sources.filter(({ path }) => roomOf(path) === 'shell').flatMap(({ packages }) => packages);
    expect(
      shell.filter((name) => name.startsWith('node:') && !['node:path', 'node:url'].includes(name)),
    ).toEqual([]);
  });

  it('keeps core and shared to pure libraries', () => {
    const core = sources.filter(({ path }) => roomOf(path) === 'core').flatMap(({ packages }) => packages);
    expect(core.filter((name) => !corePackages.has(name))).toEqual([]);
    const shared = sources
      .filter(({ path }) => roomOf(path) === 'shared')
      .flatMap(({ packages }) => packages);
    expect(shared.filter((name) => name !== 'zod')).toEqual([]);
  });

  it('lets one module import client-node', () => {
    const importers = sources.filter(({ packages }) => packages.includes('@kubernetes/client-node'));
    expect(importers.map(({ path }) => path)).toEqual(['src/main/adapters/api/client-library.ts']);
  });

  it('loads no library before tray and window are there', () => {
    const texts = new Map(sources.map(({ path, text }) => [path, text]));
    const loaded = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (loaded.has(path)) return;
      loaded.add(path);
      for (const [, name = ''] of (texts.get(path) ?? '').matchAll(/^import (?!type )[^;]*?'([^']+)';$/gm)) {
        if (name.startsWith('.')) visit(normalize(join(dirname(path), name)));
        else packages.add(name);
      }
    };
    visit('src/main/index.ts');
    visit('src/main/start-window.ts');
    expect(loaded).toContain('src/main/shell/tray.ts');
    expect([...packages].filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
  });

  it('reveals secrets only where it must', () => {
    const callers = sources.filter(({ text }) => text.includes('.reveal()')).map(({ path }) => path);
    expect(callers.filter((path) => roomOf(path) !== 'adapters' && !revealers.has(path))).toEqual([]);
  });

  it('gives no two exports one name, and case alone tells only a type from its value', () => {
    const places = new Map<string, { name: string; path: string; text: string }[]>();
    for (const { path, text } of sources)
      for (const [, name = ''] of text.matchAll(
        /^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm,
      )) {
        const key = name.toLowerCase();
        places.set(key, [...(places.get(key) ?? []), { name, path, text }]);
      }
    expect(places.size).toBeGreaterThan(500);
    const twice = [...places.values()].filter((exports) =>
      exports.some((a) =>
        exports.some(
          (b) =>
            a.path !== b.path &&
            (a.name === b.name ||
              ![a, b].some(({ text }) => text.includes(`: ${a.name < b.name ? a.name : b.name}`))),
        ),
      ),
    );
    expect(twice.map((exports) => exports.map(({ name, path }) => `${path} ${name}`))).toEqual([]);
  });

  it('gives no file of shared the name of one of the renderer', () => {
    const nameOf = (path: string) => basename(path).replace(/\.tsx?$/, '');
    const inShared = new Set(
      sources.filter(({ path }) => roomOf(path) === 'shared').map(({ path }) => nameOf(path)),
    );
    const same = sources.filter(({ path }) => roomOf(path) === 'renderer' && inShared.has(nameOf(path)));
    expect(same.map(({ path }) => path)).toEqual([]);
  });

  it('sends to the page in one place', () => {
    const senders = sources.filter(
      ({ path, text }) =>
        ['shell', 'index'].includes(roomOf(path)) && /\.(?:send|sendToFrame|postMessage)\(/.test(text),
    );
    expect(senders.map(({ path }) => path)).toEqual(['src/main/shell/ipc-contract.ts']);
  });

  it('writes the command that renews a certificate in one place', () => {
    const writers = sources.filter(({ text }) =>
      /\brefresh-certs -/.test(text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')),
    );
    expect(writers.map(({ path }) => path)).toEqual(['src/shared/words/known/fit-way.ts']);
  });

  it('has no room that opens everything', () => {
    const barrels = sources.filter(
      ({ path, text }) => /\/index\.tsx?$/.test(path) && /^export .* from /m.test(text),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it('gives only what runs in the page the DOM', () => {
    const rooms = ['shared', 'main', 'main/core', 'main/adapters', 'main/shell', 'main/cli'];
    const libraries = [...rooms, 'renderer'].map((room) => {
      const file = join(checkout, 'src', room, 'tsconfig.json');
      const { config } = ts.readConfigFile(file, (path) => readFileSync(path, 'utf8'));
      return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options.lib?.join() ?? '';
    });
    expect(libraries.map((names) => names.includes('dom'))).toEqual([...rooms.map(() => false), true]);
  });

  it('has no file over 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 300).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

/** Every way that leads back to where it began, once each. */
function findCycles(imports: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): string[] => {
    if (above.includes(path)) return [[...above.slice(above.indexOf(path)), path].join(' → ')];
    if (done.has(path)) return [];
    const cycles = [...(imports.get(path) ?? [])].flatMap((target) => visit(target, [...above, path]));
    done.add(path);
    return cycles;
  };
  return [...imports.keys()].flatMap((path) => visit(path, []));
}

function importersOf(isIt: (name: string) => boolean, rooms: readonly Room[]): string[] {
  return sources
    .filter(({ path, packages }) => packages.some(isIt) && !rooms.includes(roomOf(path)))
    .map(({ path }) => path);
}
