import { describe, expect, it } from 'vitest';
import { paletteInGerman } from '../../../../src/shared/words/de/palette-phrases.ts';
import { rankByText } from '../../../../src/shared/words/text/rank-by-text.ts';

const { openDashboard, clearClipboard, unlockKeyring, goTo } = paletteInGerman;
const inGerman = [openDashboard, clearClipboard, unlockKeyring, goTo('Größe')];
const rank = (names: readonly string[], typed: string, most = 50) =>
  rankByText(names, (name) => name, typed, most);

describe('what was typed', () => {
  it.each([
    ['öffnen dash', openDashboard],
    ['ÖFFNEN dash', openDashboard],
    ['o\u0308ffnen dash', openDashboard],
    ['offnen dash', openDashboard],
    ['oeffnen dash', openDashboard],
    ['leeren zwischen', clearClipboard],
    ['schluessel', unlockKeyring],
    ['grosse', goTo('Größe')],
    ['groesse', goTo('Größe')],
  ])('finds by %s', (typed, name) => {
    expect(rank(inGerman, typed)).toEqual([name]);
  });

  it('finds everything by nothing, in its order', () => {
    expect(rank(inGerman, ' ')).toEqual(inGerman);
    expect(rank(inGerman, '', 2)).toEqual(inGerman.slice(0, 2));
  });

  it('finds nothing by a word that no name holds', () => {
    expect(rank(inGerman, 'öffnen xyz')).toEqual([]);
  });

  it.each([
    ['cfdt', 'Copy fresh dashboard token'],
    ['rotadm', 'Rotate the admin token…'],
    ['ksdef', 'kube-system/default'],
    ['svcrt', 'API server (server.crt)'],
  ])('finds by the letters %s in their order', (typed, name) => {
    const names = ['Copy fresh dashboard token', 'Rotate the admin token…', 'kube-system/default'];
    expect(rank([...names, 'API server (server.crt)'], typed)).toEqual([name]);
  });

  it('wants the first letter at the beginning of a word', () => {
    expect(rank(['kube-system/default'], 'bst')).toEqual([]);
  });

  it('puts the beginning first, then that of a word, what is inside of one, and letters alone last', () => {
    const names = ['a-d-m-i-n', 'keyfob/sysadmin', 'Rotate the admin token', 'admin.crt'];
    expect(rank(names, 'admin')).toEqual([...names].reverse());
  });

  it('puts the shorter one first where two fit alike', () => {
    expect(rank(['token of the tray', 'token'], 'tok')).toEqual(['token', 'token of the tray']);
  });

  it('finds one of 2,000 names', () => {
    const names = Array.from({ length: 2000 }, (_, at) => `team-${at % 40}/service-account-of-program-${at}`);
    expect(rank(names, 'sap1999')).toEqual(['team-39/service-account-of-program-1999']);
  });
});
