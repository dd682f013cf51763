import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  chunkLoader,
  chunkPlace,
  compileChunk,
  writeCompiled,
} from '../../src/main/adapters/system/load-chunks.ts';

// What this process has compiled once V8 would else find there again.
setFlagsFromString('--no-compilation-cache');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfob-chunks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, source: string) => writeFileSync(join(folder, name), source);

/** Loads a chunk anew; whether V8 took what was compiled before. */
function load(name: string) {
  const scripts: Script[] = [];
  const exports = chunkLoader(folder, (_chunk, script) => scripts.push(script))(name);
  return { exports, isTaken: scripts.map(({ cachedDataRejected }) => cachedDataRejected === false) };
}

const compileAll = () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.cjs')))
    writeCompiled(join(folder, name), compileChunk(join(folder, name)));
};

it('loads a chunk and those that it needs, each once, with what Node gives a module', () => {
  write(
    'one.cjs',
    'const two=require("./two.cjs");exports.same=two===require("./two.cjs");exports.path=require("node:path");exports.folder=__dirname',
  );
  write('two.cjs', 'exports.count=(globalThis.count??0)+1');
  const { exports, isTaken } = load('one.cjs');
  expect(exports).toMatchObject({ same: true, folder });
  expect(exports).toHaveProperty('path.join', join);
  expect(isTaken).toEqual([false, false]);
});

it('lets chunks need each other', () => {
  write('one.cjs', 'exports.early=1;exports.other=require("./two.cjs").seen');
  write('two.cjs', 'exports.seen=require("./one.cjs").early');
  expect(load('one.cjs').exports).toEqual({ early: 1, other: 1 });
});

it('loads a chunk again that failed', () => {
  write('one.cjs', 'if(globalThis.isLate!==true)throw new TypeError("too early");exports.value=1');
  const load = chunkLoader(folder);
  expect(() => load('one.cjs')).toThrow('too early');
  (globalThis as { isLate?: boolean }).isLate = true;
  expect(load('one.cjs')).toEqual({ value: 1 });
});

it('takes what was compiled before', () => {
  write('one.cjs', 'exports.value="’"');
  compileAll();
  expect(load('one.cjs')).toEqual({ exports: { value: '’' }, isTaken: [true] });
});

it.each([
  ['of the same length', 'exports.value=2'],
  ['of another length', 'exports.value=2;'],
])('compiles a source %s anew', (_what, source) => {
  write('one.cjs', 'exports.value=1');
  compileAll();
  write('one.cjs', source);
  expect(load('one.cjs')).toEqual({ exports: { value: 2 }, isTaken: [false] });
});

it.each([0, 1, 15, 16, 40])('compiles anew where only %d bytes of what was compiled are left', (length) => {
  write('one.cjs', 'exports.value=1');
  compileAll();
  const compiled = join(folder, 'one.cjs.compiled');
  writeFileSync(compiled, readFileSync(compiled).subarray(0, length));
  expect(load('one.cjs')).toEqual({ exports: { value: 1 }, isTaken: [false] });
});

it.each([false, true])(
  'tells of an error at the place below the app’s folder, compiled: %s',
  (isCompiled) => {
    write(
      'one.cjs',
      'exports.fail=()=>{throw new TypeError("no")};\nexports.again=()=>{throw new TypeError("no")}',
    );
    if (isCompiled) compileAll();
    const { exports, isTaken } = load('one.cjs') as { exports: Record<string, () => void>; isTaken: unknown };
    expect(isTaken).toEqual([isCompiled]);
    const places = ['fail', 'again'].map((name) => {
      try {
        exports[name]!();
      } catch (error) {
        return /\((.*)\)/.exec((error as Error).stack!.split('\n')[1]!)?.[1];
      }
      return null;
    });
    const place = chunkPlace(join(folder, 'one.cjs'));
    expect(place).toMatch(/^tmp\/keyfob-chunks-\w+\/one\.cjs$/);
    expect(places).toEqual([`${place}:1:25`, `${place}:2:26`]);
  },
);
