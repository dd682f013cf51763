import { expect, it } from 'vitest';
import { scopedKubeconfig } from '../../../../src/main/core/cluster/inspect/export-kubeconfig.ts';
import { parseYaml } from '../../../../src/main/core/files/text/parse-yaml.ts';
import { Secret } from '../../../../src/main/core/ports/secret.ts';

const secret = new Secret('e30.e30.c2lnbmF0dXJl');

it.each(['yes', '1_000', 'on', '1e3', '0777', '2001-01-01', 'null', 'ordinary'])(
  'writes the name %s so that every reader takes it for text',
  (name) => {
    const address = { server: 'https://127.0.0.1:16443', authorityPem: 'PEM', serverName: null };
    const exported = scopedKubeconfig(address, secret, { user: name, namespace: name });
    expect(parseYaml(exported.reveal())).toMatchObject({
      ok: true,
      value: {
        contexts: [{ name: 'microk8s', context: { cluster: 'microk8s', user: name, namespace: name } }],
        users: [{ name, user: { token: secret.reveal() } }],
      },
    });
  },
);
