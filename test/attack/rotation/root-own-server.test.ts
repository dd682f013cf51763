import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rotate } from '../../../src/main/core/engine/rotate.ts';
import { resume } from '../../../src/main/core/engine/take-up.ts';
import { describe as tell } from '../../../src/shared/words/describe.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';
import { hasServers } from '../../cluster/binaries.ts';
import { Authority, type KeyPair } from '../../cluster/certificates.ts';
import { freePorts, type Cluster } from '../../cluster/cluster.ts';
import { adminTokens, readCredentials, statusOf, type Engine } from '../../cluster/engine.ts';
import { makeParts, quick } from '../../cluster/hasty-parts.ts';
import { startRig, type RunningRig } from '../../cluster/rig.ts';
import type { SnapProgram } from '../../cluster/snap-program.ts';
import { letMembersIn, member, plant, startImpostor, type Impostor, type ImpostorPlan } from './member.ts';

const isRoot = process.getuid?.() === 0;
const names = [
  ...['127.0.0.1', '::1'].map((value) => ({ type: 'ip' as const, value })),
  { type: 'dns' as const, value: 'localhost' },
];

describe.skipIf(!hasServers || !isRoot)(
  'root’s rotation where a member of MicroK8s’ group plants a server [root-own-server] (only root can become one)',
  () => {
    let rig: RunningRig;
    let cluster: Cluster;
    let snap: SnapProgram;
    let engine: Engine;
    let old: string;
    /** What the member makes with the CA key that its group may read. */
    let signed: KeyPair;
    let foreign: Authority;
    let foreignPair: KeyPair;
    let port: number;
    let restore: () => void;
    const impostors: Impostor[] = [];

    beforeAll(async () => {
      rig = await startRig();
      ({ cluster, snap, engine } = rig);
      letMembersIn(cluster);
      old = cluster.snapData.adminToken;
      const issue = (by: Authority) => by.issue({ subject: 'CN=127.0.0.1', usage: 'server', names });
      signed = await issue(await Authority.open(cluster.snapData.current));
      foreign = await Authority.create();
      foreignPair = await issue(foreign);
      [port = 0] = await freePorts(1);
      const texts = Object.entries(files()).map(([, file]) => [file, readFileSync(file, 'utf8')] as const);
      restore = () => {
        for (const [file, text] of texts) writeFileSync(file, text);
      };
    });
    afterEach(async () => {
      for (const impostor of impostors.splice(0)) await impostor.stop();
      restore();
      engine.reset();
      snap.calls.splice(0);
    });
    afterAll(() => rig.stop());

    const files = () => {
      const at = (name: string) => join(cluster.snapData.current, name);
      return {
        config: at('credentials/client.config'),
        authority: at('certs/ca.crt'),
        args: at('args/kube-apiserver'),
        tokens: at('credentials/known_tokens.csv'),
      };
    };
    const impersonate = (plan: Partial<ImpostorPlan>): Impostor => {
      const impostor = startImpostor({ port, old, ...signed, ...plan });
      impostors.push(impostor);
      return impostor;
    };
    const plantServer = (server: string, authority = cluster.snapData.authority) =>
      plant(
        files().config,
        readFileSync(files().config, 'utf8')
          .replace(cluster.server, server)
          .replace(/(certificate-authority-data: ).*/, `$1${Buffer.from(authority.pem).toString('base64')}`),
      );
    const plantPort = (to: number) =>
      plant(files().args, `${readFileSync(files().args, 'utf8')}--secure-port=${to}\n`);
    /** Nothing was touched or sent, and the reason is told. */
    const expectRefusal = async (error: object, impostor: Impostor | null) => {
      const before = readCredentials(cluster);
      const end = await engine.run(['rotate']);
      expect(end.outcome).toEqual({ result: 'refused', error });
      expect(impostor?.tokens ?? []).toEqual([]);
      expect(readCredentials(cluster)).toEqual(before);
      expect(snap.calls.filter((call) => call.startsWith('restart'))).toEqual([]);
      return end;
    };
    const realPath = (file: string) => file.replace('/current/', '/x1/');

    it('in client.config: another CA, another port, another machine', async () => {
      const impostor = impersonate(foreignPair);
      await impostor.listening();
      const file = realPath(files().config);
      plantServer(cluster.server, foreign);
      await expectRefusal(
        { code: 'rotation-other-authority', file, authority: realPath(files().authority) },
        impostor,
      );
      plantServer(`https://127.0.0.1:${port}`, foreign);
      const elsewhere = (server: string, problem: string) => ({
        ...{ code: 'rotation-server-elsewhere', file, server, problem },
      });
      await expectRefusal(elsewhere(`https://127.0.0.1:${port}`, 'port'), impostor);
      for (const host of ['192.0.2.7', 'kubernetes.example', '127.0.0.1.example', '[2001:db8::1]']) {
        restore();
        const server = cluster.server.replace('127.0.0.1', host);
        plantServer(server);
        await expectRefusal(elsewhere(server, 'host'), impostor);
      }
      expect(impostor.seen).toEqual([]);
    });

    it.each(['127.0.0.1', 'localhost'])(
      'in client.config, certs/ca.crt and args alike, as %s, under a CA of its own',
      async (host) => {
        const impostor = impersonate(foreignPair);
        await impostor.listening();
        const server = `https://${host}:${port}`;
        plantServer(server, foreign);
        plant(files().authority, foreign.pem);
        plantPort(port);
        const error = { code: 'rotation-server-not-own', server, uid: member.uid } as const;
        const end = await expectRefusal(error, impostor);
        expect(impostor.seen).toEqual([]);
        expect(end.lines.at(-2)).toMatchObject({ kind: 'failed', step: 'preflight', error });
        expect(tell(error, nothingKnown).message).toContain(`another user (${member.uid})`);
      },
    );

    it('with a certificate signed by the real ca.key', async () => {
      const impostor = impersonate({});
      await impostor.listening();
      plantServer(`https://127.0.0.1:${port}`);
      plantPort(port);
      await expectRefusal(
        { code: 'rotation-server-not-own', server: `https://127.0.0.1:${port}`, uid: member.uid },
        impostor,
      );
    });

    it('at ::1, where localhost may lead first, beside the real API server', async () => {
      const own = Number(new URL(cluster.server).port);
      const impostor = impersonate({ port: own, host: '::1' });
      await impostor.listening();
      const server = `https://localhost:${own}`;
      plantServer(server);
      await expectRefusal({ code: 'rotation-server-not-own', server, uid: member.uid }, impostor);
      await impostor.stop();
      expect((await engine.run(['rotate'])).outcome?.result).toBe('rotated');
      expect((await engine.run(['rotate', '--undo'])).outcome?.result).toBe('reverted');
    });

    it('as a forwarder to the real one, whose certificate is real', async () => {
      const impostor = impersonate({ forwardTo: Number(new URL(cluster.server).port) });
      await impostor.listening();
      const server = `https://127.0.0.1:${port}`;
      plantServer(server);
      plantPort(port);
      await expectRefusal({ code: 'rotation-server-not-own', server, uid: member.uid }, impostor);
    });

    it.each([
      ['127.0.0.1', '127.0.0.1'],
      ['::', '127.0.0.1'],
      ['::', '[::1]'],
    ])('behind a listening socket of root’s own at %s, called as %s', async (host, called) => {
      const impostor = impersonate({ host, handedDown: true });
      await impostor.listening();
      const server = `https://${called}:${port}`;
      plantServer(server);
      plantPort(port);
      await expectRefusal({ code: 'rotation-server-not-own', server, uid: member.uid }, impostor);
      expect(impostor.seen).toContain('connection');
    });

    it('at the port while the API server restarts, until it goes', async () => {
      const own = Number(new URL(cluster.server).port);
      let impostor: Impostor | null = null;
      let relaunches = 0;
      snap.onRestart = () => {
        impostor = impersonate({ port: own });
        void impostor.listening().then(async () => {
          await new Promise((resolve) => setTimeout(resolve, 2000));
          await impostor?.stop();
          relaunches += 1;
          await cluster.launchApiServer();
        });
      };
      const end = await engine.run(['rotate']);
      snap.onRestart = () => undefined;
      expect(relaunches).toBe(1);
      expect(impostor!.tokens).toEqual([]);
      expect(end.outcome?.result).toBe('rotated');
      const fresh = adminTokens(readCredentials(cluster)).tokenFile!;
      expect([await statusOf(cluster, fresh), await statusOf(cluster, old)]).toEqual([200, 401]);
      expect((await engine.run(['rotate', '--undo'])).outcome).toEqual({ result: 'reverted' });
    });

    it('at the port while the API server restarts, and stays', async () => {
      const own = Number(new URL(cluster.server).port);
      let impostor: Impostor | null = null;
      snap.onRestart = () => {
        if (impostor !== null) return;
        impostor = impersonate({ port: own });
      };
      snap.restarts = [{ kind: 'never-back' }, { kind: 'fails' }];
      const parts = await makeParts(engine, snap, { times: { ...quick, acceptWithinMs: 60_000 } });
      const outcome = await rotate({ snapData: cluster.snapData.current, newToken: null }, parts);
      await impostor!.listening();
      snap.onRestart = () => undefined;
      expect(impostor!.tokens).toEqual([]);
      expect(outcome).toMatchObject({ result: 'stuck', error: { backup: engine.path('backup') } });
      expect(adminTokens(readCredentials(cluster))).toEqual({ tokenFile: old, clientConfig: old });

      await impostor!.stop();
      snap.restarts = [{ kind: 'restarts' }];
      await cluster.launchApiServer();
      await cluster.waitUntilReady();
      expect((await engine.run(['rotate', '--resume'])).outcome).toEqual({ result: 'settled', works: 'old' });
    });

    it('under keyfob status and the way back as well', async () => {
      snap.restarts = [{ kind: 'fails' }, { kind: 'never-back' }];
      const parts = await makeParts(engine, snap);
      const request = { snapData: cluster.snapData.current, newToken: null };
      expect(await rotate(request, parts)).toMatchObject({ result: 'stuck' });
      snap.restarts = [{ kind: 'restarts' }];
      await cluster.launchApiServer();
      await cluster.waitUntilReady();
      const impostor = impersonate({});
      await impostor.listening();
      plantServer(`https://127.0.0.1:${port}`);
      plantPort(port);
      await engine.run(['status']);
      const resumed = await makeParts(engine, snap);
      expect(await resume(request.snapData, resumed)).toMatchObject({ result: 'stuck' });
      expect(impostor.tokens).toEqual([]);
      restore();
      expect((await engine.run(['rotate', '--resume'])).outcome).toEqual({ result: 'settled', works: 'old' });
    });
  },
);
