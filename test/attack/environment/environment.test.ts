import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaticToken } from '../../cluster/snap-data.ts';
import { adminTokens, readCredentials } from '../../cluster/engine.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { runProgram } from '../../desktop/processes.ts';
import { allAtOnce, EnvironmentGround } from './environment-ground.ts';

describe.skipIf(!hasServers)(
  'an environment that weakens TLS or prints what is sent [environment-clean]',
  () => {
    let ground: EnvironmentGround;
    beforeAll(async () => {
      ground = await EnvironmentGround.make();
    });
    afterAll(() => ground.remove());

    it('is seen by no command of the engine, one variable after the other', async () => {
      const plain = await ground.runEngine(['status'], {}, false);
      for (const variables of ground.variables) {
        const run = await ground.runEngine(['status'], variables.env, false);
        expect(ground.findBroken(variables, run)).toEqual([]);
        if ('ELECTRON_RUN_AS_NODE' in variables.env) continue;
        expect([run.code, run.stdout], variables.title).toEqual([plain.code, plain.stdout]);
        expect(run.stderr).toContain(`keyfob: started anew without ${Object.keys(variables.env)[0]!}`);
      }
    });

    it('lets a rotation send nothing to a server of another CA [own-ca]', async () => {
      const all = allAtOnce(ground.variables);
      const run = await ground.runEngine(['rotate'], all.env, true);
      expect(ground.findBroken(all, run)).toEqual([]);
    });

    it('is not seen by a rotation, which is given its input', async () => {
      const all = allAtOnce(ground.variables);
      const token = makeStaticToken();
      const run = await ground.runEngine(['rotate', '--token-stdin'], all.env, false, `${token}\n`);
      expect(ground.findBroken(all, run)).toEqual([]);
      expect(run.code).toBe(0);
      expect(adminTokens(readCredentials(ground.rig.cluster)).clientConfig).toBe(token);
    });

    it('is not seen by the window, which sends nothing to a server of another CA', async () => {
      const all = allAtOnce(ground.variables);
      for (const isForeign of [true, false]) {
        const run = await ground.runWindow(all.env, isForeign);
        expect(ground.findBroken(all, run)).toEqual([]);
        expect(run.code).toBe(0);
      }
    });

    it('is refused where it comes back', async () => {
      const { engine } = ground.rig;
      const { program, args } = engine.command(['rotate']);
      const script = 'KEYFOB_STARTED_ANEW=$$ NODE_DEBUG=http "$@"; exit $?';
      const run = await runProgram('sh', ['-c', script, 'sh', program, ...args], { env: engine.env });
      expect(run).toMatchObject({ code: 3, stdout: '' });
      expect(run.stderr).toContain('keyfob: start Keyfob without NODE_DEBUG');
    });
  },
);
