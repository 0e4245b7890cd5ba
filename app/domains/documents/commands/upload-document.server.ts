import { readFile } from "node:fs/promises";
import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { type LockedPlacement, placementToChange } from "~/domains/agreements/commands/lock-placement.server";
import { startedOn } from "~/domains/agreements/placement/placement-dates.rules";
import { paidExtras } from "~/domains/agreements/queries/paid-extras.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { refuseForgotten } from "~/domains/referrals/queries/refuse-forgotten.server";
import { now } from "~/platform/clock.server";
import { acceptedKind } from "~/platform/files/opening/accepted-file";
import { takeArrived } from "~/platform/files/take-arrived.server";
import { isId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { invalid, missing, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { CHECK_PLACEMENT_DOCUMENT } from "../document.jobs";
import { EVIDENCE_IN, may } from "../document.policy";
import { EVIDENCE, isAskedOf, MAX_EVIDENCE, noRoomWords, type ReportKind } from "../document-kinds.options";
import { HANDED_IN } from "../placement-document.machine";
import { roomLeft } from "../queries/handed-in.server";
import { coversProblem } from "../report.rules";
import { keepUpload } from "../sealed-upload.server";
import { recordDocumentEvent } from "./record-document.server";

type Upload = {
  /** Of the placement. */
  reference: string;
  /** The file that has arrived; it is removed whatever comes of it: what is kept is sealed. */
  file: { path: string; bytes: number };
  idempotency?: Idempotency<{ id: string }>;
};

export type UploadReport = Upload & { kind: ReportKind; coversOn: string; feeLineId: string | null };
export type UploadEvidence = Upload & { changeId: string };

/** Reports of one kind on one month or day: the report, what belongs to it, and a corrected one. */
const MAX_OF_A_PERIOD = 5;
const NOT_KEPT = "The child’s identity is no longer kept, so nothing more is uploaded on this placement";

type Row = { kind: string; coversOn: string; changeId: string | null; feeLineId: string | null };
type Taken = { placement: LockedPlacement; row: Row };

/**
 * The provider hands in a report on the child of a placement, sealed under that child's key: its kind of file by its first bytes.
 * A job has it opened before anybody reads it. The name under which it was sent is kept nowhere: it may say who the child is.
 */
export function uploadReport(actor: Actor, input: UploadReport): Promise<Result<{ id: string }, Refusal>> {
  return upload(actor, input, async (tx) => {
    const found = await placementFor(tx, actor, input.reference, "upload-report");
    if (!found.ok) return found;
    const placement = found.value;
    const { kind, coversOn, feeLineId } = input;
    const stay = { firstNight: startedOn(placement), lastNight: placement.lastNight };
    const wrong = coversProblem(kind, coversOn, stay, londonDate(now()));
    if (wrong) return err(invalid(wrong, "coversOn"));
    const home = (await serviceFacts(tx, [placement.serviceId])).get(placement.serviceId);
    if (!isAskedOf(kind, home?.kind ?? null)) return err(notNow("This report is for children’s homes alone"));
    if (feeLineId && !(await paidExtras(tx, placement.id)).some(({ id }) => id === feeLineId))
      return err(invalid("Choose one of the extras of the agreement", "feeLineId"));
    const same = { kind, coversOn: columnOfDay(coversOn), state: { in: [...HANDED_IN] } };
    if (
      (await tx.placementDocument.count({ where: { placementId: placement.id, ...same } })) >= MAX_OF_A_PERIOD
    )
      return err(
        invalid(
          `There are ${MAX_OF_A_PERIOD} of these already. Remove one that the council has not read, or send this one by secure email`,
          "file",
        ),
      );
    return ok({ placement, row: { kind, coversOn, feeLineId, changeId: null } });
  });
}

/** Whoever asked for a change to the fee hands in what shows why, while it is not decided: up to five. */
export function uploadEvidence(
  actor: Actor,
  input: UploadEvidence,
): Promise<Result<{ id: string }, Refusal>> {
  return upload(actor, input, async (tx) => {
    const found = await placementFor(tx, actor, input.reference, "upload-evidence");
    if (!found.ok) return found;
    const placement = found.value;
    const { changeId } = input;
    const change = isId(changeId)
      ? await tx.placementChange.findFirst({
          where: { id: changeId, placementId: placement.id },
          select: { side: true, state: true },
        })
      : null;
    if (!change) return err(missing());
    if (change.side !== placement.side) return err(notNow("The other side asked for this change"));
    if (!EVIDENCE_IN.some((state) => state === change.state))
      return err(notNow("This change has been decided"));
    const same = { changeId, state: { in: [...HANDED_IN] } };
    if ((await tx.placementDocument.count({ where: same })) >= MAX_EVIDENCE)
      return err(invalid(`There are ${MAX_EVIDENCE} documents already. Remove one first`, "file"));
    return ok({ placement, row: { kind: EVIDENCE, coversOn: londonDate(now()), feeLineId: null, changeId } });
  });
}

async function placementFor(
  tx: Tx,
  actor: Actor,
  reference: string,
  action: "upload-report" | "upload-evidence",
): Promise<Result<LockedPlacement, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "view" });
  if (!found.ok) return found;
  const allowed = may(actor, action, { ...found.value, assignedTo: [], told: false });
  return allowed === true ? found : err(refusalOf(allowed));
}

async function upload(
  actor: Actor,
  input: Upload,
  take: (tx: Tx) => Promise<Result<Taken, Refusal>>,
): Promise<Result<{ id: string }, Refusal>> {
  const bytes = await readFile(input.file.path);
  return takeArrived(input.file, (id) =>
    write<{ id: string }, Refusal>(actor, input.idempotency, async (tx) => {
      const taken = await take(tx);
      if (!taken.ok) return taken;
      const { placement, row } = taken.value;
      const full = noRoomWords(await roomLeft(tx, placement.id));
      if (full) return err(notNow(full));
      const fileKind = acceptedKind(bytes);
      if (!fileKind.ok) return err(invalid(fileKind.error, "file"));
      const forgotten = await refuseForgotten(tx, [placement.referralId], NOT_KEPT);
      if (forgotten) return forgotten;
      // Before the row is committed: a row never stands without its file.
      if (!(await keepUpload(actor, { id, placementId: placement.id }, "original", bytes)))
        return err(notNow(NOT_KEPT));
      await keepRow(tx, actor, taken.value, { id, fileKind: fileKind.value, bytes: bytes.length });
      await recordDocumentEvent(tx, actor, placement, {
        kind: "placement-document-added",
        to: "checking",
        data: {
          placement: placement.reference,
          documentId: id,
          side: placement.side,
          kind: row.kind,
          covers: row.coversOn,
        },
      });
      const payload = { documentId: id, placementId: placement.id, organisationId: placement.councilId };
      await enqueue(tx, CHECK_PLACEMENT_DOCUMENT, payload, { key: id });
      return ok({ id });
    }),
  );
}

async function keepRow(
  tx: Tx,
  actor: Actor,
  { placement, row: { coversOn, ...row } }: Taken,
  file: { id: string; fileKind: string; bytes: number },
): Promise<void> {
  await tx.placementDocument.createMany({
    data: [
      {
        ...file,
        ...row,
        coversOn: columnOfDay(coversOn),
        placementId: placement.id,
        councilId: placement.councilId,
        providerId: placement.providerId,
        side: placement.side,
        state: "checking",
        uploadedById: actor.personId,
        uploadedAt: now(),
      },
    ],
  });
}
