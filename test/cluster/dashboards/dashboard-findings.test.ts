import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createConnectCluster } from '../../../src/main/adapters/api/connect-cluster.ts';
import type { ConnectCluster } from '../../../src/main/core/ports/cluster-api.ts';
import { Secret } from '../../../src/main/core/ports/secret.ts';
import type { AppError } from '../../../src/shared/contract/errors/errors.ts';
import type { JudgedFinding } from '../../../src/shared/contract/state/safety-state.ts';
import { fail, ok } from '../../../src/shared/contract/values/result.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';
import { describeFinding } from '../../../src/shared/words/safety-words.ts';
import { eventually } from '../../desktop/processes.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { openKeyfob, openOf, type OpenKeyfob } from '../../fakes/open-keyfob.ts';
import { clusterBinaries, hasServers } from '../binaries.ts';
import { startCluster, type Cluster } from '../cluster.ts';
import { startControllers, type Controllers } from '../controllers.ts';
import {
  accountOf,
  bind,
  helmMarks,
  installHeadlamp,
  installOldDashboard,
  make,
  ruleTo,
} from './installed-dashboards.ts';

const flag = '--unsafe-use-service-account-token';
const ingresses = (namespace: string) => `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`;
const services = (namespace: string) => `/api/v1/namespaces/${namespace}/services`;

type DashboardFinding = Extract<JudgedFinding, { dashboard: unknown }>;

/** Opens a cluster that is looked at only when it is asked for: a look of its own would come between. */
function openStill(cluster: Cluster): Promise<OpenKeyfob> {
  return openKeyfob(cluster.snapData.current, undefined, { clock: new FakeClock(Date.now()) });
}

/** What is found about the dashboards of a namespace, after a look. */
async function findIn(open: OpenKeyfob, namespace: string): Promise<DashboardFinding[]> {
  await open.handlers['cluster:refresh']({});
  // A look that failed finds nothing, too.
  expect(open.keyfob.store.snapshot.safety.map(({ kind }) => kind)).not.toContain('dashboards-unseen');
  return open.keyfob.store.snapshot.safety.filter(
    (each): each is DashboardFinding => 'dashboard' in each && each.dashboard.namespace === namespace,
  );
}

