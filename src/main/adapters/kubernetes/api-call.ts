import type * as z from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import type { ApiGroups } from './client-library.ts';

/** Makes one call: a reply that fits the schema, or why there is none; `action` completes "not allowed to …". */
export type ApiCall = <Schema extends z.ZodType>(
  schema: Schema,
  action: string,
  perform: (api: ApiGroups) => Promise<unknown>,
) => Promise<Result<z.infer<Schema>, AppError>>;
