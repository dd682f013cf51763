import * as z from 'zod';
import { lifetimeLimits } from '../../../shared/contract/values/token-lifetime.ts';
import { withBody, type DemoAnswer, type DemoCall } from './demo-call.ts';
import { timestamp, type StoredObject } from './demo-objects.ts';
import { badRequest, failure, invalid, notFound, type DemoReply } from './demo-replies.ts';
import { demoIssuer } from './demo-tokens.ts';

const type = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1' };

const schema = z.object({
  spec: z
    .object({
      audiences: z.array(z.string()).nullish(),
      expirationSeconds: z.int().nullish(),
      boundObjectRef: z
        .object({
          kind: z.string().default(''),
          apiVersion: z.string().optional(),
          name: z.string().default(''),
          uid: z.string().optional(),
        })
        .nullish(),
    })
    .default({}),
});

type Spec = z.infer<typeof schema>['spec'];

/** POST serviceaccounts/NAME/token: mints a token. */
export const requestToken: DemoAnswer = withBody(type, schema, ({ spec }, call) => {
  const { objects } = call.state;
  if (objects.get('namespaces', null, call.namespace) === null) return notFound('namespaces', call.namespace);
  const account = objects.get('serviceaccounts', call.namespace, call.name);
  if (account === null) return notFound('serviceaccounts', call.name);
  const seconds = spec.expirationSeconds ?? 3600;
  if (seconds < lifetimeLimits.least || seconds > lifetimeLimits.most) return invalidLifetime(seconds);
  const reference = spec.boundObjectRef ?? null;
  if (reference === null) return mint(call, account, null, spec);
  if (reference.kind !== 'Secret') return badRequest('cannot bind token to an object of this type');
  const secret = objects.get('secrets', call.namespace, reference.name);
  if (secret === null) return notFound('secrets', reference.name);
  if (reference.uid !== undefined && reference.uid !== secret.metadata.uid)
    return failure(
      409,
      'Conflict',
      'the UID in the bound object reference does not match the UID in record',
      {
        name: reference.name,
        kind: 'Secret',
      },
    );
  return mint(call, account, secret, spec);
});

async function mint(
  { state, namespace }: DemoCall,
  { metadata: account }: StoredObject,
  secret: StoredObject | null,
  spec: Spec,
): Promise<DemoReply> {
  const audiences = spec.audiences == null || spec.audiences.length === 0 ? [demoIssuer] : spec.audiences;
  const expirationSeconds = spec.expirationSeconds ?? 3600;
  const issuedAt = Math.floor(state.now() / 1000);
  const expiresAt = issuedAt + expirationSeconds;
  const token = await state.tokens.sign({
    namespace,
    account: { name: account.name, uid: account.uid },
    secret: secret === null ? null : { name: secret.metadata.name, uid: secret.metadata.uid },
    audiences,
    issuedAt,
    expiresAt,
  });
  return {
    status: 201,
    body: {
      ...type,
      metadata: {
        name: account.name,
        namespace,
        uid: account.uid,
        creationTimestamp: timestamp(issuedAt * 1000),
      },
      spec: { audiences, expirationSeconds, boundObjectRef: spec.boundObjectRef ?? null },
      status: { token, expirationTimestamp: timestamp(expiresAt * 1000) },
    },
  };
}

function invalidLifetime(seconds: number): DemoReply {
  const limit = seconds < lifetimeLimits.least ? 'less than 10 minutes' : 'larger than 2^32 seconds';
  return invalid({ kind: 'TokenRequest', group: 'authentication.k8s.io' }, '', {
    field: 'spec.expirationSeconds',
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${seconds}: may not specify a duration ${limit}`,
  });
}
