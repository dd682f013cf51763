import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { measures, rounded, toCells, type MeasuredRow, type Row } from './row.ts';

/** What the rows of the bench were when they were last written down, by the names of the measures. */
export type Figures = Readonly<Record<string, MeasuredRow>>;

const figuresFile = join(import.meta.dirname, 'figures.json');
const readme = join(import.meta.dirname, '../../README.md');
const begin = '<!-- What `npm run bench -- --write` measured -->';
const end = '<!-- until here -->';

/** A ratio may be worse than nine tenths of the rounds that were written down, by as much as machines differ. */
const tolerance = 1.15;

/** The parts that every change is measured by. */
export const gateParts = ['window-start', 'cold-window-start', 'tray-start', 'clicks'] as const;

/** Fewer rounds than a bench has, so that a gate takes three minutes at most. */
export const timesOfGate = (whole: number): number => Math.ceil(whole / 2);

export function readFigures(): Figures {
  return JSON.parse(readFileSync(figuresFile, 'utf8')) as Figures;
}

/** Puts the rows in the place of their earlier figures, and all figures into README's table. */
export async function writeFigures(rows: readonly Row[]): Promise<void> {
  const measured = rows.filter((row) => 'ratio' in row);
  const all = { ...readFigures(), ...Object.fromEntries(measured.map((row) => [row.name, row])) };
  const names = Object.keys(measures).filter((name) => name in all);
  const figures = Object.fromEntries(names.map((name) => [name, all[name]!]));
  writeFileSync(figuresFile, await format(JSON.stringify(figures), { parser: 'json' }));
  const text = readFileSync(readme, 'utf8');
  writeFileSync(readme, withFigures(text, await toMarkdown(figures)));
}

/** README with this table in the place of the one between its marks. */
export function withFigures(text: string, table: string): string {
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error('README has no place for the figures');
  return `${text.slice(0, before + begin.length)}\n\n${table}\n${text.slice(after)}`;
}

/** The figures as README shows them. */
export function toMarkdown(figures: Figures): Promise<string> {
  const lines = toCells(Object.values(figures)).map((cells) => `| ${cells.join(' | ')} |`);
  const rule = lines[0]!.replaceAll(/[^|]+/g, ' --- ');
  return format([lines[0], rule, ...lines.slice(1)].join('\n'), { parser: 'markdown' });
}

/** A sentence for each row whose ratio is worse than what was written down allows, or of which nothing was. */
export function figuresAreWorse(rows: readonly Row[], figures: Figures = readFigures()): string[] {
  return rows.flatMap((row) => {
    if ('skipped' in row) return [`${row.measure}: not measured, ${row.skipped}`];
    const figure = figures[row.name];
    if (figure === undefined) return [`${row.measure}: no figure is written down`];
    const most = rounded(figure.p90 * tolerance);
    return row.ratio <= most ? [] : [`${row.measure}: ${row.ratio}, and at most ${most} is let pass`];
  });
}
