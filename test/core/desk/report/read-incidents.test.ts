import { expect, it } from 'vitest';
import { readIncidents } from '../../../../src/main/core/desk/report/read-incidents.ts';

const bug = {
  at: '2026-11-29T05:20:51.123Z',
  event: 'bug',
  incident: '0123456789abcdef',
  from: null,
  request: 'token:mint',
  type: 'TypeError',
  version: '0.1.0',
  frames: ['src/main/core/cluster/tokens/mint-service.ts:12:3'],
};

const read = (...lines: object[]) =>
  readIncidents([lines.map((line) => JSON.stringify(line)).join('\n')], 20);

it('gives a bug as the log has it, without the names of functions', () => {
  const named = { ...bug, frames: ['mint src/main/core/cluster/tokens/mint-service.ts:12:3'] };
  expect(read(bug, named)).toEqual([bug, bug]);
});

it('passes nothing that is not of a known shape', () => {
  const canary = 'canary-home';
  expect(
    read({
      ...bug,
      from: canary,
      request: canary,
      type: canary,
      version: canary,
      [canary]: canary,
      frames: [
        canary,
        `mint ${canary}.ts:1:1`,
        `mint src/main/../../${canary}.ts:1:1`,
        `mint /home/${canary}/src/main/index.ts:1:1`,
        `mint ${canary}/src/main/index.ts:1:1`,
        `${canary} src/main/index.ts:1:1`,
        `${canary} ${canary} src/main/index.ts:2:2`,
        `mint src/${canary}/index.ts:1:1`,
        `mint src/main/index.ts:1:1 ${canary}`,
        7,
        'open node_modules/@jellybrick/dbus-next/lib/bus.js:1:2',
      ],
    }),
  ).toEqual([
    {
      ...bug,
      request: null,
      type: null,
      version: null,
      frames: ['src/main/index.ts:1:1', 'node_modules/@jellybrick/dbus-next/lib/bus.js:1:2'],
    },
  ]);
  expect(
    read(
      { ...bug, at: canary },
      { ...bug, incident: canary },
      { ...bug, event: canary },
      { at: bug.at, event: 'token.mint', code: 'api-unreachable' },
    ),
  ).toEqual([]);
  expect(readIncidents([canary, '', '"', 'null', `{"at":"${canary}`], 20)).toEqual([]);
});

it('gives those of the page, and of earlier versions without frames', () => {
  const { request, type, version, frames, ...breach } = { ...bug, event: 'page-breach' };
  expect(read(breach)).toEqual([{ ...breach, request: null, type: null, version: null, frames: [] }]);
  const page = { ...breach, event: 'page-bug', from: 'view', request, type };
  expect(read(page)).toEqual([{ ...page, version: null, frames: [] }]);
  expect([version, frames.length]).toEqual(['0.1.0', 1]);
});

it('gives the last ones, newest last, across the files of a log', () => {
  const at = (second: number) => ({ ...bug, at: `2026-11-29T05:20:${String(second).padStart(2, '0')}.000Z` });
  const lines = Array.from({ length: 50 }, (_, second) => JSON.stringify(at(second)));
  const files = [lines.slice(0, 30).join('\n'), lines.slice(30).join('\n')];
  expect(readIncidents(files, 25).map((each) => each.at)).toEqual(
    Array.from({ length: 25 }, (_, index) => at(25 + index).at),
  );
});
