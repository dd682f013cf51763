import {
  AuthenticationV1Api,
  AuthorizationV1Api,
  CoreV1Api,
  createConfiguration,
  RbacAuthorizationV1Api,
  ResponseContext,
  ServerConfiguration,
  VersionApi,
  wrapHttpLibrary,
} from '@kubernetes/client-node';
import type { Transport } from './transport.ts';

/** The typed API groups that Keyfob calls. */
export interface ApiGroups {
  readonly core: CoreV1Api;
  readonly authentication: AuthenticationV1Api;
  readonly authorization: AuthorizationV1Api;
  readonly rbac: RbacAuthorizationV1Api;
  readonly version: VersionApi;
}

/** The one module that imports client-node, so that a bundle holds only these classes; requests go through `transport`. */
export function createApiGroups(transport: Transport): ApiGroups {
  const configuration = createConfiguration({
    baseServer: new ServerConfiguration('https://cluster', {}),
    httpApi: wrapHttpLibrary({
      async send(request) {
        const { pathname, search } = new URL(request.getUrl());
        const body = request.getBody() as string | undefined;
        const reply = await transport.send({
          method: request.getHttpMethod(),
          path: `${pathname}${search}`,
          headers: request.getHeaders(),
          body,
        });
        return new ResponseContext(reply.status, reply.headers, {
          text: () => Promise.resolve(reply.body),
          binary: () => Promise.resolve(Buffer.from(reply.body)),
        });
      },
    }),
  });
  return {
    core: new CoreV1Api(configuration),
    authentication: new AuthenticationV1Api(configuration),
    authorization: new AuthorizationV1Api(configuration),
    rbac: new RbacAuthorizationV1Api(configuration),
    version: new VersionApi(configuration),
  };
}
