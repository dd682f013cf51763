import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMicroK8sService } from '../../src/main/adapters/engine/microk8s-service.ts';

const service = 'microk8s.daemon-kubelite';
const notFound = { ok: false, error: { code: 'rotation-no-restart' } };

describe('the service of MicroK8s', () => {
  let root: string;
  let log: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'keyfob-programs-'));
    log = join(root, 'log');
    writeFileSync(log, '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** A folder with a program that writes down its arguments and environment, then does `script`. */
  const program = (folder: string, name: string, script = '') => {
    mkdirSync(join(root, folder), { recursive: true });
    const file = join(root, folder, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $* home=$HOME" >> ${log}\n${script}\n`);
    chmodSync(file, 0o755);
    return join(root, folder);
  };
  const open = (searchPath: string, withinMs = 5000) =>
    createMicroK8sService({
      searchPath,
      askWithinMs: withinMs,
      restartWithinMs: withinMs,
      forgetCommand: null,
    });

  it('is restarted by snap, by systemctl where there is no snap, and else not at all', async () => {
    const withSnap = `${program('snap', 'snap')}:${program('systemd', 'systemctl')}`;
    expect(await open(withSnap).restart(service)).toEqual({ ok: true, value: null });
    expect(await open(join(root, 'systemd')).restart(service)).toEqual({ ok: true, value: null });
    expect(readFileSync(log, 'utf8').split('\n')).toEqual([
      `snap restart ${service} home=`,
      `systemctl restart snap.${service}.service home=`,
      '',
    ]);
    for (const path of ['', root, 'relative:../x']) {
      expect(await open(path).check()).toEqual(notFound);
      expect(await open(path).restart(service)).toEqual(notFound);
    }
  });

  it('says when the restart fails, and does not wait for ever', async () => {
    const failed = { ok: false, error: { code: 'rotation-restart-failed', service } };
    expect(await open(program('bad', 'snap', 'exit 3')).restart(service)).toEqual(failed);
    expect(await open(program('slow', 'snap', 'exec sleep 60'), 300).restart(service)).toEqual(failed);
    const began = performance.now();
    expect(await open(program('script', 'snap', 'sleep 20'), 300).restart(service)).toEqual(failed);
    const left = program('left', 'snap', 'sleep 20 & exit 0');
    expect(await open(left).restart(service)).toEqual({ ok: true, value: null });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each([
    ['Done', false],
    ['Error', false],
    ['Hold', false],
    ['Undone', false],
    ['Doing', true],
    ['Do', true],
    ['Undoing', true],
    ['Wait', true],
  ])('tells from a change that is %s whether one runs', async (status, isChanging) => {
    const table = `ID   Status  Spawn  Ready  Summary\\n12   ${status}  today  -  Refresh\\n`;
    const folder = program('snap', 'snap', `printf '${table}'`);
    expect(await open(folder).isChanging()).toEqual({ ok: true, value: isChanging });
  });

  it('does not take a silent snapd for a calm one', async () => {
    for (const script of ['exit 1', 'sleep 20 & exit 0'])
      expect(await open(program('bad', 'snap', script)).isChanging()).toEqual({
        ok: false,
        error: { code: 'rotation-microk8s-busy', reason: 'unknown' },
      });
    expect(await open(program('none', 'snap')).isChanging()).toEqual({ ok: true, value: false });
  });

  it('takes programs only from where nobody else can put one', async () => {
    const good = program('good', 'snap');
    const open777 = program('open', 'snap');
    chmodSync(open777, 0o777);
    expect(await open(`${open777}:${good}`).check()).toEqual({ ok: true, value: null });
    expect(await open(open777).check()).toEqual(notFound);
    mkdirSync(join(root, 'linked'));
    symlinkSync(join(open777, 'snap'), join(root, 'linked/snap'));
    expect(await open(join(root, 'linked')).check()).toEqual(notFound);
    chmodSync(join(good, 'snap'), 0o644);
    expect(await open(good).check()).toEqual(notFound);
  });

  it('finds programs behind links that nobody else can change, as in /bin of a merged system', async () => {
    const good = program('usr/bin', 'snap');
    symlinkSync('usr/bin', join(root, 'bin'));
    symlinkSync('../bin/./snap', join(good, 'linked-snap'));
    mkdirSync(join(root, 'snap'));
    symlinkSync('../usr/bin/linked-snap', join(root, 'snap/snap'));
    expect(await open(join(root, 'bin')).check()).toEqual({ ok: true, value: null });
    expect(await open(join(root, 'snap')).check()).toEqual({ ok: true, value: null });
    const relay = program('relay', 'other');
    symlinkSync('../usr/bin/snap', join(relay, 'snap'));
    rmSync(join(root, 'snap/snap'));
    symlinkSync('../relay/snap', join(root, 'snap/snap'));
    expect(await open(join(root, 'snap')).check()).toEqual({ ok: true, value: null });
    chmodSync(relay, 0o775);
    expect(await open(join(root, 'snap')).check()).toEqual(notFound);
  });
});
