import * as z from 'zod';

/**
 * Why a token may still be on the clipboard: only a focused window could look and take it away, something put it back each
 * time, or nobody could look whether it is gone.
 */
export const whyLeftSchema = z.enum(['needs-window', 'put-back', 'unseen']);
export type WhyLeft = z.infer<typeof whyLeftSchema>;
