import { type Field, type FieldTable } from './field-table.ts';
import { fieldClipboard } from './clipboard-matrix.ts';
import { fieldKeyrings } from './keyrings.ts';

/** Every table by the name that the command line gives it. */
const fields: Readonly<Record<string, Field>> = { clipboard: fieldClipboard, keyrings: fieldKeyrings };

/** Fills the tables of these names, all without a name; throws for a name that is none. */
export async function fillAll(
  names: readonly string[],
  onProgress: (line: string) => void,
): Promise<FieldTable[]> {
  const tables: FieldTable[] = [];
  for (const name of names.length === 0 ? Object.keys(fields) : names) {
    const field = fields[name];
    if (field === undefined)
      throw new TypeError(`no table ${name}; there are ${Object.keys(fields).join(', ')}`);
    tables.push(await field(onProgress));
  }
  return tables;
}

/** A table as README.md has it. */
export function toMarkdown({ columns, rows }: FieldTable): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)));
  const toLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = toLine(widths.map((width) => '-'.repeat(width)));
  return [toLine(columns), rule, ...rows.map(toLine)].join('\n');
}
