import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasServers } from '../../cluster/binaries.ts';
import type { Cluster } from '../../cluster/cluster.ts';
import { Engine } from '../../cluster/engine.ts';
import { copySnapData } from '../../cluster/proxy.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import { eventually } from '../../desktop/processes.ts';
import { standBefore, startHostileServer } from './hostile-server.ts';
import { serverModes } from './server-modes.ts';

/** Some calls, each of which may take five seconds, and the start of a program on a busy machine. */
const mostMs = 30_000;

describe.skipIf(!hasServers)('the engine on an API server that is hostile [server-bounded]', () => {
  let rig: RunningRig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.stop());

  /** An engine whose API server is in this mode. */
  const openEngine = async (name: string) => {
    const { cluster, snap } = rig;
    const { behind, keys } = await standBefore(cluster);
    const server = await startHostileServer(behind, keys);
    const mode = serverModes.find((each) => each.name === name);
    if (mode === undefined) throw new Error(`no mode ${name}`);
    server.turn(mode);
    const copy = copySnapData(cluster, server.port);
    const attacked: Cluster = { ...cluster, snapData: { ...cluster.snapData, current: copy.snapData } };
    const engine = new Engine(attacked, snap);
    const tokenFile = () => readFileSync(join(copy.snapData, 'credentials/known_tokens.csv'), 'utf8');
    const stop = async () => {
      engine.remove();
      copy.remove();
      await server.stop();
    };
    return { engine, server, tokenFile, stop };
  };

  it.concurrent.each([
    ['101', 'api-bad-reply'],
    ['103 Early Hints without end', 'api-bad-reply'],
    ['a body that drips', 'api-timeout'],
    ['no reply', 'api-timeout'],
    ['a certificate of another CA', 'api-certificate'],
    ['redirect 302', 'api-server-error'],
  ])('refuses to rotate in time: %s', async (mode, code) => {
    const { engine, server, tokenFile, stop } = await openEngine(mode);
    try {
      const before = tokenFile();
      const began = Date.now();
      const end = await engine.run(['rotate']);
      expect(Date.now() - began).toBeLessThan(mostMs);
      expect(end).toMatchObject({ code: 3, outcome: { result: 'refused', error: { code } } });
      expect(tokenFile()).toBe(before);
      expect(server.stolen()).toBe(0);
      expect((await engine.run(['status'])).code).toBe(0);
    } finally {
      await stop();
    }
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends at once by %s before anything is changed',
    async (signal) => {
      const { engine, server, tokenFile, stop } = await openEngine('no reply');
      try {
        const before = tokenFile();
        const { program, args } = engine.command(['rotate']);
        const child = spawn(program, args, { env: engine.env, stdio: ['ignore', 'pipe', 'inherit'] });
        let said = '';
        child.stdout.setEncoding('utf8').on('data', (more: string) => (said += more));
        const ended = once(child, 'exit') as Promise<[number | null]>;
        const tooSoon = ended.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${said}`)));
        await Promise.race([server.asked(), tooSoon]);
        const began = Date.now();
        child.kill(signal);
        const [code] = await ended;
        expect(Date.now() - began).toBeLessThan(2_000);
        expect(code).toBe(3);
        // Not the end of its output: a process of Chromium's may hold that open for longer than the engine lives.
        const last = await eventually('its last line', () => /^.*"end".*$/m.exec(said)?.[0]);
        expect(JSON.parse(last)).toMatchObject({
          kind: 'end',
          outcome: { result: 'cancelled' },
        });
        expect(tokenFile()).toBe(before);
        expect(engine.stateFiles()).toEqual([]);
      } finally {
        await stop();
      }
    },
  );
});
