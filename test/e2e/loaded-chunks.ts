import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { App } from './start-app.ts';

/** The files of main’s build that the app has loaded so far, by name. */
export async function loadedChunks({ electron }: App): Promise<string[]> {
  const urls = await electron.evaluate(() => {
    const { Session } = process.getBuiltinModule('node:inspector');
    const session = new Session();
    const found: string[] = [];
    session.connect();
    session.on('Debugger.scriptParsed', ({ params }) => found.push(params.url));
    session.post('Debugger.enable');
    session.disconnect();
    return found;
  });
  return urls.filter((url) => url.includes('out/main/')).map((url) => basename(url));
}

/** The files of a checkout’s build of main that hold a source of which this is told, by name. */
export function chunksWith(checkout: string, holds: (source: string) => boolean): string[] {
  const folder = join(checkout, 'out/main');
  const maps = readdirSync(folder).filter((name) => name.endsWith('.map'));
  return maps
    .filter((name) => {
      const { sources } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { sources: string[] };
      return sources.some(holds);
    })
    .map((name) => basename(name, '.map'));
}
