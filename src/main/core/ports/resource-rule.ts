/** Verbs on resources, as RBAC writes them: `*` stands for all, `pods/exec` for a subresource, no names for all names. */
export interface ResourceRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
}
