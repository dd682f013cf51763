import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { german } from '../../src/shared/words/de/german.ts';
import { speak } from '../../src/shared/words/language/spoken.ts';
import { PhraseArguments } from './words/phrase-arguments.ts';
import {
  everySaid,
  isLeftEnglish,
  namesOf,
  notGerman,
  unsaid,
  type Alike,
  type Said,
} from './words/phrase-faults.ts';

const folder = resolve(import.meta.dirname, '../../src/shared/words/en');

/** What is written alike in both languages. */
const alike: readonly Alike[] = [];

afterEach(() => speak(null));

const spokenPhrases = await readPhrases();
const english = Object.fromEntries([...spokenPhrases].map(([subject, phrases]) => [subject, phrases()]));
const phraseArguments = new PhraseArguments();
const said = everySaid(english, german, (path) => phraseArguments.of(path));

describe('German', () => {
  it('has the phrases of English, and no others', () => {
    expect(namesOf(german).sort()).toEqual(namesOf(english).sort());
    expect(said.length).toBeGreaterThan(500);
  });

  it('is what is said once it is spoken', () => {
    speak({ ...german });
    const now = Object.fromEntries([...spokenPhrases].map(([subject, phrases]) => [subject, phrases()]));
    expect(now).toEqual(german);
  });

  it('says every argument that English says', () => {
    expect(faultsOf(unsaid)).toEqual([]);
  });

  it('leaves no phrase in English', () => {
    const left = said.filter(isLeftEnglish).map(({ path }) => path);
    expect([...new Set(left)].sort()).toEqual(alike.map(({ path }) => path).sort());
  });

  it('has its own quotation marks, and addresses nobody by first name', () => {
    expect(faultsOf((each) => notGerman(each.german))).toEqual([]);
  });
});

describe('the check', () => {
  const phrase: Said = {
    path: 'token.renew',
    english: 'Renew the token ‹a› 17 times',
    german: 'Das Token ‹a› 17-mal erneuern',
    markers: ['‹a›', '17'],
  };

  it('lets a good phrase pass', () => {
    expect(unsaid(phrase)).toEqual([]);
    expect(isLeftEnglish(phrase)).toBe(false);
    expect(notGerman(phrase.german)).toEqual([]);
    expect(notGerman('„Ja“ sagt nicht „Nein“: die Dublette, der Direktor, --state-dir')).toEqual([]);
  });

  it('finds an argument that is not said', () => {
    expect(unsaid({ ...phrase, german: 'Das Token ‹b› 117-mal erneuern' })).toEqual(['‹a›', '17']);
    expect(unsaid({ ...phrase, english: 'Renew it', german: 'Erneuern' })).toEqual([]);
  });

  it('finds what is still English, and not one word that both have', () => {
    expect(isLeftEnglish({ ...phrase, german: phrase.english })).toBe(true);
    const name = { ...phrase, english: 'Dashboard ‹a›', german: 'Dashboard ‹a›' };
    expect(isLeftEnglish(name)).toBe(false);
  });

  it('finds quotation marks of another language, and one too many', () => {
    expect(notGerman('Das "Token"')).toEqual(['"', '"']);
    expect(notGerman('Das “Token”')).toEqual(['“', '”']);
    expect(notGerman('Das „Token')).toEqual(['„']);
  });

  it('finds who is addressed by first name', () => {
    expect(notGerman('Hast Du deinen Schlüssel?')).toEqual(['Du', 'deinen']);
  });

  it('finds a phrase that one language lacks', () => {
    expect(namesOf({ token: { renew: () => '' } })).toEqual(['token.renew: function']);
    expect(namesOf({ token: { renew: '' } })).toEqual(['token.renew: string']);
  });
});

/** What says the phrases of each subject, in the language that is spoken when it is asked. */
async function readPhrases(): Promise<ReadonlyMap<string, () => object>> {
  const found = new Map<string, () => object>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-phrases.ts'))) {
    const exported = Object.values((await import(join(folder, file))) as Record<string, () => object>);
    const [phrases] = exported;
    if (phrases === undefined || exported.length > 1)
      throw new Error(`${file} exports another number of things than one`);
    speak(
      new Proxy<Record<string, object>>(
        {},
        {
          get: (_, subject) => {
            found.set(String(subject), phrases);
            return undefined;
          },
        },
      ),
    );
    phrases();
    speak(null);
  }
  return found;
}

function faultsOf(find: (said: Said) => readonly string[]) {
  return said.flatMap((each) => {
    const faults = find(each);
    return faults.length === 0 ? [] : [{ ...each, faults }];
  });
}
