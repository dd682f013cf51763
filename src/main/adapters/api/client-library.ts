import {
  ApiException,
  AuthenticationV1Api,
  AuthorizationV1Api,
  type Configuration,
  CoreV1Api,
  RbacAuthorizationV1Api,
  ResponseContext,
  ServerConfiguration,
  VersionApi,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import type { ApiUser } from '../../core/ports/cluster-api.ts';
import type { Transport } from './transport.ts';

type Sender = Pick<Transport, 'send'>;

/** One page of a list as it came, and how long it was. */
export interface MetadataPage {
  readonly length: number;
  readonly list: unknown;
}

/** The typed API groups that Keyfob calls. */
export interface ApiGroups {
  readonly core: CoreV1Api;
  readonly authentication: AuthenticationV1Api;
  readonly authorization: AuthorizationV1Api;
  readonly rbac: RbacAuthorizationV1Api;
  readonly version: VersionApi;
  /** GET of one page of a list, metadata only: what the objects hold stays on the server. */
  listMetadata(path: string, query: Readonly<Record<string, string>>): Promise<MetadataPage>;
  /** Asks in the name of somebody else. */
  authorizationAs(who: ApiUser): AuthorizationV1Api;
  /** The JSON at a path that is no resource; throws as the typed calls do. */
  readonly read: (path: string) => Promise<unknown>;
}

/** The one module that imports client-node, so that a bundle holds only these classes; requests go through `transport`, so it needs no fetch either. */
export function createApiGroups(transport: Sender): ApiGroups {
  const configuration = configure(transport, {});
  return {
    core: new CoreV1Api(configuration),
    authentication: new AuthenticationV1Api(configuration),
    authorization: new AuthorizationV1Api(configuration),
    rbac: new RbacAuthorizationV1Api(configuration),
    version: new VersionApi(configuration),
    listMetadata: (path, query) => listMetadata(transport, path, query),
    authorizationAs: (who) => new AuthorizationV1Api(configure(transport, impersonation(who))),
    async read(path) {
      const { status, headers, body } = await transport.send({
        method: 'GET',
        path,
        headers: { accept: 'application/json, */*' },
        body: undefined,
      });
      if (status !== 200) throw new ApiException(status, 'refused', body, headers);
      return JSON.parse(body) as unknown;
    },
  };
}

async function listMetadata(
  transport: Sender,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<MetadataPage> {
  const { status, body, headers } = await transport.send({
    method: 'GET',
    path: `${path}?${new URLSearchParams(query).toString()}`,
    headers: { accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' },
    body: undefined,
  });
  if (status !== 200) throw new ApiException(status, 'list', body, { ...headers });
  return { length: body.length, list: JSON.parse(body) };
}

function configure(
  transport: Sender,
  extraHeaders: Readonly<Record<string, string | string[]>>,
): Configuration {
  return {
    baseServer: new ServerConfiguration('https://cluster', {}),
    httpApi: wrapHttpLibrary({
      async send(request) {
        const { pathname, search } = new URL(request.getUrl());
        const body = request.getBody() as string | undefined;
        const reply = await transport.send({
          method: request.getHttpMethod(),
          path: `${pathname}${search}`,
          headers: { ...request.getHeaders(), ...extraHeaders },
          body,
        });
        return new ResponseContext(reply.status, reply.headers, {
          text: () => Promise.resolve(reply.body),
          binary: () => Promise.resolve(Buffer.from(reply.body)),
        });
      },
    }),
    middleware: [],
    authMethods: {},
  };
}

function impersonation({ user, groups }: ApiUser): Record<string, string | string[]> {
  return { 'impersonate-user': headerBytes(user), 'impersonate-group': groups.map(headerBytes) };
}

/** Node writes headers as Latin-1; the API server reads names as UTF-8. */
function headerBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
