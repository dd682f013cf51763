/** The kubeconfigs that kubectl reads for this user: those of `KUBECONFIG`, and `.kube/config` in the home folder. */
export function listUserKubeconfigs(variable: string | undefined, home: string): readonly string[] {
  const named = (variable ?? '').split(':').filter((file) => file.startsWith('/'));
  return [...new Set([...named, `${home}/.kube/config`])];
}
