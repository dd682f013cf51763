import { randomBytes } from 'node:crypto';

/** A JWT as a cluster makes it, with a signature of as many bytes as RSA with 2048 bits has. */
export function madeToken(name: string, signature: Uint8Array = randomBytes(256)): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://kubernetes.default.svc',
    sub: `system:serviceaccount:garden:${name}`,
    'kubernetes.io': {
      namespace: 'garden',
      serviceaccount: { name, uid: '11111111-2222-4333-8444-555555555555' },
    },
    exp: 2_114_121_600,
  };
  const header = { alg: 'RS256', kid: 'throw-away' };
  return `${encode(header)}.${encode(claims)}.${Buffer.from(signature).toString('base64url')}`;
}

/** Standard base64 of a text. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A text in lines of a width, as `fold` breaks it. */
export function fold(text: string, width: number, indentation = ''): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(`\n${indentation}`);
}

/** A kubeconfig with these users and their tokens. */
export function kubeconfigOf(users: Readonly<Record<string, string>>): string {
  const entries = Object.entries(users).map(
    ([name, token]) => `- name: ${name}\n  user:\n    token: ${token}\n`,
  );
  return `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    server: https://192.0.2.10:16443\n  name: home\ncurrent-context: home\nusers:\n${entries.join('')}`;
}

/** A Secret as JSON. */
export function secretOf(name: string, data: Readonly<Record<string, string>>): string {
  const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, base64(value)]));
  return JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, data: encoded }, null, 2);
}
