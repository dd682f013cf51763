import type { ApiClient, Reply } from './api-client.ts';

/** The namespace in which the suites make their objects. */
export const namespace = 'contract';

/** What marks an object as Keyfob's. */
export const labels = { 'app.kubernetes.io/managed-by': 'keyfob' };

/** The paths of the namespace's service accounts and Secrets. */
export const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
export const secrets = `/api/v1/namespaces/${namespace}/secrets`;

/** Makes a service account. */
export function makeAccount(raw: ApiClient, name: string): Promise<Reply> {
  return raw.call('POST', accounts, { metadata: { name, labels } });
}

/** Makes an empty Secret. */
export function makeSecret(raw: ApiClient, name: string): Promise<Reply> {
  return raw.call('POST', secrets, { metadata: { name, labels }, type: 'Opaque' });
}

/** Asks for a token of an account. */
export function requestToken(raw: ApiClient, account: string, spec: object): Promise<Reply> {
  return raw.call('POST', `${accounts}/${account}/token`, { spec: { audiences: [], ...spec } });
}

/** Asks whether a token is accepted. */
export function review(raw: ApiClient, token: string): Promise<Reply> {
  return raw.call('POST', '/apis/authentication.k8s.io/v1/tokenreviews', { spec: { token } });
}
