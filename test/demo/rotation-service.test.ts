import { mkdirSync, writeFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoCluster, type DemoCluster } from '../../src/main/adapters/demo/start-demo-cluster.ts';
import { createRotationStarter } from '../../src/main/adapters/engine-starter/create-rotation-starter.ts';
import { createSnapDataFiles } from '../../src/main/adapters/files/snap-data-files.ts';
import type { Log, RotationStarter } from '../../src/main/core/ports/machine.ts';
import type { SnapDataFiles } from '../../src/main/core/ports/files.ts';
import type {
  RotationCommand,
  RotationOutcome,
  RotationProgress,
  RotationRecord,
} from '../../src/shared/contract/state/rotation.ts';
import { eventually } from '../desktop/processes.ts';
import { openKeyfob, type OpenKeyfob, openOf } from '../fakes/open-keyfob.ts';

const reverted: RotationProgress = { kind: 'end', outcome: { result: 'reverted' }, at: 1 };

describe('the window of a rotation, on the demo cluster', () => {
  let demo: DemoCluster;
  let opened: OpenKeyfob;
  let started: RotationCommand[];
  /** Holds back what the next read of the journal found. */
  let heldBack: Promise<void> | null;
  /** Answers instead of the system whether the journal's engine runs. */
  let isRunning: (() => boolean) | null;
  /** Done before the engine is started. */
  let beforeStart: (() => Promise<void>) | null;

  /** What the engine waits for. */
  let engineWaits: Promise<void>;
  /** What starting the engine throws. */
  let startFault: Error | null;
  /** The incidents of the log. */
  let incidents: unknown[];

  beforeEach(async () => {
    engineWaits = Promise.resolve();
    startFault = null;
    incidents = [];
    demo = await startDemoCluster();
    started = [];
    heldBack = null;
    isRunning = null;
    beforeStart = null;
    const engine = join(demo.snapData, '../engine');
    writeFileSync(engine, `#!/bin/sh\necho '${JSON.stringify(reverted)}'\n`, { mode: 0o755 });
    const starter = createRotationStarter({
      isRoot: true,
      program: engine,
      programArguments: [],
      installed: null,
      searchPath: '/bin',
      stateFolder: join(demo.snapData, '../state'),
      demo: null,
    });
    const rotationStarter: RotationStarter = {
      ...starter,
      async way(snapData) {
        const way = await starter.way(snapData);
        await beforeStart?.();
        return way;
      },
      async start(call, way, onLine) {
        started.push(call.command);
        if (startFault !== null) throw startFault;
        await engineWaits;
        return starter.start(call, way, onLine);
      },
      isRunning: (engine) => (isRunning === null ? starter.isRunning(engine) : Promise.resolve(isRunning())),
    };
    const real = createSnapDataFiles();
    const files: SnapDataFiles = {
      ...real,
      async read(file, limit) {
        const content = await real.read(file, limit);
        const held = file.endsWith('/journal') ? heldBack : null;
        if (held !== null) heldBack = null;
        await held;
        return content;
      },
    };
    const log: Log = {
      write(event, facts) {
        if (event === 'bug') incidents.push(facts?.incident);
      },
      pageBug: () => undefined,
      failure: () => undefined,
    };
    opened = await openKeyfob(demo.snapData, undefined, { rotationStarter, files, log });
  });
  afterEach(async () => {
    await opened.close();
    demo.stop();
  });

  it('begins once when Undo and Finish are pressed one after the other', async () => {
    const replies = await Promise.all([
      opened.handlers['rotation:start']({ command: 'undo' }),
      opened.handlers['rotation:start']({ command: 'resume' }),
    ]);
    expect(replies).toEqual([
      { ok: true, value: {} },
      { ok: false, error: { code: 'rotation-busy', pid: null } },
    ]);
    expect(started).toEqual(['undo']);
  });

  it('rotates nothing when another cluster was opened after the person confirmed', async () => {
    const other = await startDemoCluster();
    beforeStart = () => opened.keyfob.clusters.turnTo(other.snapData);
    const reply = await opened.handlers['rotation:start']({ command: 'rotate' });
    other.stop();
    expect(reply).toEqual({ ok: false, error: { code: 'cluster-changed' } });
    expect(started).toEqual([]);
    expect(opened.keyfob.store.snapshot.rotation.run).toBeNull();
  });

  /** The journal that an engine left, which ended at 2 or is still at work. */
  function writeJournal(outcome: RotationOutcome | null): void {
    const { cluster } = opened.keyfob.store.snapshot;
    if (cluster.status !== 'open') throw new Error(cluster.status);
    const folder = join(demo.snapData, '../state', cluster.identity);
    mkdirSync(folder, { recursive: true });
    const records: RotationRecord[] = [
      {
        kind: 'begun',
        version: 1,
        rotation: 'r',
        snapData: demo.snapData,
        tokenFile: '/f',
        clientConfig: null,
        engine: { pid: 1, bootId: 'b', startTicks: '1' },
        at: 1,
      },
      ...(outcome === null ? [] : [{ kind: 'ended' as const, outcome, at: 2 }]),
    ];
    writeFileSync(join(folder, 'journal'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }

  it('names a rotation that ended without a window in Activity, once and at the time of its end', async () => {
    const { handlers, keyfob } = opened;
    writeJournal({ result: 'rotated', forgetAt: 3, others: [], masters: [] });
    for (let looks = 0; looks < 2; looks++) {
      await keyfob.clusters.refresh();
      await eventually('a look', () =>
        keyfob.store.snapshot.rotation.journal.status === 'ended' ? true : null,
      );
    }
    await keyfob.activity.settled();
    const entry = { event: 'static-token-rotated', subject: 'admin', jti: null, at: 2 };
    const list = await handlers['activity:list']({ offset: 0, limit: 10 });
    expect(list).toMatchObject({ ok: true, value: { total: 1, entries: [entry] } });
    openOf(keyfob).activity.noteOnce('static-token-rotated', 'admin', 2);
    await keyfob.activity.settled();
    expect(await handlers['activity:list']({ offset: 0, limit: 10 })).toEqual(list);
  });

  it('keeps the run of an engine on the screen while the files cannot be read for a moment', async () => {
    const { handlers, keyfob } = opened;
    let end: () => void = () => undefined;
    engineWaits = new Promise((resolve) => (end = resolve));
    expect(await handlers['rotation:start']({ command: 'undo' })).toEqual({ ok: true, value: {} });
    const config = join(demo.snapData, 'credentials/client.config');
    renameSync(config, `${config}.away`);
    await keyfob.clusters.refresh();
    expect(keyfob.store.snapshot).toMatchObject({
      cluster: { status: 'open' },
      rotation: { run: { command: 'undo', status: 'running' } },
    });
    end();
    await eventually('the miss', () => (keyfob.store.snapshot.cluster.status === 'open' ? null : true));
    renameSync(`${config}.away`, config);
  });

  it('goes on telling what this start told of a cut-off rotation when the cluster is left and entered again', async () => {
    const { keyfob } = opened;
    isRunning = () => false;
    writeJournal(null);
    const look = async () => {
      await keyfob.clusters.refresh();
      return eventually('a look', () => {
        const { journal } = keyfob.store.snapshot.rotation;
        return journal.status === 'unfinished' ? journal : null;
      });
    };
    expect(await look()).toMatchObject({ inForce: 'old', isAcknowledged: false });
    const folder = keyfob.store.snapshot.cluster.snapData;
    await keyfob.clusters.turnTo('/no/snap/data');
    await keyfob.clusters.turnTo(folder);
    expect(await look()).toMatchObject({ inForce: 'old', isAcknowledged: false });
  });

  it('names an undone rotation in Activity', async () => {
    const { handlers, keyfob } = opened;
    writeJournal({ result: 'reverted' });
    expect(await handlers['rotation:start']({ command: 'undo' })).toEqual({ ok: true, value: {} });
    const entries = await eventually('an entry', async () => {
      const list = await handlers['activity:list']({ offset: 0, limit: 10 });
      return list.ok && list.value.total > 0 ? list.value.entries : null;
    });
    expect(keyfob.store.snapshot.rotation.run?.outcome).toEqual({ result: 'reverted' });
    expect(entries.map(({ event, subject }) => ({ event, subject }))).toEqual([
      { event: 'static-token-restored', subject: 'admin' },
    ]);
  });

  it('does not put what an older look found late in the place of what a newer one found', async () => {
    const { keyfob } = opened;
    const journal = () => keyfob.store.snapshot.rotation.journal.status;
    await eventually('a first look', () => (journal() === 'none' ? true : null));
    let release: () => void = () => undefined;
    heldBack = new Promise((resolve) => (release = resolve));
    await keyfob.clusters.refresh();
    await eventually('an older look', () => (heldBack === null ? true : null));

    writeJournal({ result: 'reverted' });
    await keyfob.clusters.refresh();
    await eventually('a newer look', () => (journal() === 'ended' ? true : null));
    release();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(journal()).toBe('ended');
  });

  it('believes an engine that ends just after its journal was read', async () => {
    const { keyfob } = opened;
    const { store } = keyfob;
    const seen = new Set<string>();
    store.subscribe(({ rotation: { journal } }) => seen.add(journal.status));
    const end = () => {
      writeJournal({ result: 'reverted' });
      return false;
    };

    writeJournal(null);
    isRunning = end;
    await keyfob.clusters.refresh();
    await eventually('a look', () => (store.snapshot.rotation.journal.status === 'ended' ? true : null));
    expect(seen).not.toContain('unfinished');

    writeJournal(null);
    isRunning = () => true;
    await keyfob.clusters.refresh();
    await eventually('the run', () => (store.snapshot.rotation.run?.status === 'running' ? true : null));
    isRunning = end;
    const run = await eventually('its end', () => {
      const { run: joined } = store.snapshot.rotation;
      return joined?.status === 'ended' ? joined : null;
    });
    expect({ outcome: run.outcome, error: run.error }).toEqual({
      outcome: { result: 'reverted' },
      error: null,
    });
  });

  const ended = () =>
    eventually('the end of the run', () => {
      const { run } = opened.keyfob.store.snapshot.rotation;
      return run?.status === 'ended' ? run : null;
    });

  it('ends a run whose engine could not be started for a bug, with the incident of the log', async () => {
    startFault = new TypeError('not for people');
    await opened.handlers['rotation:start']({ command: 'undo' });
    expect((await ended()).error).toEqual({ code: 'bug', incident: incidents[0] });
    expect(incidents).toHaveLength(1);
    startFault = null;
    expect(await opened.handlers['rotation:start']({ command: 'undo' })).toEqual({ ok: true, value: {} });
  });

  it('ends a run that can be followed no more for a bug, with the incident of the log', async () => {
    const { keyfob } = opened;
    writeJournal(null);
    isRunning = () => true;
    await keyfob.clusters.refresh();
    await eventually('the run', () =>
      keyfob.store.snapshot.rotation.run?.status === 'running' ? true : null,
    );
    isRunning = () => {
      throw new TypeError('not for people');
    };
    expect((await ended()).error).toEqual({ code: 'bug', incident: incidents[0] });
  });
});
