/** The Secrets that dashboards bring along and leave behind, each with a token that never expires. */
export const dashboardTokens = {
  /** Of MicroK8s’ dashboard add-on. */
  addOn: 'kube-system/microk8s-dashboard-token',
  /** Of Headlamp’s own manifest. */
  headlamp: 'kube-system/headlamp-admin',
} as const;
