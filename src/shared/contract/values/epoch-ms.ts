import * as z from 'zod';

/** The last moment that a Date can be. */
export const lastMoment = 8.64e15;

/** A time that can be shown: epoch milliseconds. */
export const epochMs = z.number().min(-lastMoment).max(lastMoment);
