/**
 * The storage contract of the streams `samples-<yyyy>`: every random sample that an auditor has drawn, in their order. A sample's number is its place in the
 * year's stream, without gaps: nobody can draw until a sample suits them without each draw being seen.
 */
import { z } from 'zod';
import { day, event, line, type EventOf } from '#libs/event-log';
import { OUTCOMES } from '#libs/grant-cases/events';

/** What a decision in a sample may have come to. */
export const SAMPLED_OUTCOMES = [...OUTCOMES, 'AVSKRIVNING'] as const;
export type SampledOutcome = (typeof SAMPLED_OUTCOMES)[number];
/** No sample is larger. */
export const LARGEST_SAMPLE = 200;

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

export const samplingEvents = {
  SampleDrawn: event({ sv: 'slumpmässigt urval draget', en: 'random sample drawn' }, ['LAW', 'KL 12:9'], {
    /** Days of decision, both inclusive; null = no bound. */
    from: day.nullable(),
    to: day.nullable(),
    schemeId: line.nullable(),
    outcomes: z.array(z.enum(SAMPLED_OUTCOMES)).min(1).nullable(),
    /** How many were asked for. */
    size: z.int().positive().max(LARGEST_SAMPLE),
    /** The rule that it was drawn by (docs/evidence.md). */
    rule: z.literal('liggaren/sample/v1'),
    seed: hex64,
    /** Drawn by the server, or typed by the auditor: to draw again what somebody drew. */
    seedFrom: z.enum(['SERVER', 'TYPED']),
    /** What it was drawn from: decisions in events up to and with the position; SHA-256 of their sorted ids, each ended by LF. */
    population: z.strictObject({ size: z.int().positive(), sha256: hex64, upTo: z.int().positive() }),
    /** In the order in which they came. */
    drawn: z
      .array(z.strictObject({ decisionId: z.uuid(), caseId: z.uuid() }))
      .min(1)
      .max(LARGEST_SAMPLE),
  }),
} as const;
export type SamplingEvent = EventOf<typeof samplingEvents>;
export type SampleDrawn = Extract<SamplingEvent, { type: 'SampleDrawn' }>['body'];

/** `year` = `YYYY` in Sweden. */
export const samplesStream = (year: string): string => `samples-${year}`;
