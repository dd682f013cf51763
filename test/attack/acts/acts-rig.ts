import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Bridge } from '../../../src/shared/contract/contract.ts';
import { startCluster, type Cluster } from '../../cluster/cluster.ts';
import { startDesktop, type Desktop } from '../../desktop/desktop.ts';
import { xdotool } from '../../desktop/question.ts';
import { readSelection } from '../../desktop/x-clipboard.ts';
import { startApp, type App } from '../../e2e/start-app.ts';

/** A reply of the door, as the page sees it. */
export interface Reply {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}

/** How the door says that nothing was done without a person. */
export const refusals = ['unconfirmed', 'question-open', 'refused-just-now'];

/** A script in the page of the built app on a real cluster, and what it could change, seen from outside. */
export class ActsRig {
  readonly cluster: Cluster;
  readonly desktop: Desktop;
  app!: App;
  page!: Page;

  private constructor(cluster: Cluster, desktop: Desktop) {
    this.cluster = cluster;
    this.desktop = desktop;
  }

  /** A cluster with RBAC and two accounts: `kube-system/admin` may do everything, `default/robot` nothing. */
  static async start(): Promise<ActsRig> {
    const [cluster, desktop] = await Promise.all([startCluster({ rbac: true }), startDesktop()]);
    const account = (namespace: string, name: string) =>
      cluster.request('POST', `/api/v1/namespaces/${namespace}/serviceaccounts`, { metadata: { name } });
    await Promise.all([account('kube-system', 'admin'), account('default', 'robot')]);
    await cluster.request('POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
      metadata: { name: 'everything' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', namespace: 'kube-system', name: 'admin' }],
    });
    return new ActsRig(cluster, desktop);
  }

  /** Starts the app anew: it has asked and refused nothing so far. */
  async open(env: Record<string, string> = {}): Promise<void> {
    this.app = await startApp({ ...this.desktop, env: { ...this.desktop.env, ...env } }, [
      '--snap-data',
      this.cluster.snapData.current,
    ]);
    this.page = await this.app.page();
    this.page.setDefaultTimeout(10_000);
    await this.page.getByText('Reachable').waitFor();
    await this.app.electron.evaluate(({ dialog }) => {
      const asked: string[] = [];
      (globalThis as unknown as { asked: string[] }).asked = asked;
      const show = dialog.showMessageBox.bind(dialog) as (...of: unknown[]) => Promise<unknown>;
      dialog.showMessageBox = ((...of: unknown[]) => {
        const { message, detail } = of.at(-1) as { message: string; detail: string };
        asked.push(`${message} ${detail}`);
        return show(...of);
      }) as unknown as typeof dialog.showMessageBox;
    });
  }

  /** The questions that were asked so far, in their words. */
  asked(): Promise<readonly string[]> {
    return this.app.electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  }

  /** Sends a request as a script in the page does; `answered` ends with its reply. */
  invoke(name: string, input: unknown): { readonly answered: Promise<Reply> } {
    const answered = this.page.evaluate(
      ([of, what]) =>
        (globalThis as unknown as { keyfob: Bridge }).keyfob.invoke(of as string, what as object),
      [name, input],
    );
    return { answered: answered as Promise<Reply> };
  }

  /** Moves the real pointer over a place where nothing is to click: the name of the cluster. */
  async pointAtNothing(): Promise<void> {
    const box = await this.page.getByRole('heading', { level: 1 }).boundingBox();
    const [id] = (
      await xdotool(this.desktop.env, 'search', '--onlyvisible', '--name', '^Keyfob( – .*)?$')
    ).split('\n');
    await xdotool(
      this.desktop.env,
      ...['windowfocus', '--sync', id!, 'mousemove', '--window', id!],
      ...[String(Math.round(box!.x + 20)), String(Math.round(box!.y + box!.height / 2))],
    );
  }

  /** What a request could have changed, as others see it: the cluster’s objects, keyring, clipboard and files. */
  async outside(): Promise<object> {
    const lists = [
      '/api/v1/namespaces',
      '/api/v1/serviceaccounts',
      '/api/v1/secrets',
      '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
      '/apis/rbac.authorization.k8s.io/v1/rolebindings',
    ];
    const { cluster, desktop } = this;
    const names = async (path: string) => {
      const { body } = await cluster.request('GET', path);
      const { items } = body as { items: { metadata: { namespace?: string; name: string } }[] };
      return items.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`).sort();
    };
    const file = (...path: string[]) => {
      const at = join(desktop.home, '.config', ...path);
      return existsSync(at) ? readFileSync(at, 'utf8') : null;
    };
    return {
      objects: await Promise.all(lists.map(names)),
      keyring: await desktop.keyring.search({ service: 'Keyfob' }),
      clipboard: await readSelection(desktop.env, 'clipboard'),
      settings: file('Keyfob', 'settings.json'),
      activity: file('Keyfob', 'activity.jsonl'),
      autostart: file('autostart', 'alt.keyfob.Keyfob.desktop'),
      clientConfig: readFileSync(join(cluster.snapData.current, 'credentials', 'client.config'), 'utf8'),
    };
  }

  /** Ends the app; the cluster and the desktop stay. */
  async close(): Promise<void> {
    await this.app.quit();
  }

  async stop(): Promise<void> {
    await Promise.all([this.desktop.stop(), this.cluster.stop()]);
  }
}
