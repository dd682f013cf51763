/** As many as one query answers with, which is more than any cluster is known to have. */
export const listLimits = { accounts: 1000, legacyTokens: 2000 } as const;
