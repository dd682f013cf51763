import * as z from 'zod';
import { ownLabels } from '../../core/cluster/access/access-objects.ts';
import {
  legacyAccountAnnotation,
  legacyLastUsedLabel,
} from '../../core/cluster/legacy-tokens/legacy-annotations.ts';
import { accountAnnotation, lifetimeAnnotation } from '../../core/cluster/tokens/mint-token.ts';

/** Kubernetes' own limits, in characters. */
export const longestName = 253;
export const longestUid = 128;

/** By Kubernetes' own pattern: names are shown, and become part of paths and commands. */
export const objectName = z
  .string()
  .max(longestName)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);

/** As Kubernetes has it for objects of RBAC, whose names hold more than others’: any one part of a path. */
export const rbacName = z
  .string()
  .max(longestName)
  .regex(/^(?!\.{1,2}$)[^/%\p{Cc}]+$/u);

/** The labels that Keyfob looks at; all others are dropped while they are read. */
export const usedLabels = only([...Object.keys(ownLabels), legacyLastUsedLabel]);

/** The annotations that Keyfob looks at. */
export const usedAnnotations = only([lifetimeAnnotation, accountAnnotation, legacyAccountAnnotation]);

/** A value that nobody would have written counts as none, so that one object cannot spoil a list. */
function only(names: readonly string[]) {
  const value = z.string().max(longestName).optional().catch(undefined);
  return z
    .object(Object.fromEntries(names.map((name) => [name, value])))
    .transform((found) => {
      const present = Object.entries(found).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      return Object.fromEntries(present);
    })
    .default({});
}
