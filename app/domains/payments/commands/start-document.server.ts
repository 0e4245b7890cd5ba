import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { invalid, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, isCalendarDate } from "~/platform/time";
import { may } from "../payment-document.policy";
import { fittingLines, startingAmounts } from "../payment-document.rules";
import { MAX_DOCUMENT_LINES, type StoredDocument } from "../payment-document.schema";
import { documentBases } from "../queries/document-bases.server";
import { liveLines } from "../queries/live-lines.server";
import { type DraftNamed, writeDraft } from "./write-draft.server";

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
