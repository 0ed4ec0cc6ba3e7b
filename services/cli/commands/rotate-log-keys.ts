/** The yearly change of the log's keys, by whoever keeps them, on the signer's machine (docs/operations.md, "Keys of the log are changed"). */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCheckpoint, readKey } from '#libs/integrity';
import { FolderTaken, rotationIn, Signer, wishFor, type KeyRotation, type KeyWish } from '#libs/sealing';
import { UsageError, type Command } from '../command';
import { options } from '../options';

/** A signer that is at work looks every few seconds; a checkpoint that witnesses stand for comes within half a minute. */
const OBEYED_MS = 30_000;
const OVERLAP_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** What the person is told instead of what was asked for. */
class Told extends Error {}

function originIn(folder: string): string {
  const memory = path.join(folder, 'signed');
  const said = fs.existsSync(memory) ? readCheckpoint(fs.readFileSync(memory, 'utf8')) : undefined;
  if (!said)
    throw new Told(
      `I ${folder} finns inga av loggens nycklar. Kör kommandot på undertecknarens maskin, med samma DATA_DIR som undertecknaren.`,
    );
  return said.origin;
}

async function until(holds: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; !(await holds());) {
    if (performance.now() > end) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

/** By the signer that is at work on the folder; where none is, here and now. True when one is at work. */
async function wish(folder: string, origin: string, what: KeyWish, isDone: () => Promise<boolean>): Promise<boolean> {
  await wishFor(folder, what);
  try {
    const signer = await Signer.open(folder, origin);
    try {
      await signer.keys();
    } finally {
      await signer.close();
    }
    return false;
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
  }
  if (!(await until(isDone, OBEYED_MS)))
    throw new Told(
      'Undertecknaren har inte svarat. Se efter att den är igång, i den här versionen, och kör kommandot igen: det gör ingen skada.',
    );
  return true;
}

const number = (size: number): string => size.toLocaleString('sv-SE');

function whatNext({ from, to, overlap }: KeyRotation): readonly string[] {
  const ids = (keys: readonly string[]): string => keys.map((key) => readKey(key)?.id ?? '?').join(' och ');
  return [
    `Loggens nycklar byts. Gamla: ${ids(from)}. Nya: ${ids(to)}. Båda undertecknar.`,
    '',
    ...to.map((key) => `log ${key}`),
    '',
    ...(overlap === null
      ? [
          'Ingen förseglad kontrollpunkt är undertecknad av båda än. Den görs av en arbetare inom någon minut, eller när tillräckligt många vittnen svarar.',
          'Kör kommandot igen för att se hur långt det har kommit. Inget mer behöver göras nu.',
        ]
      : [
          `Kontrollpunkten över ${number(overlap)} händelser är undertecknad av båda. Gör nu detta, i lugn och ro:`,
          '1. Ge varje vittne de nya nycklarna (raderna ovan), och vänta tills alla har svarat att de är inlagda.',
          '2. Låt nycklarna och kontrollpunkten tas in i nämndens protokoll.',
          '3. Kör samma kommando med --finish: då förstörs de gamla nycklarna. Förstör också säkerhetskopiorna av dem.',
        ]),
  ];
}

async function begin(folder: string, print: (text: string) => void): Promise<number> {
  const origin = originIn(folder);
  if ((await rotationIn(folder)) === null) {
    const atWork = await wish(folder, origin, 'begin', async () => (await rotationIn(folder)) !== null);
    if (atWork) {
      print('De nya nycklarna är gjorda. Väntar på en kontrollpunkt som både gamla och nya har undertecknat …');
      await until(async () => (await rotationIn(folder))?.overlap !== null, OVERLAP_MS);
    } else print('De nya nycklarna är gjorda. Ingen undertecknare är igång: starta den, så går bytet vidare.');
  }
  const rotation = await rotationIn(folder);
  for (const line of rotation ? whatNext(rotation) : []) print(line);
  return 0;
}

async function finish(folder: string, print: (text: string) => void): Promise<number> {
  const origin = originIn(folder);
  const rotation = await rotationIn(folder);
  if (!rotation) throw new Told('Inget byte pågår. Kör kommandot utan --finish för att börja.');
  if (rotation.overlap === null && !rotation.ending) {
    for (const line of whatNext(rotation)) print(line);
    throw new Told('De gamla nycklarna förstörs inte än: då skulle den som bara har dem inte kunna följa loggen till de nya.');
  }
  await wish(folder, origin, 'end', async () => (await rotationIn(folder)) === null);
  print('De gamla nycklarna är förstörda i den här mappen. Loggens nycklar är nu:');
  for (const key of rotation.to) print(`log ${key}`);
  print('Förstör säkerhetskopiorna av de gamla, och gör en ny av hela mappen.');
  return 0;
}

export const rotateLogKeysCommand: Command = {
  arguments: '[--finish] [--data <mapp>]',
  about:
    'Byter loggens nycklar, på undertecknarens maskin: nya görs och båda undertecknar; med --finish förstörs de gamla. Säger vad som ska göras härnäst.',
  async run(args, { print, environment }) {
    const { values } = options(() =>
      parseArgs({ args: [...args], options: { finish: { type: 'boolean', default: false }, data: { type: 'string' } } }),
    );
    const data = values.data ?? environment['DATA_DIR'] ?? '.data';
    if (data === '') throw new UsageError('Ange mappen efter --data.');
    try {
      return await (values.finish ? finish : begin)(path.join(data, 'signer'), print);
    } catch (error) {
      if (!(error instanceof Told)) throw error;
      print(error.message);
      return 1;
    }
  },
};
