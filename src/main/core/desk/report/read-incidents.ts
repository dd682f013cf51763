import * as z from 'zod';
import { contract } from '../../../../shared/contract/contract.ts';
import { pageBugSchema, type PageBug } from '../../../../shared/contract/state/page-bug.ts';
import { parseJson } from '../../files/text/parse-json.ts';

/** What a report tells of a bug: fields whose every value is of a known shape. */
export interface Incident {
  readonly at: string;
  readonly incident: string;
  readonly event: 'bug' | 'page-bug' | 'page-breach';
  /** What met a bug of the page. */
  readonly from: PageBug['from'] | null;
  readonly request: string | null;
  readonly type: string | null;
  readonly version: string | null;
  /** Places in the code. */
  readonly frames: readonly string[];
}

const mostFrames = 10;

/** A place in Keyfob’s own code or in a library of it; the function before it may have its name from a value. */
const frame =
  /^(?:\S{1,60} )?((?:src\/(?:main|shared|preload|renderer)|out\/(?:main|preload|renderer)|node_modules)(?:\/[\w@-][\w@.-]{0,59}){1,8}\.[cm]?[jt]sx?:\d{1,7}:\d{1,7})$/;

/** The class of an error; whatever else is thrown has none. */
const errorType = /^(?:[A-Z][A-Za-z]{0,30})?(?:Error|Exception)$/;

/** Drops what it does not know, and of the rest each value that is of another shape. */
const lineSchema: z.ZodType<Incident> = z.object({
  at: z.iso.datetime({ precision: 3 }),
  incident: z.string().regex(/^[0-9a-f]{16}$/),
  event: z.enum(['bug', 'page-bug', 'page-breach']),
  from: pageBugSchema.shape.from.nullable().catch(null),
  request: z.string().refine(isRequest).nullable().catch(null),
  type: z.string().regex(errorType).nullable().catch(null),
  version: z
    .string()
    .regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}(?:-(?:alpha|beta|rc)\.?\d{0,3})?$/)
    .nullable()
    .catch(null),
  frames: z
    .array(z.string().catch(''))
    .catch([])
    .transform((frames) => frames.flatMap((each) => frame.exec(each)?.[1] ?? []).slice(0, mostFrames)),
});

/** The last incidents of the files of logs, newest last. */
export function readIncidents(texts: readonly string[], most: number): readonly Incident[] {
  return texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const parsed = lineSchema.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => Number(a.at > b.at) - Number(a.at < b.at))
    .slice(-most);
}

function isRequest(name: string): boolean {
  return name === 'start' || Object.hasOwn(contract.requests, name);
}
