/** Within so long the API server refuses a token that it remembers as accepted, in milliseconds: it remembers it for 10 s. */
export const refusedWithinMs = 30_000;
