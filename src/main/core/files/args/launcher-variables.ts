/** The variables of MicroK8s’ launcher that are known, for a snap data folder with links resolved. */
export function launcherVariables(root: string): Readonly<Record<string, string>> {
  return { SNAP_DATA: root, SNAP_COMMON: `${root.slice(0, root.lastIndexOf('/'))}/common` };
}
