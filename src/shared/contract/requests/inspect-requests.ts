import * as z from 'zod';
import {
  acceptanceSchema,
  exportWaysSchema,
  inspectionSchema,
  signatureSchema,
  tokenPlaceSchema,
  tokenSubjectSchema,
  tryOutSchema,
  useLineNameSchema,
} from '../state/inspection.ts';
import { pastedTextSchema } from '../state/pasted-text.ts';
import { lookedSchema } from '../state/looked.ts';
import { rightsSchema } from '../state/rights.ts';
import { escalationPathSchema } from '../state/escalation.ts';
import { acceptedSchema, nothing, reply } from './reply.ts';

/** More than any window can paste by accident; what is longer than a text that is searched is refused in words. */
const mostCharacters = 16 * 1024 * 1024;
const subject = z.strictObject({ subject: tokenSubjectSchema });

/** Requests about one token, kept or pasted. */
export const inspectRequests = {
  /**
   * Hands a pasted text over. The only token in it is inspected by the id; of several one is chosen first. A second text
   * replaces it.
   */
  'inspect:paste': {
    act: false,
    input: z.strictObject({ text: z.string().max(mostCharacters) }),
    output: reply(pastedTextSchema),
  },
  /** Takes one of the tokens that were found, by its place in the list, and lets go of the others. */
  'inspect:choose': {
    act: false,
    input: z.strictObject({ id: z.string().min(1).max(64), index: z.int().min(0).max(49) }),
    output: acceptedSchema,
  },
  /** Lets go of a pasted text. */
  'inspect:close': {
    act: false,
    input: z.strictObject({ id: z.string().min(1).max(64) }),
    output: acceptedSchema,
  },
  'inspect:read': { act: false, input: subject, output: reply(inspectionSchema) },
  'inspect:signature': { act: false, input: subject, output: reply(signatureSchema) },
  /** Sends the token to the cluster that issued it, and to no other. */
  'inspect:accepted': { act: true, input: subject, output: reply(acceptanceSchema) },
  /** Where this token lies. */
  'inspect:places': {
    act: false,
    input: subject,
    output: reply(z.strictObject({ places: z.array(tokenPlaceSchema), ...lookedSchema.shape })),
  },
  /** What its bearer may do in a namespace, and how a thief could make that last. */
  'inspect:rights': {
    act: false,
    input: z.strictObject({ subject: tokenSubjectSchema, namespace: z.string().min(1).max(63) }),
    output: reply(z.strictObject({ rights: rightsSchema, escalation: z.array(escalationPathSchema) })),
  },
  /** The lines for a terminal, without the token. */
  'inspect:lines': {
    act: false,
    input: subject,
    output: reply(
      z.strictObject({
        lines: z.array(z.strictObject({ name: useLineNameSchema, text: z.string() })),
      }),
    ),
  },
  /** Copies a line; one with the token inside is cleared from the clipboard like a token. */
  'inspect:copy-line': {
    act: true,
    input: z.strictObject({ subject: tokenSubjectSchema, name: useLineNameSchema, withToken: z.boolean() }),
    output: acceptedSchema,
  },
  /** Lists the pods of all namespaces with the token. */
  'inspect:try': { act: true, input: subject, output: reply(tryOutSchema) },
  /** Where an exported kubeconfig can lead. */
  'inspect:export-ways': { act: false, input: nothing, output: reply(exportWaysSchema) },
  /**
   * Writes a kubeconfig with the token to a file that the user chooses; null when no file was chosen. `server` is one of
   * the ways, and null the address that client.config has.
   */
  'inspect:export': {
    act: true,
    input: z.strictObject({ subject: tokenSubjectSchema, server: z.string().max(300).nullable() }),
    output: reply(z.strictObject({ file: z.string().nullable() })),
  },
} as const;
