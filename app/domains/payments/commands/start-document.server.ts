import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId, newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, isCalendarDate } from "~/platform/time";
import type { DocumentKind } from "../payment-document.options";
import { may } from "../payment-document.policy";
import { fittingLines, startingAmounts } from "../payment-document.rules";
import { MAX_DOCUMENT_LINES, type StoredDocument } from "../payment-document.schema";
import { documentBases } from "../queries/document-bases.server";
import { findDocument } from "../queries/find-document.server";
import { liveLines } from "../queries/live-lines.server";

type DraftNamed = { id: string };

type StartDocument = {
  /** `council from to`, as the page lists them. */
  of: string;
  idempotency?: Idempotency<DraftNamed>;
};

/**
 * Starts an invoice with a line for everything that is expected of a council in a period, ticked where no other document bills
 * it. What is not ticked gives way where not all of it fits, and the draft says how many are left for another invoice.
 *
 * @returns the draft; refused where nothing is expected of that council and period
 */
export function startDocument(actor: Actor, input: StartDocument): Promise<Result<DraftNamed, Refusal>> {
  return write<DraftNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const allowed = may(actor, "send", null);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-document" }));
    const [councilId = "", from = "", to = ""] = input.of.split(" ");
    const found = await expectedValues(tx, actor, { councilId, from, to });
    if (!found) return err(invalid("Choose a council and period from the list", "of"));
    return ok(await writeDraft(tx, actor, { councilId, kind: "invoice", correctsId: null, values: found }));
  });
}

type CopyDocument = {
  id: string;
  /** Corrects a returned invoice, or credits an accepted one. */
  as: "correct" | "credit";
  expectedVersion: number;
  idempotency?: Idempotency<DraftNamed>;
};

/**
 * Starts a corrected invoice, or a credit note of an accepted one, with the lines of that invoice; a draft that was started
 * before is gone on with. A credit note begins with amounts alone: what is taken off is seldom whole nights at the fee.
 */
export function copyDocument(actor: Actor, input: CopyDocument): Promise<Result<DraftNamed, Refusal>> {
  return write<DraftNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const document = await findDocument(tx, actor, input.id);
    if (!document) return err(missing());
    const allowed = may(actor, input.as, document);
    if (allowed !== true)
      return err(refusalOf(allowed, { tried: "payment-document", subjectId: document.id }));
    if (document.version !== input.expectedVersion) return err(conflict());
    const correcting = input.as === "correct";
    const kind = correcting ? document.kind : "credit-note";
    // One at a time: two presses open one draft.
    await tx.$queryRaw`select id from access.organisations where id = ${actor.organisationId}::uuid for no key update`;
    const before = await tx.paymentDocumentDraft.findFirst({
      where: { providerId: actor.organisationId, kind, correctsId: document.id },
      orderBy: { savedAt: "desc" },
      select: { id: true },
    });
    if (before) return ok(before);
    const values: StoredDocument = {
      number: correcting ? document.number : "",
      issuedOn: undefined,
      lines: document.lines.map((line) => ({
        include: true,
        takesOff: line.pence < 0,
        placement: line.reference,
        fee: line.feeId ?? "",
        from: line.from,
        to: line.to,
        ...startingAmounts(correcting ? line : { ...line, weeklyPence: null }),
        words: line.words,
      })),
    };
    return ok(
      await writeDraft(tx, actor, { councilId: document.councilId, kind, correctsId: document.id, values }),
    );
  });
}

type NewDraft = { councilId: string; kind: DocumentKind; correctsId: string | null; values: StoredDocument };

async function writeDraft(tx: Tx, actor: Actor, { values, ...draft }: NewDraft): Promise<DraftNamed> {
  const id = newId();
  await tx.paymentDocumentDraft.create({
    data: {
      id,
      providerId: actor.organisationId,
      ...draft,
      values: JSON.parse(JSON.stringify(values)),
      savedById: actor.personId,
      savedAt: now(),
    },
  });
  return { id };
}

/** A line for each expected one, ticked where no document bills these nights; null where nothing is expected. */
async function expectedValues(
  tx: Tx,
  actor: Actor,
  { councilId, from, to }: { councilId: string; from: string; to: string },
): Promise<StoredDocument | null> {
  if (!isId(councilId) || !isCalendarDate(from) || !isCalendarDate(to)) return null;
  const providerId = actor.organisationId;
  const live = await liveLines(tx, {
    councilId,
    providerId,
    periodFrom: columnOfDay(from),
    periodTo: columnOfDay(to),
  });
  if (live.length === 0) return null;
  const placementIds = live.map(({ placementId }) => placementId);
  const bases = await documentBases(tx, { councilId, providerId, placementIds });
  const lines = [...bases].flatMap(([placementId, basis]) =>
    live
      .filter((one) => one.placementId === placementId && one.pence !== 0)
      .map((one) => {
        const before = basis.billed.filter(
          (other) => other.feeId === one.feeId && other.from <= one.to && other.to >= one.from,
        );
        const nightly = one.kind === "expected" && one.nights > 0 && one.basisPoints === 10_000;
        const weekly = basis.expected.find(({ id }) => id === one.id)?.weeklyPence ?? 0;
        return {
          include: before.length === 0,
          takesOff: one.pence < 0,
          placement: basis.reference,
          fee: one.feeId,
          from: one.from,
          to: one.to,
          ...startingAmounts({ ...one, weeklyPence: nightly && weekly !== 0 ? Math.abs(weekly) : null }),
          words: one.kind === "adjustment" ? "Adjustment" : "",
        };
      }),
  );
  const fitting = fittingLines(lines, MAX_DOCUMENT_LINES - SPARE_LINES);
  return { number: "", issuedOn: undefined, ...fitting };
}

/** Left for what a provider adds. */
const SPARE_LINES = 10;
