/** Whether a path is that of a client.config of MicroK8s. */
export function isKubeconfig(path: string): boolean {
  return path.endsWith('/credentials/client.config');
}
