/** Leaving a language out does not compile. What the compiler can't see is looked for here: English that is a copy of the Swedish. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { CASE_REFUSALS } from '#libs/grant-cases';
import { citationIn, ROLE_NAMES, type Wording } from '#libs/kernel';
import { EVENT_KINDS } from '../services/api/auditor/event-kinds';

const ROOT = path.join(__dirname, '..');
const SWEDISH_LETTERS = /[åäöÅÄÖ]/;
const NAMES = /öre\b|Örebro/g;
/** Words that are the same in both. */
const SAME = new Set(['status']);

interface Pair {
  readonly where: string;
  readonly sv: string;
  readonly en: string;
}

/** The text of a literal with what is filled in left out; undefined when it is no literal. */
function literal(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => ` ${span.literal.text}`).join('');
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [literal(node.left), literal(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** Also what a function makes, when it makes it in one go. */
const sayingOf = (node: ts.Expression): string | undefined =>
  literal(ts.isArrowFunction(node) && ts.isExpression(node.body) ? node.body : node);

/** Tables `const sv = {…}` and `const en = {…}` in one file. */
function pairsOfTables(file: string, source: ts.SourceFile): readonly Pair[] {
  const table = (name: string) => {
    const declared = source.statements
      .flatMap((statement) => (ts.isVariableStatement(statement) ? statement.declarationList.declarations : []))
      .find((one) => one.name.getText() === name)?.initializer;
    const object = declared && ts.isSatisfiesExpression(declared) ? declared.expression : declared;
    return object && ts.isObjectLiteralExpression(object) ? object.properties.filter(ts.isPropertyAssignment) : [];
  };
  const english = new Map(table('en').map((property) => [property.name.getText(), sayingOf(property.initializer)]));
  return table('sv').flatMap((property) => {
    const [key, sv] = [property.name.getText(), sayingOf(property.initializer)];
    const en = english.get(key);
    return sv === undefined || en === undefined ? [] : [{ where: `${file}: ${key}`, sv, en }];
  });
}

function pairsOf(file: string): readonly Pair[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const pairs: Pair[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const said = new Map(
        node.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) ? [[property.name.getText(), literal(property.initializer)] as const] : [],
        ),
      );
      const [sv, en] = [said.get('sv'), said.get('en')];
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      if (sv !== undefined && en !== undefined) pairs.push({ where: `${file}:${line + 1}`, sv, en });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...pairs, ...pairsOfTables(file, source)];
}

const files = globSync('{libs,projections,services}/**/*.ts', { cwd: ROOT })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !/\.spec\.ts$|^services\/web\/|\/testing\//.test(file));
const pairs = files.flatMap(pairsOf);

const isEnglish = ({ sv, en }: Wording): boolean =>
  en.trim() !== '' && (en !== sv || SAME.has(sv)) && !SWEDISH_LETTERS.test(en.replaceAll(NAMES, ''));

describe('What the service says', () => {
  it('is said in Swedish and in English wherever it is said, and the one is not the other', () => {
    expect(pairs.length).toBeGreaterThan(600);
    expect(pairs.filter((pair) => pair.sv !== '' && !isEnglish(pair))).toEqual([]);
  });

  it('names every kind of event and every role in both languages', () => {
    expect(EVENT_KINDS.length).toBeGreaterThan(50);
    expect(EVENT_KINDS.filter(({ label }) => !isEnglish(label)).map(({ type }) => type)).toEqual([]);
    expect(Object.entries(ROLE_NAMES).filter(([, name]) => !isEnglish(name))).toEqual([]);
  });

  it('can say in English what every event, refusal and rule in the code rests on', () => {
    const literals = files.flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/(?:citation: |'(?:LAW|POLICY)', )'([^']+)'/g)].map(
        ([, citation]) => citation!,
      ),
    );
    const citations = new Set([...literals, ...EVENT_KINDS.map(({ citation }) => citation)]);
    expect(citations.size).toBeGreaterThan(40);
    expect([...citations].map((one) => citationIn(one, 'en')).filter((one) => /[åäöÅÄÖ]|nämnd|jfr|\blag\b/.test(one))).toEqual([]);
    expect(citationIn('nämndens rutin (jfr FL 25 §)', 'en')).toBe('the board’s routine (cf. FL 25 §)');
    expect(citationIn('nämndens riktlinjer 2026:1', 'sv')).toBe('nämndens riktlinjer 2026:1');
  });

  it('refuses in both languages, with every code of a case', () => {
    expect(Object.keys(CASE_REFUSALS).length).toBeGreaterThan(100);
    expect(Object.entries(CASE_REFUSALS).filter(([, [, , wording]]) => !isEnglish(wording))).toEqual([]);
  });
});
