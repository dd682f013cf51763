import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSnapDataFiles } from '../../../../src/main/adapters/files/snap-data-files.ts';
import { makeReport } from '../../../../src/main/core/desk/report/make-report.ts';
import { ok } from '../../../../src/shared/contract/values/result.ts';
import { unknownMachine } from '../../../fakes/unknown-machine.ts';

const cluster = { snapData: '/var/snap/microk8s/current', mode: 'token', version: null } as const;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keyfob-root-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The files of a machine whose root is the test's folder. */
function filesBelow() {
  const files = createSnapDataFiles();
  return {
    read: (path: string, limit: number) => files.read(join(root, path), limit),
    async resolve(folder: string) {
      const resolved = await files.resolve(join(root, folder));
      return resolved.ok ? ok(resolved.value.slice(root.length)) : resolved;
    },
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const line = (text: string, name: string) => text.split('\n').find((each) => each.startsWith(`${name}:`));

it('tells the revision of the snap, and the version of Kubernetes in it until an API server told one', async () => {
  write('/etc/os-release', 'ID=ubuntu\nVERSION_ID="24.04"\n');
  write('/snap/microk8s/8148/meta/snap.yaml', "name: microk8s\nversion: 'v1.33.4'\n");
  write('/var/snap/microk8s/8148/args/kube-apiserver', '');
  symlinkSync('8148', join(root, '/var/snap/microk8s/current'));
  const parts = { files: filesBelow(), machine: unknownMachine };
  const report = await makeReport(parts, cluster);
  expect(line(report, 'Distribution')).toMatch(/ubuntu 24\.04$/);
  expect(line(report, 'MicroK8s')).toMatch(/revision 8148$/);
  expect(line(report, 'Kubernetes')).toMatch(/ v1\.33\.4$/);
  expect(line(await makeReport(parts, { ...cluster, version: 'v1.34.0' }), 'Kubernetes')).toMatch(
    / v1\.34\.0$/,
  );
});

it('is made also where nothing can be read', async () => {
  const report = await makeReport({ files: filesBelow(), machine: unknownMachine }, cluster);
  expect(line(report, 'Distribution')).toMatch(/not known$/);
  expect(line(report, 'MicroK8s')).toMatch(/not known$/);
  expect(line(report, 'Authentication')).toMatch(/token$/);
});

it('lists the last twenty incidents of all files by their time', async () => {
  const bug = (minute: number) => ({
    at: `2026-11-29T05:${String(minute).padStart(2, '0')}:00.000Z`,
    event: 'bug',
    incident: '0123456789abcdef',
  });
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `${JSON.stringify(bug(from + index))}\n`).join('');
  write('/a.log', lines(15, 30));
  write('/b.log', lines(0, 15));
  const machine = { ...unknownMachine, logFiles: ['/a.log', '/b.log', '/absent.log'] };
  const report = await makeReport({ files: filesBelow(), machine }, cluster);
  const times = [...report.matchAll(/T05:(\d\d):/g)].map(([, minute]) => Number(minute));
  expect(times).toEqual(Array.from({ length: 20 }, (_, index) => 10 + index));
});
