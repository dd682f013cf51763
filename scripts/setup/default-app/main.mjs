import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

// Stands in for Electron's own default app: runs the folder or file that the command line names.
const at = process.argv.findIndex((argument, index) => index > 0 && !argument.startsWith('-'));
const target = resolve(process.argv[at] ?? '.');
let main = target;
try {
  const description = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  const name = description.productName ?? description.name;
  app.setAppPath(target);
  app.setName(name);
  app.setVersion(description.version ?? '0.0.0');
  app.setPath('userData', join(app.getPath('appData'), name));
  main = join(target, description.main ?? 'index.js');
} catch (error) {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
await import(pathToFileURL(main).href);
