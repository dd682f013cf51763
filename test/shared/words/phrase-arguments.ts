import { join, resolve } from 'node:path';
import ts from 'typescript';

const words = resolve(import.meta.dirname, '../../../src/shared/words');

/** Made-up arguments for a phrase that is a function, and those of them that tell whether it says them. */
export interface MadeUp {
  readonly values: readonly unknown[];
  readonly markers: readonly string[];
}

interface Choice {
  readonly value: unknown;
  readonly markers: readonly string[];
}

/** Counts for which languages have forms of their own; 17 stands for those that have none. */
const counts = [0, 1];
const firstLetter = 97;
/** More than any phrase has with three booleans and a union; the next would take the test too long. */
const mostCalls = 1000;

/**
 * Finds the parameters of phrases by the compiler's own types: a string becomes a marker of its own, a number and a
 * boolean each of its kinds, a closed union each of its members. What cannot be made up is thrown, never left out.
 */
export class PhraseArguments {
  readonly #checker: ts.TypeChecker;
  readonly #subjects: ts.Type;
  readonly #at: ts.Node;

  constructor() {
    const file = join(words, 'en/phrases.ts');
    const program = ts.createProgram({
      rootNames: [file],
      options: {
        target: ts.ScriptTarget.ES2023,
        lib: ['lib.es2023.d.ts'],
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        allowImportingTsExtensions: true,
        noEmit: true,
        strict: true,
        skipLibCheck: true,
        types: [],
      },
    });
    const phrases = program
      .getSourceFile(file)
      ?.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'Phrases');
    if (phrases === undefined) throw new Error(`no Phrases in ${file}`);
    this.#checker = program.getTypeChecker();
    this.#at = phrases;
    this.#subjects = this.#checker.getTypeAtLocation(phrases);
  }

  /** Every call that makes a difference for the phrase at `path`, whose first name is its subject. */
  of(path: readonly string[]): readonly MadeUp[] {
    const type = path.reduce((within, name) => this.#inside(within, name), this.#subjects);
    const signature = type.getCallSignatures()[0];
    if (signature === undefined) throw new Error(`${path.join('.')} is no function`);
    const made = new Markers();
    const calls = signature
      .getParameters()
      .map((parameter) => {
        const named = `${path.join('.')}(${parameter.name})`;
        return this.#choices(this.#checker.getTypeOfSymbolAtLocation(parameter, this.#at), named, made);
      })
      .reduce<readonly (readonly Choice[])[]>(everyWay, [[]]);
    if (calls.length > mostCalls) throw new Error(`${path.join('.')} would be called ${calls.length} times`);
    return calls.map((choices) => ({
      values: choices.map(({ value }) => value),
      markers: choices.flatMap(({ markers }) => markers),
    }));
  }

  #inside(type: ts.Type, name: string): ts.Type {
    const element = this.#checker.isArrayType(type)
      ? this.#checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
    if (element !== undefined) return element;
    const property = type.getProperty(name);
    if (property === undefined) throw new Error(`no ${name} in ${this.#checker.typeToString(type)}`);
    return this.#checker.getTypeOfSymbolAtLocation(property, this.#at);
  }

  #choices(type: ts.Type, named: string, made: Markers): readonly Choice[] {
    if (type.isUnion()) return type.types.flatMap((each) => this.#choices(each, named, made));
    if (type.isStringLiteral() || type.isNumberLiteral()) return [{ value: type.value, markers: [] }];
    if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0)
      return [{ value: this.#checker.typeToString(type) === 'true', markers: [] }];
    if ((type.flags & ts.TypeFlags.Null) !== 0) return [{ value: null, markers: [] }];
    if ((type.flags & ts.TypeFlags.Undefined) !== 0) return [{ value: undefined, markers: [] }];
    // A piece with a look of its own is whatever the page gives: here a string.
    if ((type.flags & (ts.TypeFlags.String | ts.TypeFlags.TypeParameter)) !== 0) return [made.text()];
    if ((type.flags & ts.TypeFlags.Number) !== 0)
      return [...counts.map((value) => ({ value, markers: [] })), made.count()];
    if (this.#checker.isArrayType(type)) return this.#lists(type as ts.TypeReference, named, made);
    if (type.getCallSignatures().length === 0 && type.getProperties().length > 0)
      return this.#records(type, named, made);
    throw new Error(`cannot make up ${named}: ${this.#checker.typeToString(type)}`);
  }

  /** Lists of one and of two. */
  #lists(type: ts.TypeReference, named: string, made: Markers): readonly Choice[] {
    const [element] = this.#checker.getTypeArguments(type);
    if (element === undefined) throw new Error(`cannot make up ${named}`);
    const ones = this.#choices(element, named, made);
    const others = this.#choices(element, named, made);
    const pairs = ones.flatMap((one, at) => {
      const other = others[at];
      return other === undefined ? [] : [[one, other]];
    });
    return [...ones.map((one) => [one]), ...pairs].map((each) => ({
      value: each.map(({ value }) => value),
      markers: each.flatMap(({ markers }) => markers),
    }));
  }

  #records(type: ts.Type, named: string, made: Markers): readonly Choice[] {
    const properties = type.getProperties();
    return properties
      .map((property) =>
        this.#choices(
          this.#checker.getTypeOfSymbolAtLocation(property, this.#at),
          `${named}.${property.name}`,
          made,
        ),
      )
      .reduce<readonly (readonly Choice[])[]>(everyWay, [[]])
      .map((choices) => ({
        value: Object.fromEntries(choices.map(({ value }, at) => [properties[at]?.name ?? '', value])),
        markers: choices.flatMap(({ markers }) => markers),
      }));
  }
}

class Markers {
  #texts = 0;
  #counts = 0;

  text(): Choice {
    this.#texts += 1;
    const marker = `‹${String.fromCharCode(firstLetter + this.#texts - 1)}›`;
    return { value: marker, markers: [marker] };
  }

  count(): Choice {
    this.#counts += 1;
    const value = this.#counts * 10 + 7;
    return { value, markers: [String(value)] };
  }
}

function everyWay(
  before: readonly (readonly Choice[])[],
  choices: readonly Choice[],
): readonly (readonly Choice[])[] {
  return before.flatMap((each) => choices.map((choice) => [...each, choice]));
}
