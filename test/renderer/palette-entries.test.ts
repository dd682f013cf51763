import { describe, expect, it } from 'vitest';
import { matchingEntries } from '../../src/renderer/components/palette-entries.ts';
import { paletteInGerman } from '../../src/shared/words/de/palette-phrases.ts';

const { openDashboard, clearClipboard, unlockKeyring, goTo } = paletteInGerman;
const settings = goTo('Größe');
const entries = [openDashboard, clearClipboard, unlockKeyring, settings].map((name) => ({
  name,
  run: () => undefined,
}));

describe('the search of the palette', () => {
  it.each([
    ['öffnen dash', openDashboard],
    ['ÖFFNEN dash', openDashboard],
    ['o\u0308ffnen dash', openDashboard],
    ['offnen dash', openDashboard],
    ['oeffnen dash', openDashboard],
    ['leeren zwischen', clearClipboard],
    ['schluessel', unlockKeyring],
    ['grosse', settings],
    ['groesse', settings],
  ])('finds by %s', (text, name) => {
    expect(matchingEntries(entries, text).map((entry) => entry.name)).toEqual([name]);
  });

  it('finds everything by nothing, in the order in which commands are offered', () => {
    expect(matchingEntries(entries, ' ')).toEqual(entries);
  });

  it('finds nothing by a word that no name holds', () => {
    expect(matchingEntries(entries, 'öffnen xyz')).toEqual([]);
  });
});
