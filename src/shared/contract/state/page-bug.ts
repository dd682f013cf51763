import * as z from 'zod';

/** A function of the built page and a place in it, line and column 1-based; nothing but code gives these names. */
export const pageFrameSchema = z.strictObject({
  name: z.string().regex(/^[\w$.]{0,60}$/),
  file: z.string().regex(/^assets\/[\w-]{1,60}\.js$/),
  line: z.int().min(1).max(10_000_000),
  column: z.int().min(1).max(10_000_000),
});
export type PageFrame = z.infer<typeof pageFrameSchema>;

/** What nobody expected in the page: never what an error says. */
export const pageBugSchema = z.strictObject({
  incident: z.string().regex(/^[0-9a-f]{16}$/),
  /** What met it: a request, a view that was drawn, an event, or a promise that nobody waited for. */
  from: z.enum(['request', 'view', 'event', 'promise']),
  /** The request that failed; null where it was none. */
  request: z
    .string()
    .regex(/^[a-z:-]{1,40}$/)
    .nullable(),
  type: z.string().regex(/^[A-Za-z$]{1,40}$/),
  frames: z.array(pageFrameSchema).max(20),
});
export type PageBug = z.infer<typeof pageBugSchema>;
