/** Whether this process can take requests. Read models that lag, or a worker that rests, are told but do not turn people away. */
import { Injectable } from '@nestjs/common';
import { within } from '#libs/kernel';

export interface Check {
  readonly name: string;
  /** Without it nothing can be answered. */
  readonly vital: boolean;
  /** What to tell; a throw or two seconds of silence is a no. */
  readonly ask: () => Promise<unknown>;
}
export interface CheckAnswer {
  readonly ok: boolean;
  readonly says: unknown;
}

const PATIENCE_MS = 2000;

@Injectable()
export class Readiness {
  private readonly checks: Check[] = [];
  private over = false;

  add(check: Check): void {
    this.checks.push(check);
  }

  /** From now on this process says no, so that a load balancer sends people elsewhere. */
  close(): void {
    this.over = true;
  }

  get closing(): boolean {
    return this.over;
  }

  async ask(): Promise<{ readonly ready: boolean; readonly checks: Readonly<Record<string, CheckAnswer>> }> {
    const answers = await Promise.all(this.checks.map(async (check) => ({ check, answer: await this.one(check) })));
    return {
      ready: !this.over && answers.every(({ check, answer }) => answer.ok || !check.vital),
      checks: Object.fromEntries(answers.map(({ check, answer }) => [check.name, answer])),
    };
  }

  private one(check: Check): Promise<CheckAnswer> {
    const no = { ok: false, says: null }; // why is for the log, not for whoever asks from outside
    const asked = async (): Promise<CheckAnswer> => ({ ok: true, says: await check.ask() });
    return within(PATIENCE_MS, asked(), () => no).catch(() => no);
  }
}
