/** A decision as a document: to download, and to compare with what lies somewhere else. One that has been changed has several. */
import type { SealedDocument } from '#projections/applicant-status';
import type { CasePage } from '#projections/case-page';
import { isOfParty } from '../../../libs/kernel/subjects';
import { Facts, Notice } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import './letters.css';
import { texts } from './texts';

type Made = CasePage['decisionDocuments'][number];

const Checksum = ({ digest }: { digest: string }) => <code className="document-checksum">{digest}</code>;

const addressOf = (caseId: string, decisionId: string, sha256: string): string =>
  `/api/cases/${caseId}/decision-documents/${decisionId}/${sha256}`;

/** How many corrections the decision has, whether it stands or has fallen. */
function correctionsOf({ corrections, ended }: CasePage, decisionId: string): number {
  const all = [...corrections, ...ended.flatMap((one) => one.corrections)];
  return all.filter((one) => one.decisionId === decisionId).length;
}

/** For those who handle the case: as the decision reads now first, then what tells of its revocation, then as it read before. */
export function DecisionDocument({ caseId, page, decisionId }: { caseId: string; page: CasePage; decisionId: string }) {
  const t = useTexts(texts);
  const documents = page.decisionDocuments
    .filter((one) => one.decisionId === decisionId)
    .toSorted((a, b) => (b.corrections ?? 0) - (a.corrections ?? 0));
  const [now, ...earlier] = documents.filter((one) => !one.revocation);
  const letter = documents.find((one) => one.revocation);
  const revoked = page.ended.some(({ revoked: why }) => why?.decisionId === decisionId);
  const awaited = now === undefined || (now.corrections ?? 0) < correctionsOf(page, decisionId);
  return (
    <>
      {awaited && <p className="hint">{now === undefined ? t.waits : t.waitsCorrected}</p>}
      {documents.some((one) => one.developmentKey) && <Notice tone="warning">{t.development}</Notice>}
      {now && <OneDocument caseId={caseId} page={page} document={now} name={now.corrections ? t.downloadCorrected : t.download} />}
      {letter && <OneDocument caseId={caseId} page={page} document={letter} name={t.downloadRevocation} />}
      {revoked && !letter && <p className="hint">{t.waitsRevocation}</p>}
      {earlier.map((document) => (
        <OneDocument
          key={document.sha256}
          caseId={caseId}
          page={page}
          document={document}
          name={document.corrections ? t.downloadBetween(document.corrections) : t.downloadFirst}
        />
      ))}
    </>
  );
}

function OneDocument({ caseId, page, document, name }: { caseId: string; page: CasePage; document: Made; name: string }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const { decisionId, sha256, at } = document;
  const address = addressOf(caseId, decisionId, sha256);
  const dispatches = [...page.dispatches, ...page.ended.flatMap((one) => one.dispatches)];
  const sent = dispatches.some((one) => one.decisionId === decisionId);
  const fetched = page.fetched.find((one) => one.documentSha256 === sha256);
  // it says in clear what stands under the party's key, and goes with it
  const gone = page.disposals.some(({ kids }) => kids.some(isOfParty));
  return (
    <>
      {gone ? (
        <p>{t.gone}</p>
      ) : (
        <p>
          <a href={address} download>
            {name}
          </a>
        </p>
      )}
      <Facts items={[[t.checksum, <Checksum key="sum" digest={sha256} />]]} />
      <p className="hint">
        {t.sealed(moment(at))}{' '}
        <a href={`${address}/seal`} download>
          {t.seal}
        </a>
        {sent && <> {fetched ? t.fetched(moment(fetched.fetchedAt)) : t.notFetched}</>}
      </p>
    </>
  );
}

interface Own {
  readonly caseId: string;
  readonly decisionId: string;
}

/** For the applicant: the decision as it reads now. */
export function OwnDecisionDocument({ document, ...of }: Own & { document: SealedDocument }) {
  const t = useTexts(texts);
  return (
    <div className="own-document">
      <OwnDownload {...of} document={document} name={document.corrections > 0 ? t.downloadCorrected : t.download} />
      <details>
        <summary>{t.checksum}</summary>
        <Checksum digest={document.sha256} />
      </details>
    </div>
  );
}

/** A document that tells what was, or that it no longer applies. */
export function OwnDownload({ caseId, decisionId, document, name }: Own & { document: SealedDocument; name: string }) {
  return (
    <p>
      <a className="button" href={addressOf(caseId, decisionId, document.sha256)} download>
        {name}
      </a>
    </p>
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
