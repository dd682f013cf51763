import type { Survey } from '../../../shared/survey.ts';

/** What is told where nobody looked. */
export const noSurvey: Survey = { verdict: null, verdictLine: null, credentials: null, findings: null };
