/** Kubernetes' own names: whose token a Secret holds, and the day of its last use. */
export const legacyAccountAnnotation = 'kubernetes.io/service-account.name';
export const legacyLastUsedLabel = 'kubernetes.io/legacy-token-last-used';
