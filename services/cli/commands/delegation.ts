/** The delegation order as a table: out of the register, and a new version into it. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { delegationEvents, delegationStream, orderDecider, orderOn, type OrderState, type OrderVersion } from '#libs/delegation';
import { GiveDelegationCommand } from '#libs/delegation/module';
import { actingAt, contextOf, loadState, personOf, type Actor, type EventLog } from '#libs/event-log';
import { PostgresPersons } from '#libs/identity';
import { dayOf, isRefusal, newId } from '#libs/kernel';
import { fileNameOf, orderFile, readOrder } from '../../api/registers/delegation-csv';
import { openBuses } from '../buses';
import { UsageError, type Command, type Session } from '../command';
import { UnusableFile } from '../import/encoding';
import { day, isProblem } from '../import/values';
import { options } from '../options';
import type { Register } from '../register';

const OPTIONS = {
  board: { type: 'string' },
  name: { type: 'string' },
  version: { type: 'string' },
  paragraph: { type: 'string' },
  adopted: { type: 'string' },
  from: { type: 'string' },
  as: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const USUAL_BOARD = 'kulturnamnden';
const stateOf = async (log: EventLog, boardId: string): Promise<OrderState> =>
  (await loadState(log, delegationStream(boardId), delegationEvents, orderDecider)).state;

async function exportOrder(file: string | undefined, { version, board = USUAL_BOARD }: Values, session: Session): Promise<number> {
  const state = await stateOf((await session.register()).log, board);
  const found =
    version === undefined ? orderOn(state, dayOf(session.clock.now()))?.version : state.versions.find((one) => one.version === version);
  if (!found)
    throw new UsageError(
      `Nämnden ${board} har ingen ${version === undefined ? 'delegationsordning som gäller i dag' : `version ${version}`}.`,
    );
  const to = file ?? fileNameOf(found.version);
  fs.writeFileSync(to, orderFile(found.items));
  session.print(`${to}: version ${found.version}, ${found.items.length} punkter.`);
  return 0;
}

/** The board's secretary, in whose name a version is written in (KL 6:37, 7:5). */
async function secretary({ pool }: Register, ref: string | undefined): Promise<Omit<Actor, 'at'>> {
  const person = ref === undefined ? undefined : await new PostgresPersons(pool).byRef(ref);
  if (person?.role !== 'boardSecretary')
    throw new UsageError('Ange nämndsekreterarens beteckning (p_…) med --as. Bara nämndsekreteraren skriver in delegationsordningen.');
  return { ref: person.ref, role: person.role, name: person.name, organisation: person.organisation, acr: 'cli' };
}

const dayIn = (option: string, text: string | undefined): string => {
  const read = day(text ?? '');
  if (isProblem(read)) throw new UsageError(`Ange --${option} med en dag, t.ex. --${option} 2026-03-01.`);
  return read.value;
};
const wordsIn = (option: string, text: string | undefined): string => {
  if (!text?.trim()) throw new UsageError(`Ange --${option}.`);
  return text.trim();
};

function bytesOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    throw new UnusableFile(`Filen ${file} finns inte eller går inte att läsa.`);
  }
}

async function importOrder(file: string | undefined, values: Values, session: Session): Promise<number> {
  if (file === undefined) throw new UsageError('Ange en fil.');
  const { board = USUAL_BOARD } = values;
  const { items, problems, unread } = readOrder(bytesOf(file));
  if (unread.length > 0) session.print(`OBS! Okända kolumner läses inte in: ${unread.join(', ')}.`);
  for (const { line, column, what } of problems)
    session.print(`rad ${line}, ${column === null ? 'hela raden' : `kolumn ”${column}”`}: ${what.sv}`);
  if (problems.length > 0) {
    session.print('Inget är inläst. Rätta filen och försök igen.');
    return 1;
  }
  const register = await session.register();
  const known = (await stateOf(register.log, board)).versions.at(-1);
  const body: OrderVersion = {
    board: values.name ?? known?.board ?? wordsIn('name', undefined),
    version: wordsIn('version', values.version),
    boardParagraph: wordsIn('paragraph', values.paragraph),
    adoptedOn: dayIn('adopted', values.adopted),
    validFrom: dayIn('from', values.from),
    items: [...items],
  };
  const actor = actingAt(await secretary(register, values.as), session.clock.now());
  const command = { type: 'AdoptOrder', ...body } as const;
  if (values['dry-run']) {
    const decision = orderDecider.decide(command, await stateOf(register.log, board), {
      actor: personOf(actor),
      today: dayOf(session.clock.now()),
    });
    session.print(
      isRefusal(decision) ? decision.refusal.message.sv : `Version ${body.version} skulle skrivas in med ${items.length} punkter.`,
    );
    return isRefusal(decision) ? 1 : 0;
  }
  const buses = await openBuses(register.log);
  try {
    const done = await buses.commands.execute(new GiveDelegationCommand(board, command, contextOf(actor, newId(), session.clock.now())));
    if (done.kind === 'refused') session.print(`${done.refusal.message.sv} Inget är inläst.`);
    else
      session.print(
        `Version ${body.version} ${done.kind === 'unchanged' ? 'är redan inskriven' : 'är inskriven'} med ${items.length} punkter.`,
      );
    return done.kind === 'refused' ? 1 : 0;
  } finally {
    await buses.close();
  }
}

export const delegationCommand: Command = {
  arguments:
    'export [<fil.csv>] [--version <v>] | import <fil.csv> --version <v> --paragraph <§> --adopted <dag> --from <dag> --as <p_…> [--dry-run]; båda [--board <id>]',
  about: 'Skriver ut delegationsordningen som tabell (CSV), eller läser in en ny version ur en sådan.',
  async run(args, session) {
    const { values, positionals } = options(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
    const [what, file, ...rest] = positionals;
    if (rest.length > 0 || (what !== 'export' && what !== 'import')) throw new UsageError('Ange export eller import, och högst en fil.');
    return what === 'export' ? exportOrder(file, values, session) : importOrder(file, values, session);
  },
};
