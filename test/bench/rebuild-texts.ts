/** Swedish-looking text and choices that are the same every time, so that every run measures the same log. */
import { createHash } from 'node:crypto';

const WORDS = (
  'projektet föreningen bygden ungdomar mötesplats verksamhet kultur samverkan kommunen lokalen deltagare under året genom att skapa nya former ' +
  'för möten mellan generationer och stärka den sociala gemenskapen i området tillsammans med skolan biblioteket studieförbundet vi vill pröva en ' +
  'metod som inte har använts tidigare i länet resultatet sprids till andra orter målgruppen är främst personer utanför arbetsmarknaden arbetet leds ' +
  'av ideella krafter med stöd av en halvtidsanställd samordnare kostnaden avser material hyra resor arvoden budgeten bygger på offerter effekten ' +
  'följs upp med enkäter intervjuer efter sex månader ett hållbart arbetssätt återbruk minskad klimatpåverkan jämställdhet tillgänglighet delaktighet'
).split(' ');

export class Dice {
  private count = 0;
  constructor(private readonly seed: string) {}
  below(limit: number): number {
    return createHash('sha256').update(`${this.seed}/${this.count++}`).digest().readUInt32LE(0) % limit;
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  /** Running text of about this many characters. */
  text(characters: number): string {
    const start = this.below(0x7fffffff);
    let state = start;
    let text = '';
    for (let words = 1; text.length < characters; words++) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      text += WORDS[(state >> 8) % WORDS.length]! + (words % 60 === 0 ? '.\n\n' : words % 12 === 0 ? '. ' : ' ');
    }
    return text.trim();
  }
}
