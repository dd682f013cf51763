import * as z from 'zod';
import { appErrorSchema } from './errors.ts';
import { settingsSchema } from './settings.ts';
import { accessRoleSchema, snapshotSchema, tokenRowSchema } from './snapshot.ts';

const nothing = z.strictObject({});
const tokenId = z.strictObject({ id: z.string().min(1).max(64) });

function reply<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), error: appErrorSchema }),
  ]);
}

/** One claim or header field of a token: its path, its value as text, and what it means in plain words. */
export const claimSchema = z.strictObject({
  part: z.enum(['header', 'payload']),
  path: z.string(),
  value: z.string(),
  meaning: z.string(),
  /** For dates: epoch milliseconds. */
  at: z.number().nullable(),
});
export type Claim = z.infer<typeof claimSchema>;

const accepted = reply(nothing);

/** Every request and event that crosses between main and the page, once; all other types derive from it. */
export const contract = {
  requests: {
    'state:get': { input: nothing, output: reply(snapshotSchema) },
    /** The page was drawn for the first time: what follows from being visible may begin without holding it up. */
    'page:drawn': { input: nothing, output: accepted },
    'cluster:refresh': { input: nothing, output: accepted },
    'cluster:choose-snap-data': { input: nothing, output: accepted },
    'cluster:use-default-snap-data': { input: nothing, output: accepted },
    'cluster:open-requested': { input: nothing, output: accepted },
    'access:ask': { input: nothing, output: accepted },
    'access:set-up': { input: z.strictObject({ role: accessRoleSchema }), output: accepted },
    'question:dismiss': { input: nothing, output: accepted },
    'token:copy-fresh': { input: nothing, output: accepted },
    'token:copy': { input: tokenId, output: accepted },
    'token:forget': { input: tokenId, output: accepted },
    'token:claims': { input: tokenId, output: reply(z.strictObject({ claims: z.array(claimSchema) })) },
    'tokens:list': {
      input: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
      output: reply(z.strictObject({ total: z.int(), rows: z.array(tokenRowSchema) })),
    },
    'clipboard:clear': { input: nothing, output: accepted },
    /** Puts the command that `describe` gives for this error on the clipboard. */
    'clipboard:copy-command': { input: z.strictObject({ error: appErrorSchema }), output: accepted },
    'keyring:unlock': { input: nothing, output: accepted },
    'keyring:cancel-unlock': { input: nothing, output: accepted },
    'settings:change': { input: settingsSchema.partial(), output: accepted },
  },
  events: {
    'state:changed': snapshotSchema,
  },
} as const;

type Requests = typeof contract.requests;
type Events = typeof contract.events;

/** The name of a request. */
export type RequestName = keyof Requests;
/** The name of an event. */
export type EventName = keyof Events;
/** What a request takes. */
export type Input<Name extends RequestName> = z.infer<Requests[Name]['input']>;
/** What a request answers: `{ok: true, value}` or `{ok: false, error}`. */
export type Output<Name extends RequestName> = z.infer<Requests[Name]['output']>;
/** What an event carries. */
export type Payload<Name extends EventName> = z.infer<Events[Name]>;
/** One handler for each request; a missing one does not compile. */
export type Handlers = {
  readonly [Name in RequestName]: (input: Input<Name>) => Promise<Output<Name>>;
};

/** What the preload gives the page, untyped; the renderer parses what passes through it. */
export interface Bridge {
  readonly invoke: (name: string, input: unknown) => Promise<unknown>;
  readonly on: (listener: (name: string, payload: unknown) => void) => () => void;
}
