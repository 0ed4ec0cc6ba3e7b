import { DISPATCH_CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import type { CasePage } from '#projections/case-page';
import type { WitnessingAnswer } from '../../../../api/proof/witnessing.controller';
import { Entries, type Entry } from '../../../entering';
import { useReading } from '../../../api/read';
import { Notice, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useLanguage, useTexts } from '../../../texts/language';
import { SentDocument } from '../../../letters/decision-document';
import { ofCase, useOpened } from '../../case/opened';
import { capital } from '../../case/words';
import { Step } from './step';
import { texts } from './texts';

const CHANNELS = ['PORTAL', 'EMAIL', 'LETTER'] as const;

/** What was sent before the latest correction reads otherwise. */
const isUnsent = ({ dispatches, corrections }: CasePage): boolean =>
  dispatches.length > 0 && corrections.length > 0 && dispatches.at(-1)!.revision < corrections.at(-1)!.revision;

/** Witnesses answer within seconds, and no event tells of it. */
const LOOK_AGAIN_MS = 5000;

/** Names of the witnesses that the decision waits for; null when it waits for nobody. */
function useWaiting(caseId: string): readonly string[] | null {
  const address = `/api/cases/${caseId}/witnessing`;
  const { data } = useReading<WitnessingAnswer>(address);
  const missing = data?.body.missing ?? null;
  useReading<WitnessingAnswer>(address, { enabled: missing !== null, refetchInterval: LOOK_AGAIN_MS });
  return missing;
}

function useSending(waits: boolean): Entry {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { page, row } = useOpened();
  return {
    gor: 'expediera',
    command: 'dispatch-decision',
    title: t.doDispatch,
    opener: isUnsent(page) ? t.dispatchCorrected : page.dispatches.length > 0 ? t.dispatchAgain : t.doDispatch,
    fields: {
      recipient: { as: 'line', label: t.recipient, initial: row.organisation },
      channel: {
        as: 'radios',
        label: t.channel,
        options: CHANNELS.map((value) => ({ value, text: capital(DISPATCH_CHANNEL_NAMES[value][language]) })),
        initial: page.received?.applicant ? 'PORTAL' : '',
      },
      explanation: {
        as: 'text',
        label: t.explanation,
        hint: t.explanationHint,
        rows: 5,
        initial: page.corrections.length > 0 ? t.explanationCorrected : t.explanationDraft[page.decision?.content.outcome ?? 'AVSKRIVNING'],
      },
      ...(waits ? { unwitnessed: { as: 'text', label: t.unwitnessed, hint: t.unwitnessedHint, rows: 2, optional: true } as const } : {}),
    },
    submit: t.doDispatch,
    done: t.dispatchDone,
  };
}

export function Dispatch({ may }: { may: boolean }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { moment } = useFormat();
  const opened = useOpened();
  const waits = useWaiting(opened.caseId);
  const sending = useSending(waits !== null);
  const { page, whole = false } = opened;
  const { dispatches } = page;
  const unsent = isUnsent(page);
  return (
    <Step id="expediering" title={t.dispatch} done={dispatches.length > 0} lead={t.dispatchLead}>
      {dispatches.map(({ revision, recipient, channel, sentAt, explanation, appealText, documentSha256, unwitnessed }) => (
        <details key={revision} className="dispatched" open={whole}>
          <summary>{t.dispatched(recipient, DISPATCH_CHANNEL_NAMES[channel][language], moment(sentAt))}</summary>
          <h4>{t.explanation}</h4>
          <Written>{explanation}</Written>
          <h4>{t.appeal}</h4>
          <Written>{appealText.replaceAll('\n', '\n\n')}</Written>
          <SentDocument sha256={documentSha256} />
          {unwitnessed !== undefined && (
            <>
              <h4>{t.sentUnwitnessed}</h4>
              <Written>{unwitnessed}</Written>
            </>
          )}
        </details>
      ))}
      {unsent && <Notice tone="warning">{may ? t.correctedUnsent : t.correctedUnsentByOthers}</Notice>}
      {waits !== null && (
        <Notice tone="warning" title={t.waitsTitle}>
          <p>{t.waitsText(waits.join(', '))}</p>
        </Notice>
      )}
      {may && <Entries of={ofCase(opened)} entries={[sending]} />}
      {!may && dispatches.length === 0 && <p className="hint">{t.whoDispatches}</p>}
    </Step>
  );
}
