import { Link } from '@tanstack/react-router';
import { CHECK, STEPS } from './steps';
import type { FormTexts } from './texts';

/** Where in the form one is. Every part can be gone to at any time. */
export function StepList({ draftId, current, t }: { draftId: string; current: string; t: FormTexts }) {
  const index = (STEPS as readonly string[]).indexOf(current);
  return (
    <nav aria-label={t.stepsLabel} className="steps">
      <details>
        <summary>{index >= 0 ? t.stepOf(index + 1, STEPS.length) : t.check}</summary>
        <ol>
          {[...STEPS, CHECK].map((step) => (
            <li key={step}>
              <Link to="/mina/ansok/$draftId/$step" params={{ draftId, step }} aria-current={step === current ? 'step' : undefined}>
                {step === CHECK ? t.check : t.stepTitle[step as (typeof STEPS)[number]]}
              </Link>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
