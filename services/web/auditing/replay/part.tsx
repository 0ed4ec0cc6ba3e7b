/** A part of the case page as it stood, with what the event changed marked in words and colour. */
import type { ReactNode } from 'react';
import type { CasePage, PageChange } from '#projections/case-page';
import { Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import {
  changeOf,
  columnsOf,
  gistOf,
  isTouched,
  VERSIONED,
  type Group,
  type List,
  type Readable,
  type Value as ReadableValue,
} from './readable';
import { texts } from './texts';
import { personText, useValueText, Value } from './values';
import { words } from './words';

interface Shown {
  readonly changes: readonly PageChange[];
  /** Goes to another event of the case. */
  readonly onGo: (revision: number) => void;
}

/** New, changed or taken away: said, not only coloured. */
function Mark({ change }: { change: PageChange | undefined }) {
  const t = useTexts(texts);
  if (!change) return null;
  const tone = change.kind === 'REMOVED' ? 'danger' : change.kind === 'ADDED' ? 'success' : 'warning';
  return <Tag tone={tone}>{t.kinds[change.kind]}</Tag>;
}

function Row({ value, changes }: { value: ReadableValue } & Pick<Shown, 'changes'>) {
  const t = useTexts(words);
  const change = changeOf(changes, value.path);
  const names = t.fields as Readonly<Record<string, string>>;
  const text = useValueText();
  return (
    <div className={change ? 'touched' : undefined}>
      <dt>
        {names[value.field] ?? value.field} <Mark change={change} />
      </dt>
      <dd>
        {change?.kind === 'CHANGED' && (
          <>
            <del>{text(value.field, change.before)}</del>{' '}
          </>
        )}
        {change ? (
          <ins>
            <Value field={value.field} value={value.value} />
          </ins>
        ) : (
          <Value field={value.field} value={value.value} />
        )}
      </dd>
    </div>
  );
}

/** A list of alike things, one in each row. On a phone the rows become boxes, with the name of the column at each value. */
function Table({ list, columns, changes }: { list: List; columns: readonly string[] } & Pick<Shown, 'changes'>) {
  const t = useTexts(words);
  const m = useTexts(texts);
  const names = t.fields as Readonly<Record<string, string>>;
  const text = useValueText();
  const anyChanged = list.ones.some(({ path }) => isTouched(changes, path));
  return (
    <table className="listing">
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {names[column] ?? column}
            </th>
          ))}
          {anyChanged && <th scope="col">{m.changedColumn}</th>}
        </tr>
      </thead>
      <tbody>
        {list.ones.map((one, n) => {
          const change = changeOf(changes, one.path) ?? one.values.flatMap(({ path }) => changeOf(changes, path) ?? [])[0];
          return (
            <tr key={n} className={change ? 'touched' : undefined}>
              {columns.map((column) => {
                const value = one.values.find(({ field }) => field === column);
                const own = value && changeOf(changes, value.path);
                return (
                  <td key={column} data-label={names[column] ?? column} className={column.endsWith('Ore') ? 'number' : undefined}>
                    {own?.kind === 'CHANGED' && <del>{text(column, own.before)}</del>}{' '}
                    {value && <Value field={column} value={value.value} />}
                  </td>
                );
              })}
              {anyChanged && (
                <td>
                  <Mark change={change} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A list of one thing each. */
function Lines({ list, column, changes }: { list: List; column: string } & Pick<Shown, 'changes'>) {
  return (
    <ul className="plain-list">
      {list.ones.map(({ path, values }, n) => (
        <li key={n} className={isTouched(changes, path) ? 'touched' : undefined}>
          {values.map((value) => value.field === column && <Value key={column} field={column} value={value.value} />)}{' '}
          <Mark change={changeOf(changes, path)} />
        </li>
      ))}
    </ul>
  );
}

const LEVELS = ['h3', 'h4', 'h5', 'h6'] as const;

function Heading({ depth, children }: { depth: number; children: ReactNode }) {
  const Level = LEVELS[Math.min(depth, LEVELS.length - 1)]!;
  return <Level>{children}</Level>;
}

function Recording({ group, onGo }: { group: Group } & Pick<Shown, 'onGo'>) {
  const t = useTexts(words);
  const { moment } = useFormat();
  if (!group.recorded) return null;
  const { by, at, revision } = group.recorded;
  return (
    <p className="recording">
      {t.recorded(personText(by, t), moment(at))}{' '}
      <button type="button" className="link" onClick={() => onGo(revision)}>
        {t.recordedAs(revision + 1)}
      </button>
    </p>
  );
}

function Fields({ group, depth, changes, onGo }: { group: Group; depth: number } & Shown) {
  return (
    <>
      {group.values.length > 0 && (
        <dl className="facts">
          {group.values.map((value) => (
            <Row key={value.field} value={value} changes={changes} />
          ))}
        </dl>
      )}
      {group.inner.map((inner) => (
        <Inner key={inner.field} part={inner} depth={depth} changes={changes} onGo={onGo} />
      ))}
      <Recording group={group} onGo={onGo} />
    </>
  );
}

function Inner({ part, depth, ...shown }: { part: Group | List; depth: number } & Shown) {
  const t = useTexts(words);
  const names = t.fields as Readonly<Record<string, string>>;
  const change = changeOf(shown.changes, part.path);
  return (
    <div className={change ? 'inner touched' : 'inner'}>
      <Heading depth={depth}>
        {names[part.field] ?? part.field} <Mark change={change} />
      </Heading>
      {part.kind === 'group' ? <Fields group={part} depth={depth + 1} {...shown} /> : <Ones list={part} depth={depth + 1} {...shown} />}
    </div>
  );
}

/** What one of a list is called: by its name or number where it has one. */
function useNameOf(): (list: List, group: Group, place: number) => string {
  const t = useTexts(words);
  const text = useValueText();
  return ({ field }, group, place) => {
    const one = (t.ones as Readonly<Record<string, string>>)[field] ?? field;
    const told = ['criterionName', 'criterion', 'person', 'assessor', 'name', 'rule', 'label', 'version', 'number'] as const;
    const found = told.flatMap((key) => group.values.find((value) => value.field === key) ?? [])[0];
    const inside = group.inner.flatMap((part) => (part.kind === 'list' ? part.ones : [])).flatMap((each) => each.values);
    const named = field === 'criteria' ? (inside.find((value) => value.field === 'criterionName') ?? found) : found;
    if (!named) return `${one} ${place + 1}`;
    const said = text(named.field, named.value);
    return named.field === 'version' || named.field === 'number' ? `${one} ${said}` : said;
  };
}

function One({ list, group, place, depth, ...shown }: { list: List; group: Group; place: number; depth: number } & Shown) {
  const nameOf = useNameOf();
  const change = changeOf(shown.changes, group.path);
  return (
    <div className={change ? 'one touched' : 'one'}>
      <Heading depth={depth}>
        <span lang="sv">{nameOf(list, group, place)}</span> <Mark change={change} />
      </Heading>
      <Fields group={group} depth={depth + 1} {...shown} />
    </div>
  );
}

function Ones({ list, depth, ...shown }: { list: List; depth: number } & Shown) {
  const t = useTexts(texts);
  const isVersioned = VERSIONED.has(list.field as keyof CasePage) && list.path.length === 1;
  const all = list.ones.map((group, place) => ({ group, place }));
  const columns = columnsOf(list);
  if (columns?.length === 1) return <Lines list={list} column={columns[0]!} changes={shown.changes} />;
  if (columns) return <Table list={list} columns={columns} changes={shown.changes} />;
  const latest = isVersioned ? all.slice(-1) : all;
  const earlier = isVersioned ? all.slice(0, -1).toReversed() : [];
  const draw = ({ group, place }: (typeof all)[number]) => (
    <One key={place} list={list} group={group} place={place} depth={depth} {...shown} />
  );
  return (
    <>
      {latest.map(draw)}
      {earlier.length > 0 && (
        <details open={earlier.some(({ group }) => isTouched(shown.changes, group.path))}>
          <summary>{t.earlier(earlier.length)}</summary>
          {earlier.map(draw)}
        </details>
      )}
    </>
  );
}

export const anchorOf = (field: string): string => `del-${field}`;

/** A part of the page: its name and what says most of it; the rest when it is opened. */
export function Part({ part, open, onOpen, ...shown }: { part: Readable; open: boolean; onOpen: (open: boolean) => void } & Shown) {
  const t = useTexts(texts);
  const names = useTexts(words).parts as Readonly<Record<string, string>>;
  const text = useValueText();
  const touched = isTouched(shown.changes, part.path);
  const change = changeOf(shown.changes, part.path);
  const gist = gistOf(part).map(({ field, value }) => text(field, value));
  const count = part.kind === 'list' && part.ones.length > 1 ? [t.count(part.ones.length)] : [];
  return (
    <details className={touched ? 'card part touched-part' : 'card part'} id={anchorOf(part.field)} open={open}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          onOpen(!open);
        }}
      >
        <h2>{names[part.field] ?? part.field}</h2>
        {change ? <Mark change={change} /> : touched && <Tag tone="warning">{t.touched}</Tag>}
        <span className="gist" lang="sv">
          {[...count, ...gist].join(' · ')}
        </span>
      </summary>
      {part.kind === 'value' && <Value field={part.field} value={part.value} />}
      {part.kind === 'group' && <Fields group={part} depth={0} {...shown} />}
      {part.kind === 'list' && <Ones list={part} depth={0} {...shown} />}
    </details>
  );
}
