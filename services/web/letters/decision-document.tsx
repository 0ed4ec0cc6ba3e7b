/** A decision as a document: to download, and to compare with what lies somewhere else. */
import type { CasePage } from '#projections/case-page';
import { withAfter } from '../api/read';
import { Facts, Notice } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './letters.css';
import { texts } from './texts';

const Checksum = ({ digest }: { digest: string }) => <code className="document-checksum">{digest}</code>;

const addressOf = (caseId: string, decisionId: string): string => `/api/cases/${caseId}/decision-documents/${decisionId}`;

/** For those who handle the case. */
export function DecisionDocument({ caseId, page, decisionId }: { caseId: string; page: CasePage; decisionId: string }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const document = page.decisionDocuments.find((one) => one.decisionId === decisionId);
  if (!document) return <p className="hint">{t.waits}</p>;
  const address = addressOf(caseId, decisionId);
  const sent = page.dispatches.some((one) => one.decisionId === decisionId);
  const fetched = page.fetched.find((one) => one.documentSha256 === document.sha256);
  return (
    <>
      {document.developmentKey && <Notice tone="warning">{t.development}</Notice>}
      <p>
        <a href={address} download>
          {t.download}
        </a>
      </p>
      <Facts items={[[t.checksum, <Checksum key="sum" digest={document.sha256} />]]} />
      <p className="hint">
        {t.sealed(moment(document.at))}{' '}
        <a href={`${address}/seal`} download>
          {t.seal}
        </a>
        {sent && <> {fetched ? t.fetched(moment(fetched.fetchedAt)) : t.notFetched}</>}
      </p>
    </>
  );
}

/** For the applicant. */
export function OwnDecisionDocument({ caseId, decisionId, sha256 }: { caseId: string; decisionId: string; sha256: string }) {
  const t = useTexts(texts);
  return (
    <div className="own-document">
      <p>
        <a className="button" href={withAfter(addressOf(caseId, decisionId))} download>
          {t.download}
        </a>
      </p>
      <details>
        <summary>{t.checksum}</summary>
        <Checksum digest={sha256} />
      </details>
    </div>
  );
}

/** Which document one dispatch was of. */
export function SentDocument({ sha256 }: { sha256: string | undefined }) {
  const t = useTexts(texts);
  return sha256 === undefined ? (
    <p className="hint">{t.sentNone}</p>
  ) : (
    <Facts items={[[t.sentDocument, <Checksum key="sum" digest={sha256} />]]} />
  );
}
