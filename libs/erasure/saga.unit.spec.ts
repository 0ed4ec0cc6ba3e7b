import fc from 'fast-check';
import { NOTHING_DONE, nextStep, type Done, type Step, type Told } from './saga';

const NOTHING_TOLD: Told = { kids: [], events: [], destroyed: [], disposed: false, completed: false };

/** What a step leaves behind: in the log, and in the memory of the run. */
function after(step: Step, told: Told, done: Done): { readonly told: Told; readonly done: Done } {
  switch (step.do) {
    case 'SEAL':
      return { told, done: { ...done, [step.what === 'DECISION' ? 'sealedDecision' : 'sealedDisposal']: 7 } };
    case 'DESTROY_KEYS':
      return { told, done: { ...done, keysDestroyed: true } };
    case 'RECORD_KEY':
      return { told: { ...told, destroyed: [...told.destroyed, step.kid] }, done };
    case 'RECORD_DISPOSED':
      return { told: { ...told, disposed: true }, done };
    case 'FORGET':
      return { told, done: { ...done, forgotten: new Map([...done.forgotten, [step.store, 1]]) } };
    case 'CHECK':
      return { told, done: { ...done, checked: true } };
    case 'COMPLETE':
      return { told: { ...told, completed: true }, done };
  }
}

/** The steps until the end; the process dies after so many of them, each time it lives. */
function carryOut(first: Told, stores: readonly string[], lives: readonly number[]): readonly Step[] {
  const steps: Step[] = [];
  let told = first;
  for (const life of [...lives, Infinity]) {
    let done = NOTHING_DONE;
    for (let n = 0; n < life; n++) {
      const step = nextStep(told, done, stores);
      if (!step) return steps;
      steps.push(step);
      ({ told, done } = after(step, told, done));
    }
  }
  return steps;
}
const named = (steps: readonly Step[]): readonly string[] => steps.map((step) => ('what' in step ? `${step.do} ${step.what}` : step.do));

const scopes = fc.record({
  kids: fc.uniqueArray(fc.constantFrom('a/party', 'a/p_1', 'a/p_2'), { minLength: 0 }),
  events: fc.uniqueArray(fc.constantFrom('e1', 'e2'), { minLength: 0 }),
});
const stores = fc.uniqueArray(fc.constantFrom('event log', 'read models', 'files', 'queues'));

describe('the steps of a disposal', () => {
  it('destroy nothing before the decision is sealed, and remove nothing before the disposal is', () => {
    const told = { ...NOTHING_TOLD, kids: ['a/party'], events: ['e1'] };
    expect(named(carryOut(told, ['event log', 'read models'], []))).toEqual([
      'SEAL DECISION',
      'DESTROY_KEYS',
      'RECORD_KEY',
      'RECORD_DISPOSED',
      'SEAL DISPOSAL',
      'FORGET',
      'FORGET',
      'CHECK',
      'COMPLETE',
    ]);
  });

  it('record no disposed contents where none are', () => {
    expect(named(carryOut({ ...NOTHING_TOLD, kids: ['a/party'] }, [], []))).not.toContain('RECORD_DISPOSED');
  });

  it('are none once it is completed', () => {
    expect(nextStep({ ...NOTHING_TOLD, completed: true }, NOTHING_DONE, ['event log'])).toBeNull();
  });

  it('come to the same end wherever the process dies, in an order that forgives it, and record everything once', () => {
    fc.assert(
      fc.property(scopes, stores, fc.array(fc.nat(12), { maxLength: 6 }), ({ kids, events }, names, lives) => {
        const steps = carryOut({ ...NOTHING_TOLD, kids, events }, names, lives);
        expect(steps.at(-1)?.do).toBe('COMPLETE');
        const recorded = steps.filter((step) => step.do === 'RECORD_KEY' || step.do === 'RECORD_DISPOSED' || step.do === 'COMPLETE');
        expect(recorded.map((step) => ('kid' in step ? step.kid : step.do))).toEqual([
          ...kids,
          ...(events.length > 0 ? ['RECORD_DISPOSED'] : []),
          'COMPLETE',
        ]);
        // in the life that completes it, everything has been done and looked at
        const last = named(steps.slice(steps.findLastIndex((step) => step.do === 'SEAL' && step.what === 'DECISION')));
        expect(last.filter((one) => one === 'FORGET')).toHaveLength(names.length);
        expect(last.indexOf('CHECK')).toBe(last.length - 2);
        expect(last.lastIndexOf('FORGET')).toBeLessThan(last.indexOf('CHECK'));
        if (names.length > 0) expect(last.indexOf('SEAL DISPOSAL')).toBeLessThan(last.indexOf('FORGET'));
        expect(last.indexOf('SEAL DECISION')).toBeLessThan(last.indexOf('DESTROY_KEYS'));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    );
  });
});
