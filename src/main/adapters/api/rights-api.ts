import * as z from 'zod';
import { ok } from '../../../shared/contract/values/result.ts';
import type { RightsApi } from '../../core/ports/cluster-api.ts';
import type { ApiCall } from './api-call.ts';

/** More than any role holds: all of them are compared with each other and shown. */
const mostRules = 5_000;
const mostTexts = 5_000;
const longestText = 1_000;

/** Go writes an empty list as null or leaves it out. */
const texts = z
  .array(z.string().max(longestText))
  .max(mostTexts)
  .nullish()
  .transform((list) => list ?? []);

const schema = z.object({
  status: z.object({
    resourceRules: z
      .array(z.object({ verbs: texts, apiGroups: texts, resources: texts, resourceNames: texts }))
      .max(mostRules)
      .nullish(),
    nonResourceRules: z
      .array(z.object({ verbs: texts, nonResourceURLs: texts }))
      .max(mostRules)
      .nullish(),
    incomplete: z.boolean().default(false),
  }),
});

/** Asks what others may do. */
export function createRightsApi(call: ApiCall): RightsApi {
  return {
    async rules(who, namespace) {
      const review = await call(schema, { does: 'ask-rights', object: who.user }, (api) =>
        api.authorizationAs(who).createSelfSubjectRulesReview({ body: { spec: { namespace } } }),
      );
      if (!review.ok) return review;
      const { resourceRules, nonResourceRules, incomplete } = review.value.status;
      return ok({
        resources: resourceRules ?? [],
        paths: (nonResourceRules ?? []).map(({ verbs, nonResourceURLs }) => ({
          verbs,
          paths: nonResourceURLs,
        })),
        incomplete,
      });
    },
  };
}
