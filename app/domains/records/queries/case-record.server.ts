import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type AgreementFile, agreementFiles } from "~/domains/agreements/queries/agreement-files.server";
import {
  absencesChapter,
  changesChapter,
  costReviewsChapter,
  leavingCareChapter,
  placementChapter,
  reviewsChapter,
  saidAt,
  stepDownChapter,
  whoPaysChapter,
} from "~/domains/agreements/queries/placement-chapters.server";
import { readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { whoPaysCard } from "~/domains/agreements/queries/view-who-pays.server";
import { planChapters } from "~/domains/arrivals/queries/plan-chapters.server";
import { decisionsOfOffer } from "~/domains/authorisations/queries/decisions-of-offer.server";
import {
  type DocumentToPack,
  documentsChapter,
  type LeftOut,
} from "~/domains/documents/queries/document-chapter.server";
import { childViewChapter } from "~/domains/feedback/queries/child-view-chapter.server";
import { promiseChapter } from "~/domains/feedback/queries/promise-chapter.server";
import { verdictChapter } from "~/domains/feedback/queries/verdict-chapter.server";
import { issueChapter } from "~/domains/issues/queries/issue-chapter.server";
import { costingsOfOffer } from "~/domains/offers/queries/costings-of-offer.server";
import { impactChapter } from "~/domains/offers/queries/impact-chapter.server";
import { lettersChapter, statutoryChapter } from "~/domains/statutory/queries/statutory-chapters.server";
import {
  type DocumentPart,
  type DocumentText,
  heading,
  paragraph,
} from "~/platform/documents/document-parts";
import { fullDayAndTime } from "~/platform/time";
import { RECORD_PARTS, type RecordPart } from "../record-parts.options";

export type CaseRecord = {
  /** The page that says everything, once it is known which documents could not be taken. */
  text: (left: readonly LeftOut[]) => DocumentText;
  files: AgreementFile[];
  documents: DocumentToPack[];
};

/**
 * What the portal holds of a placement from its offer on (`RECORD_PARTS`), as one document and the files that belong to it, for whoever may know the child:
 * its letters name them, which is a look. Its documents are opened afterwards (`packDocuments`). In the caller's transaction, which has asked the policy.
 */
export async function caseRecord(tx: Tx, actor: Actor, reference: string, at: Date): Promise<CaseRecord> {
  const placement = await readPlacement(tx, actor, reference);
  const offer = placement.offer === null ? null : { reference: placement.offer };
  const { chapter, files, withoutPdf } = await agreementFiles(tx, actor, placement);
  const handedIn = await documentsChapter(tx, actor, placement);
  const whoPays = await whoPaysCard(tx, actor, placement.referral);
  type Chapters = Readonly<Record<Exclude<RecordPart, "filing">, DocumentPart[]>>;
  const chapters: Omit<Chapters, "documents"> = {
    placement: placementChapter(placement, await saidAt(tx, actor, reference)),
    agreement: [...chapter, ...withoutPdf.map((name) => paragraph(`The PDF of ${name} was not made yet.`))],
    costing: offer ? await costingsOfOffer(tx, actor, offer) : [],
    impact: offer ? await impactChapter(tx, actor, offer) : [],
    funding: offer ? await decisionsOfOffer(tx, actor, offer) : [],
    "who-pays": whoPaysChapter(whoPays, placement.childNumber),
    changes: await changesChapter(tx, actor, placement),
    absences: await absencesChapter(tx, actor, placement),
    steps: await statutoryChapter(tx, actor, reference),
    letters: await lettersChapter(tx, actor, reference),
    plans: await planChapters(tx, actor, placement),
    "high-cost": await costReviewsChapter(tx, actor, placement),
    "leaving-care": await leavingCareChapter(tx, actor, placement),
    "step-down": await stepDownChapter(tx, actor, placement),
    "child-views": await childViewChapter(tx, actor, reference),
    promises: await promiseChapter(tx, actor, placement),
    verdicts: await verdictChapter(tx, actor, placement),
    issues: await issueChapter(tx, actor, reference),
    reviews: await reviewsChapter(tx, actor, placement),
  };
  return {
    files,
    documents: handedIn.toPack,
    text: (left) => ({
      title: `Record of placement ${placement.reference}`,
      parts: [
        paragraph(
          `Taken from Homeward for the child's case record by ${actor.personName}, ${placement.council.name}, on ${fullDayAndTime(at)}.`,
        ),
        ...Object.entries({ ...chapters, documents: handedIn.chapter(left) }).flatMap(([part, says]) => [
          heading(RECORD_PARTS[part as RecordPart].title),
          ...(says.length === 0 ? [paragraph("Nothing recorded.")] : says),
        ]),
      ],
    }),
  };
}
