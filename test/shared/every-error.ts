import * as z from 'zod';
import { appErrorSchema, type AppError } from '../../src/shared/contract/errors/errors.ts';
import { safetyFindingSchema, type SafetyFinding } from '../../src/shared/contract/state/safety-state.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** One error for each code and each combination of its enums; text from outside is `text`. */
export function everyError(text: string): AppError[] {
  return appErrorSchema.options.flatMap((option) =>
    Object.entries(option.shape as Shape)
      .reduce<Record<string, unknown>[]>(
        (all, [name, schema]) =>
          all.flatMap((one) => samples(schema, text).map((value) => ({ ...one, [name]: value }))),
        [{}],
      )
      .map((error) => appErrorSchema.parse(error)),
  );
}

/** One finding for each kind, and one more for each other value that one of its fields can have. */
export function everyFinding(text: string): SafetyFinding[] {
  return safetyFindingSchema.options.flatMap((option) =>
    oneByOne(option.shape as Shape, text).map((finding) => safetyFindingSchema.parse(finding)),
  );
}

function oneByOne(shape: Shape, text: string): Record<string, unknown>[] {
  const fields = Object.entries(shape).map(([name, schema]) => [name, samples(schema, text)] as const);
  const first = Object.fromEntries(fields.map(([name, [value]]) => [name, value]));
  return [
    first,
    ...fields.flatMap(([name, [, ...others]]) => others.map((value) => ({ ...first, [name]: value }))),
  ];
}

function samples(schema: z.ZodType, text: string): unknown[] {
  if (schema === (appErrorSchema as z.ZodType)) return everyError(text);
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodOptional) return [undefined, ...samples(schema.unwrap() as z.ZodType, text)];
  if (schema instanceof z.ZodNullable) return [null, ...samples(schema.unwrap() as z.ZodType, text)];
  if (schema instanceof z.ZodObject) return oneByOne(schema.shape, text);
  if (schema instanceof z.ZodArray) {
    const one = samples(schema.element as z.ZodType, text).slice(0, 1);
    return schema.safeParse([]).success ? [[], one] : [one];
  }
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => samples(option as z.ZodType, text));
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodNull) return [null];
  return schema instanceof z.ZodString ? [text] : [7];
}
