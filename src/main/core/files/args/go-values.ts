const integer =
  /^[+-]?(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/;
const greatest = 2n ** 63n;

/** What Go's `strconv.ParseInt` makes of a text, in the base that its prefix names; null for no integer of 64 bits. */
export function readInteger(text: string): bigint | null {
  if (!integer.test(text)) return null;
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '');
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const signed = text.startsWith('-') ? -value : value;
  return signed >= -greatest && signed < greatest ? signed : null;
}

const switches = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Whether Go's `strconv.ParseBool` takes a text, and as what; null where it does not. */
export function readSwitch(text: string): boolean | null {
  const at = switches.indexOf(text);
  return at === -1 ? null : at < switches.length / 2;
}

const nanoseconds: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};
const amount = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;

/** Whether Go's `time.ParseDuration` takes a text. */
export function isDuration(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return true;
  const parts = [...unsigned.matchAll(amount)];
  const length = parts.reduce((sum, [part]) => sum + part.length, 0);
  const total = parts.reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count) * (nanoseconds[unit] ?? 0),
    0,
  );
  return unsigned !== '' && length === unsigned.length && total < Number(greatest);
}

/** The parts of a list in one argument, as Go's CSV reader gives them; quotes never reach it. Null where it refuses. */
export function readList(text: string): readonly string[] | null {
  if (text === '') return [];
  const line = text.replace(/\r$/, '');
  return line === '' ? null : line.split(',');
}