describe.skipIf(!hasServers)('what is unsafe about the dashboards of a cluster', () => {
  let cluster: Cluster;
  let controllers: Controllers;
  let open: OpenKeyfob;
  let programs: string;
  let hasKubectl: boolean;

  beforeAll(async () => {
    cluster = await startCluster({ rbac: true });
    controllers = await startControllers(cluster, [
      'clusterrole-aggregation-controller',
      'serviceaccount-controller',
      'deployment-controller',
      'replicaset-controller',
    ]);
    open = await openStill(cluster);
    const { kubectl } = await clusterBinaries();
    hasKubectl = kubectl !== null;
    programs = mkdtempSync(join(tmpdir(), 'keyfob-microk8s-'));
    const config = join(cluster.snapData.current, 'credentials/client.config');
    const script = `#!/bin/sh\nshift\nexec '${kubectl}' --kubeconfig='${config}' "$@"\n`;
    writeFileSync(join(programs, 'microk8s'), script, { mode: 0o755 });
  });
  afterAll(async () => {
    await open.close();
    await controllers.stop();
    await cluster.stop();
    rmSync(programs, { recursive: true });
  });

  /** The one finding of a namespace, once its pods are there. */
  async function findOne(namespace: string): Promise<DashboardFinding> {
    return eventually(`one finding in ${namespace}`, async () => {
      const found = await findIn(open, namespace);
      expect(found.length).toBeLessThan(2);
      return found[0] ?? null;
    });
  }

  async function waitForPods(namespace: string): Promise<void> {
    await eventually(`a pod in ${namespace}`, async () => {
      const { body } = await cluster.request('GET', `/api/v1/namespaces/${namespace}/pods`);
      return (body as { items: unknown[] }).items.length > 0 ? true : null;
    });
  }

  /** Runs the line of a finding as it is shown, by the real kubectl, and waits until the finding is gone. */
  async function takeWayOut(finding: DashboardFinding, { skip }: TestContext): Promise<void> {
    if (!hasKubectl) skip('there is no kubectl to run the line');
    const { command } = describeFinding(finding, nothingKnown);
    const path = `${programs}${delimiter}${process.env.PATH ?? ''}`;
    await promisify(execFile)('/bin/sh', ['-c', command ?? 'exit 1'], {
      env: { PATH: path, HOME: programs },
    });
    await eventually('the finding is gone', async () =>
      (await findIn(open, finding.dashboard.namespace)).some(({ id }) => id === finding.id) ? null : true,
    );
  }

  it('is nothing where Headlamp has no rights and no way in', async () => {
    await installHeadlamp(cluster, { namespace: 'quiet', isOfChart: true });
    await make(cluster, ingresses('quiet'), {
      metadata: { name: 'web' },
      spec: { rules: [ruleTo('a', 'web')] },
    });
    await waitForPods('quiet');
    expect(await findIn(open, 'quiet')).toEqual([]);
  });

  it('is the binding that the chart makes, whatever the release is called', async () => {
    await installHeadlamp(cluster, { namespace: 'chart', isOfChart: true });
    await bind(cluster, {
      ...{ name: 'chart-admin', role: 'cluster-admin', subject: accountOf('chart') },
      ...helmMarks('chart', 'chart', 'headlamp-0.45.0'),
    });
    const found = await findOne('chart');
    expect(found).toMatchObject({
      ...{ kind: 'dashboard-admin', degree: 'soon', account: { namespace: 'chart', name: 'lamp' } },
      ...{ release: { name: 'chart', namespace: 'chart', version: '0.45.0', isAlone: true }, asOf: null },
      bindings: [{ name: 'chart-admin', release: { name: 'chart', namespace: 'chart' }, isShared: false }],
    });
    expect(describeFinding(found, nothingKnown).command).toMatch(
      / && microk8s helm3 upgrade chart headlamp .* --version 0\.45\.0 --reuse-values --set clusterRoleBinding\.create=false --namespace chart$/,
    );
    const copied = await open.handlers['safety:copy-command']({ kind: found.kind, id: found.id });
    expect(copied).toMatchObject({ ok: true });
  });

  it('is a role that became everything by aggregation', async (test) => {
    const labels = { 'test/everything': 'yes' };
    const roles = '/apis/rbac.authorization.k8s.io/v1/clusterroles';
    await make(cluster, roles, {
      metadata: { name: 'collected' },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: labels }] },
      rules: [],
    });
    await installHeadlamp(cluster, { namespace: 'collected' });
    await bind(cluster, { name: 'collected', role: 'collected', subject: accountOf('collected') });
    await waitForPods('collected');
    expect(await findIn(open, 'collected')).toEqual([]);
    const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
    await make(cluster, roles, { metadata: { name: 'part', labels }, rules });
    const found = await findOne('collected');
    expect(found).toMatchObject({ kind: 'dashboard-admin', bindings: [{ name: 'collected' }] });
    await takeWayOut(found, test);
  });

  it('is everything in kube-system, but not in a namespace that leads no further', async (test) => {
    await installHeadlamp(cluster, { namespace: 'rolebound' });
    const subject = accountOf('rolebound');
    await bind(cluster, { name: 'here', role: 'cluster-admin', subject, namespace: 'rolebound' });
    await waitForPods('rolebound');
    expect(await findIn(open, 'rolebound')).toEqual([]);
    await bind(cluster, { name: 'there', role: 'cluster-admin', subject, namespace: 'kube-system' });
    const found = await findOne('rolebound');
    expect(found).toMatchObject({
      bindings: [{ kind: 'RoleBinding', namespace: 'kube-system', name: 'there' }],
    });
    await takeWayOut(found, test);
  });

  it('is a group that the account is in, whose binding is left alone', async () => {
    await installHeadlamp(cluster, { namespace: 'grouped' });
    const subject = { kind: 'Group', name: 'system:serviceaccounts:grouped' };
    await bind(cluster, { name: 'for all', role: 'cluster-admin', subject });
    const found = await findOne('grouped');
    expect(found).toMatchObject({ bindings: [{ name: 'for all', isShared: true }] });
    expect(describeFinding(found, nothingKnown).command).toBe(
      "microk8s kubectl get clusterrolebinding 'for all' --output yaml",
    );
  });

  it.for<[string, object]>([
    ['args', { args: ['-in-cluster', flag, '-port=4466'] }],
    ['command', { command: ['/headlamp/headlamp-server', '-in-cluster', flag], args: [] }],
    ['env', { env: [{ name: 'HEADLAMP_CONFIG_UNSAFE_USE_SERVICE_ACCOUNT_TOKEN', value: 'true' }] }],
  ])(
    'is a Headlamp that signs everybody in by its %s, until the line took that away',
    async ([place, container], test) => {
      const namespace = `all-by-${place}`;
      await installHeadlamp(cluster, { namespace, container });
      const found = await findOne(namespace);
      expect(found).toMatchObject({
        ...{ kind: 'dashboard-without-login', degree: 'advice', isAdmin: false, deployment: namespace },
        flag: { in: place, container: 0 },
      });
      await takeWayOut(found, test);
    },
  );

  it('tells nothing of a shell’s text beside the flag in it', async () => {
    const secret = 'planted-client-secret';
    const text = `/headlamp/headlamp-server -in-cluster -oidc-client-secret=${secret} ${flag}`;
    const container = { command: ['sh', '-c', text], args: [] };
    await installHeadlamp(cluster, { namespace: 'by-shell', container });
    const found = await findOne('by-shell');
    expect(found).toMatchObject({ kind: 'dashboard-without-login', flag: { in: 'command', at: null } });
    expect(describeFinding(found, nothingKnown).command).toBeUndefined();
    expect(JSON.stringify(open.keyfob.store.snapshot)).not.toContain(secret);
  });

  it('presses most where everybody is signed in as administrator, and counts as one with that', async () => {
    await installHeadlamp(cluster, { namespace: 'open-admin', container: { args: ['-in-cluster', flag] } });
    await bind(cluster, { name: 'open-admin', role: 'cluster-admin', subject: accountOf('open-admin') });
    await waitForPods('open-admin');
    expect(await findIn(open, 'open-admin')).toMatchObject([
      { kind: 'dashboard-without-login', degree: 'urgent', isAdmin: true },
      { kind: 'dashboard-admin', degree: 'advice' },
    ]);
  });

  it('is an Ingress whose tls section is for another name', async (test) => {
    await installHeadlamp(cluster, { namespace: 'named' });
    const spec = { rules: [ruleTo('lamp.home', 'named')], tls: [{ hosts: ['other.home'], secretName: 'a' }] };
    await make(cluster, ingresses('named'), { metadata: { name: 'web' }, spec });
    const found = await findOne('named');
    expect(found).toMatchObject({
      ...{ kind: 'dashboard-plain', degree: 'soon' },
      way: { kind: 'ingress', name: 'web', hosts: ['lamp.home'], isAlone: true },
    });
    const fitting = { ...spec, tls: [{ hosts: ['*.home'], secretName: 'a' }] };
    await cluster.request('DELETE', `${ingresses('named')}/web`);
    await make(cluster, ingresses('named'), { metadata: { name: 'web' }, spec: fitting });
    expect(await findIn(open, 'named')).toEqual([]);
    await cluster.request('DELETE', `${ingresses('named')}/web`);
    await make(cluster, ingresses('named'), { metadata: { name: 'web' }, spec });
    await takeWayOut(found, test);
  });

  it('is a NodePort or a LoadBalancer without TLS, also of a service that only selects the same pods', async (test) => {
    await installHeadlamp(cluster, { namespace: 'outside', service: { type: 'LoadBalancer' } });
    const selector = { 'app.kubernetes.io/instance': 'outside' };
    const ports = [{ port: 8080, targetPort: 4466, nodePort: 30_466 }];
    await make(cluster, services('outside'), {
      metadata: { name: 'by-hand' },
      spec: { type: 'NodePort', selector, ports },
    });
    await waitForPods('outside');
    const found = await findIn(open, 'outside');
    expect(found.map((each) => 'way' in each && each.way)).toEqual([
      { kind: 'node-port', name: 'by-hand', isOfHelm: false, ports: [30_466] },
      { kind: 'load-balancer', name: 'outside', isOfHelm: false, ports: [80] },
    ]);
    for (const each of found) await takeWayOut(each, test);
  });

  it('is not the way to another app of the same release', async () => {
    await installHeadlamp(cluster, { namespace: 'home' });
    const selector = { 'app.kubernetes.io/instance': 'home', 'app.kubernetes.io/component': 'photos' };
    await make(cluster, services('home'), {
      metadata: { name: 'photos' },
      spec: { type: 'NodePort', selector, ports: [{ port: 8080, nodePort: 30_480 }] },
    });
    await waitForPods('home');
    expect(await findIn(open, 'home')).toEqual([]);
  });

  it('is nothing of a LoadBalancer with TLS', async () => {
    const ports = [{ name: 'https', port: 8443, targetPort: 4466 }];
    await installHeadlamp(cluster, { namespace: 'secured', service: { type: 'LoadBalancer', ports } });
    await waitForPods('secured');
    expect(await findIn(open, 'secured')).toEqual([]);
  });

  it('is a retired dashboard, whose NodePort has TLS, until the line removed it', async (test) => {
    await installOldDashboard(cluster, 'kube-system', [{ port: 443, targetPort: 8443 }]);
    const found = await findOne('kube-system');
    expect(found).toMatchObject({
      kind: 'dashboard-retired',
      degree: 'advice',
      isManifest: true,
      release: null,
    });
    await takeWayOut(found, test);
    for (const path of ['serviceaccounts/kubernetes-dashboard', 'configmaps/kubernetes-dashboard-settings'])
      expect((await cluster.request('GET', `/api/v1/namespaces/kube-system/${path}`)).status).toBe(404);
  });

  it('is a release of the retired chart by another name, and not a Kong of its own', async () => {
    const chart = (name: string, release: string, of: string, extra = {}) => ({
      metadata: {
        ...helmMarks(release, 'boards', of),
        name,
        labels: { 'app.kubernetes.io/instance': release, 'helm.sh/chart': of, ...extra },
      },
      spec: { selector: { app: name }, ports: [{ name: 'kong-proxy-tls', port: 443, targetPort: 8443 }] },
    });
    const ofDashboard = { 'app.kubernetes.io/part-of': 'kubernetes-dashboard' };
    await make(cluster, services('boards'), chart('board-kong-proxy', 'board', 'kong-2.38.0'));
    await make(
      cluster,
      services('boards'),
      chart('board-web', 'board', 'kubernetes-dashboard-7.10.0', ofDashboard),
    );
    await make(cluster, services('boards'), chart('gate-kong-proxy', 'gate', 'kong-2.38.0'));
    const found = await findOne('boards');
    expect(found).toMatchObject({ kind: 'dashboard-retired', dashboard: { service: 'board-kong-proxy' } });
    expect(describeFinding(found, nothingKnown).command).toMatch(
      / && microk8s helm3 uninstall board --namespace boards$/,
    );
    await make(cluster, services('boards'), chart('metrics', 'board', 'metrics-server-3.12.2'));
    const [part] = await findIn(open, 'boards');
    expect(part).toMatchObject({ release: { name: 'board', isAlone: false } });
  });

  it('is said of the tokens that dashboards left behind, where they are listed already', async () => {
    const secrets = '/api/v1/namespaces/kube-system/secrets';
    const legacy = async (name: string, account: string) => {
      const annotations = { 'kubernetes.io/service-account.name': account };
      await make(cluster, secrets, {
        metadata: { name, annotations },
        type: 'kubernetes.io/service-account-token',
      });
    };
    const accounts = '/api/v1/namespaces/kube-system/serviceaccounts';
    await make(cluster, accounts, { metadata: { name: 'headlamp-admin' } });
    await legacy('another', 'default');
    await legacy('headlamp-admin', 'headlamp-admin');
    await legacy('microk8s-dashboard-token', 'default');
    const told = async () => {
      await open.handlers['cluster:refresh']({});
      const found = open.keyfob.store.snapshot.safety.filter(({ kind }) => kind === 'legacy-tokens');
      expect(found).toHaveLength(1);
      return found[0]!;
    };
    expect(await told()).toMatchObject({
      ...{ degree: 'advice', total: 3, administrators: [], unasked: [] },
      named: ['kube-system/microk8s-dashboard-token', 'kube-system/headlamp-admin', 'kube-system/another'],
    });
    const subject = accountOf('kube-system', 'headlamp-admin');
    await bind(cluster, { name: 'headlamp-admin', role: 'cluster-admin', subject });
    const found = await told();
    expect(found).toMatchObject({ degree: 'soon', administrators: ['kube-system/headlamp-admin'] });
    const { why, remedy } = describeFinding(found, nothingKnown);
    expect(why).toContain('The account that the token of kube-system/headlamp-admin belongs to may do');
    expect(remedy).toContain('Only microk8s dashboard-proxy');
    expect(remedy).toContain('Take it out of the manifest');
    await pressAsMuchWhereNobodyCouldAsk();
  });

  async function pressAsMuchWhereNobodyCouldAsk(): Promise<void> {
    const error: AppError = { code: 'api-forbidden', action: { does: 'ask-rights', object: 'an account' } };
    const connectReally = createConnectCluster(10_000);
    const connect: ConnectCluster = (address) => {
      const api = connectReally(address);
      return { ...api, rights: { ...api.rights, rules: () => Promise.resolve(fail(error)) } };
    };
    const clock = new FakeClock(Date.now());
    const other = await openKeyfob(cluster.snapData.current, undefined, { clock, connect });
    await other.handlers['cluster:refresh']({});
    expect(other.keyfob.store.snapshot.safety).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'legacy-tokens', degree: 'soon', administrators: [] },
        unasked: ['kube-system/headlamp-admin', 'kube-system/microk8s-dashboard-token'],
      }),
    );
    await other.close();
  }

  it('is not known to whoever may not look, in whole or in part', async () => {
    await installHeadlamp(cluster, { namespace: 'unseen' });
    await make(cluster, '/api/v1/namespaces/unseen/serviceaccounts', { metadata: { name: 'looker' } });
    const path = '/api/v1/namespaces/unseen/serviceaccounts/looker/token';
    const { body } = await cluster.request('POST', path, { spec: {} });
    const { token } = (body as { status: { token: string } }).status;
    const { address } = openOf(open.keyfob).scope.found;
    const credential = { kind: 'static-token' as const, token: new Secret(token) };
    const api = createConnectCluster(10_000)({ ...address, credential });
    expect(await api.dashboards.look()).toMatchObject({
      ok: false,
      error: { code: 'api-forbidden', action: { does: 'list', object: 'services' } },
    });
    await make(cluster, '/apis/rbac.authorization.k8s.io/v1/clusterroles', {
      metadata: { name: 'looker' },
      rules: [{ apiGroups: [''], resources: ['services', 'pods'], verbs: ['list'] }],
    });
    await bind(cluster, { name: 'looker', role: 'looker', subject: accountOf('unseen', 'looker') });
    await waitForPods('unseen');
    const part = await eventually('a part of it', async () => {
      const survey = await api.dashboards.look();
      return survey.ok ? survey.value : null;
    });
    expect(part).toMatchObject({ bindings: null, unseen: { code: 'api-forbidden' } });
    const { ingresses: unread, pods } = part.dashboards.find(
      ({ dashboard }) => dashboard.namespace === 'unseen',
    )!;
    expect(unread).toBeNull();
    expect(pods?.all).toHaveLength(1);
    api.close();
  });

  it('stays as an earlier look saw it while a part cannot be looked at, and the rest is of now', async () => {
    const error: AppError = { code: 'api-forbidden', action: { does: 'list', object: 'pods' } };
    const connectReally = createConnectCluster(10_000);
    let arePodsSeen = true;
    const connect: ConnectCluster = (address) => {
      const api = connectReally(address);
      const look: typeof api.dashboards.look = async () => {
        const read = await api.dashboards.look();
        if (!read.ok || arePodsSeen) return read;
        const dashboards = read.value.dashboards.map((each) => ({ ...each, pods: null }));
        return ok({ ...read.value, dashboards, unseen: error });
      };
      return { ...api, dashboards: { ...api.dashboards, look } };
    };
    const clock = new FakeClock(Date.now());
    const seenAt = clock.now();
    const other = await openKeyfob(cluster.snapData.current, undefined, { clock, connect });
    await installHeadlamp(cluster, { namespace: 'kept', container: { args: ['-in-cluster', flag] } });
    await waitForPods('kept');
    expect(await findIn(other, 'kept')).toMatchObject([{ kind: 'dashboard-without-login', asOf: null }]);
    arePodsSeen = false;
    await clock.advance(60_000);
    const spec = { rules: [ruleTo('lamp.home', 'kept')] };
    await make(cluster, ingresses('kept'), { metadata: { name: 'web' }, spec });
    await other.handlers['cluster:refresh']({});
    const { safety } = other.keyfob.store.snapshot;
    expect(safety).toContainEqual(expect.objectContaining({ kind: 'dashboards-unseen', error }));
    const inKept = safety.filter((each) => 'dashboard' in each && each.dashboard.namespace === 'kept');
    expect(inKept).toMatchObject([
      { kind: 'dashboard-plain', way: { kind: 'ingress' } },
      { kind: 'dashboard-without-login', asOf: seenAt },
    ]);
    await other.close();
  });
});

describe.skipIf(!hasServers)('the dashboards of a cluster without RBAC', () => {
  it('need no binding for everything: what a login does not guard is everybody’s', async () => {
    const cluster = await startCluster({ rbac: false });
    const controllers = await startControllers(cluster, ['deployment-controller', 'replicaset-controller']);
    const open = await openStill(cluster);
    await installHeadlamp(cluster, { namespace: 'lamp', container: { args: ['-in-cluster', flag] } });
    await bind(cluster, { name: 'lamp', role: 'cluster-admin', subject: accountOf('lamp') });
    const found = await eventually('a finding', async () => {
      const all = await findIn(open, 'lamp');
      return all.length > 0 ? all : null;
    });
    expect(found).toMatchObject([{ kind: 'dashboard-without-login', degree: 'urgent', isAdmin: true }]);
    await open.close();
    await controllers.stop();
    await cluster.stop();
  });
});
