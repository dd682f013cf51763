import { join } from 'node:path';

/** What programs need that were unpacked below a folder instead of installed. */
export function unpackedEnvironment(root: string): Record<string, string> {
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  return {
    LD_LIBRARY_PATH: libraries,
    QT_PLUGIN_PATH: join(libraries, 'qt5/plugins'),
    QCA_PLUGIN_PATH: join(libraries, 'qca-qt5'),
    XDG_DATA_DIRS: `${join(root, 'usr/share')}:/usr/share`,
  };
}
