import * as z from 'zod';
import { fail, ok, type Result } from '../../../shared/contract/values/result.ts';
import type { DemoAuthentication, DemoUser, ShownCredentials } from './demo-authentication.ts';
import type { DemoObjects } from './demo-objects.ts';
import { badRequest, failure, type DemoReply } from './demo-replies.ts';
import type { DemoTokens } from './demo-tokens.ts';

/** The most that a request's body may hold, as at the API server. */
export const bodyLimitBytes = 3 * 1024 * 1024;

/** One request as the HTTPS server hands it on. */
export interface DemoRequest extends ShownCredentials {
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  /** The body, or null when it is larger than `bodyLimitBytes`. */
  readBody(): Promise<string | null>;
}

/** What the demo API answers from. */
export interface DemoState {
  /** `https://127.0.0.1:port`. */
  readonly server: string;
  readonly authentication: DemoAuthentication;
  readonly objects: DemoObjects;
  readonly tokens: DemoTokens;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A request of somebody known to a path that is served. */
export interface DemoCall {
  readonly request: DemoRequest;
  readonly state: DemoState;
  readonly user: DemoUser;
  /** From the path; empty where it has none. */
  readonly namespace: string;
  readonly name: string;
}

/** Answers one method of one path. */
export type DemoAnswer = (call: DemoCall) => DemoReply | Promise<DemoReply>;

/** The type that an API object says of itself. */
export interface ObjectType {
  readonly kind: string;
  readonly apiVersion: string;
}

const typeSchema = z.object({ kind: z.string().default(''), apiVersion: z.string().default('') });

/** Answers from a body of the given type; one that cannot be read as such is refused as the API server does. */
export function withBody<Schema extends z.ZodType>(
  type: ObjectType,
  schema: Schema,
  answer: (body: z.infer<Schema>, call: DemoCall) => DemoReply | Promise<DemoReply>,
): DemoAnswer {
  return async (call) => {
    const json = await readJson(call.request, type);
    if (!json.ok) return json.error;
    const said = typeSchema.safeParse(json.value);
    const body = schema.safeParse(json.value);
    if (!said.success || !body.success || !isOfType(said.data, type))
      return badRequest(`the object cannot be handled as a ${type.kind} in version "${type.apiVersion}"`);
    return answer(body.data, call);
  };
}

async function readJson(request: DemoRequest, { kind }: ObjectType): Promise<Result<unknown, DemoReply>> {
  const mediaType = request.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (mediaType !== '' && mediaType !== 'application/json')
    return fail(
      failure(
        415,
        'UnsupportedMediaType',
        'the body of the request was in an unknown format; JSON is accepted',
      ),
    );
  const text = await request.readBody();
  if (text === null)
    return fail(
      failure(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${bodyLimitBytes}`),
    );
  if (text === '' && request.method === 'DELETE') return ok({});
  try {
    return ok((JSON.parse(text) as unknown) ?? {});
  } catch (error) {
    if (error instanceof SyntaxError)
      return fail(badRequest(`the object provided is unrecognized (must be of type ${kind})`));
    throw error;
  }
}

function isOfType(said: ObjectType, { kind, apiVersion }: ObjectType): boolean {
  return (
    (said.kind === '' || said.kind === kind) && (said.apiVersion === '' || said.apiVersion === apiVersion)
  );
}
