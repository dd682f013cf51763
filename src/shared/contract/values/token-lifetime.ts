/** The least and the most that a TokenRequest grants, in seconds. */
export const lifetimeLimits = { least: 600, most: 2 ** 32 } as const;

/** A longer one is asked about again, and no setting has it; seconds. */
export const longLifetime = 86_400;

/** What a token is minted with unless the user chose another; seconds. */
export const usualLifetime = 3600;

/** What is offered as one click; seconds. */
export const offeredLifetimes: readonly number[] = [
  lifetimeLimits.least,
  usualLifetime,
  28_800,
  longLifetime,
];
