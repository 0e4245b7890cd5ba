import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { clearEntries } from "~/domains/anonymisation/gate/cleared-text.rules";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { foldDocument } from "../ledger-identity.rules";
import { may } from "../payment-document.policy";
import { documentFormSchema } from "../payment-document.schema";
import { checkDraft, type DraftLine } from "../queries/check-draft.server";
import { findDocument } from "../queries/find-document.server";
import { type FoundDraft, findDraft } from "../queries/find-draft.server";
import { tellOfDocument } from "./tell-of-document.server";

type DocumentNamed = { id: string };
type SendDocument = { id: string; version: number; idempotency?: Idempotency<DocumentNamed> };

/**
 * Sends a draft to its council, which has it from that moment: received and registered today. What would bounce for certain
 * stops it; a difference does not. Sent twice, it is one document.
 */
export function sendDocument(actor: Actor, input: SendDocument): Promise<Result<DocumentNamed, Refusal>> {
  return write<DocumentNamed, Refusal>(actor, input.idempotency, async (tx) => {
    // One at a time: two drafts with one number wait for each other here.
    await tx.$queryRaw`select id from access.organisations where id = ${actor.organisationId}::uuid for no key update`;
    const draft = await findDraft(tx, actor, input.id);
    if (!draft) return (await findDocument(tx, actor, input.id)) ? ok({ id: input.id }) : err(missing());
    const allowed = may(actor, "send", null);
    if (allowed !== true) return err(refusalOf(allowed, { tried: "payment-document" }));
    if (draft.version !== input.version) return err(conflict());
    const at = now();
    const form = documentFormSchema(at, draft.kind).safeParse(draft.values);
    if (!form.success) return err(invalid(form.error.issues[0]?.message ?? "Check the lines again"));
    const { lines, totalPence, stops, bases } = await checkDraft(tx, actor, draft);
    const [stop] = stops;
    if (stop !== undefined) return err(invalid(stop));
    const before = await standingOf(tx, actor, draft);
    if (!before.ok) return before;
    const written = lines.filter(({ words }) => words !== "").map(({ referralId }) => referralId);
    const forgotten = await refuseForgotten(tx, written);
    if (forgotten) return forgotten;
    const told = clearEntries({ number: form.data.number });
    if (!told.ok) return told;
    const today = londonDate(at);
    const { number } = told.value;
    // What a colleague saves at this moment is in no invoice: then nothing is sent, and the draft stays.
    const { count } = await tx.paymentDocumentDraft.deleteMany({
      where: { id: draft.id, version: draft.version },
    });
    if (count === 0) return err(conflict());
    await tx.paymentDocument.createMany({
      data: [
        {
          id: draft.id,
          councilId: draft.councilId,
          providerId: actor.organisationId,
          kind: draft.kind,
          number,
          folded: foldDocument(number),
          issuedOn: columnOfDay(form.data.issuedOn),
          receivedOn: columnOfDay(today),
          receivedHow: draft.values.fromFile ? "file" : "portal",
          registeredOn: columnOfDay(today),
          firstReceivedOn: columnOfDay(before.value.firstReceivedOn ?? today),
          timesReturned: before.value.timesReturned,
          netPence: totalPence,
          vatPence: 0,
          grossPence: totalPence,
          correctsId: draft.corrects?.id ?? null,
          state: "received",
          sentById: actor.personId,
          sentAt: at,
        },
      ],
    });
    const kept = await writeLines(tx, actor, draft, lines);
    if (!kept.ok) return kept;
    const serviceOf = (line: DraftLine) => bases.get(line.placementId)?.serviceId ?? "";
    await tellOfDocument(
      tx,
      actor,
      {
        ...{ id: draft.id, councilId: draft.councilId, providerId: actor.organisationId, kind: draft.kind },
        ...{ number, version: 1 },
        lines: lines.map((line) => ({ ...line, serviceId: serviceOf(line) })),
      },
      "sent",
      { to: "received" },
    );
    return ok({ id: draft.id });
  });
}

type Standing = { firstReceivedOn: string | null; timesReturned: number };

/** What a corrected invoice keeps of the one that was returned; refused where that may not be corrected or credited now. */
async function standingOf(tx: Tx, actor: Actor, draft: FoundDraft): Promise<Result<Standing, Refusal>> {
  const fresh = { firstReceivedOn: null, timesReturned: 0 };
  if (!draft.corrects) return ok(fresh);
  const before = await findDocument(tx, actor, draft.corrects.id);
  if (!before) return err(missing());
  const allowed = may(actor, draft.kind === "invoice" ? "correct" : "credit", before);
  if (allowed !== true) return err(refusalOf(allowed));
  if (draft.kind === "credit-note") return ok(fresh);
  return ok({ firstReceivedOn: before.firstReceivedOn, timesReturned: before.timesReturned + 1 });
}

async function writeLines(
  tx: Tx,
  actor: Actor,
  draft: FoundDraft,
  lines: readonly DraftLine[],
): Promise<Result<null, Refusal>> {
  const rows: Parameters<typeof tx.paymentDocumentLine.createMany>[0]["data"] = [];
  for (const [index, line] of lines.entries()) {
    const told = clearEntries({ words: line.words });
    if (!told.ok) return told;
    rows.push({
      id: newId(),
      paymentDocumentId: draft.id,
      councilId: draft.councilId,
      providerId: actor.organisationId,
      placementId: line.placementId,
      position: index + 1,
      feeId: line.feeId,
      fromOn: columnOfDay(line.from),
      toOn: columnOfDay(line.to),
      nights: line.nights,
      weeklyPence: line.weeklyPence,
      pence: line.pence,
      words: told.value.words,
    });
  }
  await tx.paymentDocumentLine.createMany({ data: rows });
  return ok(null);
}
