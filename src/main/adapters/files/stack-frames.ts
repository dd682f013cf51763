import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeErrorCode } from '../system/error-code.ts';

/** A function and a place, as V8 writes them; a name that the code did not give may be a value, and is too long for one. */
const frame =
  /^ {4}at (?:(?:async )?(?:new )?([\w$.#<>:-]{1,60}) (?:\[as [^\]]*\] )?\()?(file:\/\/[^\s()]+|\/[^\s()]+|out\/main\/[^\s()]+):(\d+):(\d+)\)?$/;

const maps = new Map<string, SourceMap | null>();

/**
 * Where an error was thrown: for each function below `folder` its name, source file, line and column. Nothing of its message
 * is among them; of an error whose message may have changed since, there are none.
 */
export function stackFrames(error: unknown, folder: string): readonly string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  const head = `${String(error)}\n`;
  if (!error.stack.startsWith(head)) return [];
  return error.stack
    .slice(head.length)
    .split('\n')
    .flatMap((line) => {
      const [, name = '', place = '', row = '', column = ''] = frame.exec(line) ?? [];
      // A chunk of main names itself by its place below the folder.
      const file = place.startsWith('file:') ? fileURLToPath(place) : resolve(folder, place);
      if (!isBelow(file, folder)) return [];
      return [`${name || 'anonymous'} ${sourcePlace(file, Number(row), Number(column), folder)}`];
    });
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** The place in the source, below `folder`, where there is a source map, else the one in the built file. */
export function sourcePlace(
  file: string,
  row: number,
  column: number,
  folder: string,
  mapFile = `${file}.map`,
): string {
  const entry = sourceMap(mapFile)?.findEntry(row - 1, column - 1);
  if (entry === undefined || !('originalSource' in entry))
    return `${relative(folder, file)}:${row}:${column}`;
  const source = relative(folder, resolve(dirname(file), entry.originalSource));
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}

/** Read when a bug needs it; null where there is none. */
function sourceMap(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const map = readSourceMap(file);
  maps.set(file, map);
  return map;
}

function readSourceMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  } catch (error) {
    if (nodeErrorCode(error) === undefined && !(error instanceof SyntaxError)) throw error;
    return null;
  }
}
