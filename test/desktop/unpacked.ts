import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How a program is started that was unpacked below a folder instead of installed. */
export interface UnpackedProgram {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What its process executes then. */
  readonly executable: string;
}

/** The program at a path below the folder; with the dynamic loader of that folder where it has a C library too. */
export function unpackedProgram(root: string, path: string): UnpackedProgram {
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  const program = join(root, path);
  const loader = join(libraries, 'ld-linux-x86-64.so.2');
  const env = {
    QT_PLUGIN_PATH: ['qt5/plugins', 'qt6/plugins'].map((folder) => join(libraries, folder)).join(':'),
    QCA_PLUGIN_PATH: ['qca-qt5', 'qca-qt6'].map((folder) => join(libraries, folder)).join(':'),
    XDG_DATA_DIRS: `${join(root, 'usr/share')}:/usr/share`,
  };
  if (!existsSync(loader))
    return {
      command: program,
      args: [],
      env: { ...env, LD_LIBRARY_PATH: libraries },
      executable: program,
    };
  return { command: loader, args: ['--library-path', libraries, program], env, executable: loader };
}
