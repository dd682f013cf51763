import type { DemoObjects } from './demo-objects.ts';
import type { DemoTokens } from './demo-tokens.ts';

/** The Secret that MicroK8s' dashboard add-on makes, with a token that never expires; `now` is epoch milliseconds. */
export async function addDashboardToken(
  objects: DemoObjects,
  tokens: DemoTokens,
  now: number,
): Promise<void> {
  const namespace = 'kube-system';
  const account = objects.get('serviceaccounts', namespace, 'default')?.metadata;
  if (account === undefined) throw new TypeError('there is no default account');
  const name = 'microk8s-dashboard-token';
  const token = await tokens.signLegacy({ namespace, account, secret: name });
  objects.create(
    {
      resource: 'secrets',
      namespace,
      name,
      labels: { 'kubernetes.io/legacy-token-last-used': new Date(now).toISOString().slice(0, 10) },
      annotations: {
        'kubernetes.io/service-account.name': account.name,
        'kubernetes.io/service-account.uid': account.uid,
      },
      fields: {
        type: 'kubernetes.io/service-account-token',
        data: { token: Buffer.from(token).toString('base64') },
      },
    },
    now,
  );
}
