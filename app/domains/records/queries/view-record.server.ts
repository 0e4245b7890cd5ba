import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { isOver, type PlacementState } from "~/domains/agreements/placement/placement.machine";
import { readPlacement } from "~/domains/agreements/queries/view-placement.server";
import { titlesOfDocuments } from "~/domains/documents/queries/document-chapter.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { retentionOfChild } from "~/domains/referrals/queries/retention-of-child.server";
import { loadStatutory } from "~/domains/statutory/queries/load-statutory.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn, londonDate } from "~/platform/time";
import { may, type RecordAction, recordAbilities } from "../record.policy";
import { type FilingStanding, standingOf } from "../record.rules";

export type PackView = {
  id: string;
  /** "Yasmin Farooqi, today at 17:05" */
  taken: string;
  sha256: string;
  /** "Filed on Friday 4 December 2026, confirmed by …"; null until then. */
  filed: string | null;
  /** Null until then, and once the child's data key is destroyed. */
  where: string | null;
  /** The documents that are not in it; `removed`: taken away since, so that there is nothing to file. */
  leftOut: { id: string; title: string; removed: boolean }[];
  /** Whether something was recorded since it was taken. */
  outdated: boolean;
};

export type RecordView = {
  reference: string;
  child: string;
  service: string;
  /** The placement has ended or never started: nothing much comes after. */
  over: boolean;
  standing: FilingStanding;
  /** Until when who the child is is kept, or that it is not any more; null while a placement needs it. */
  retention: string | null;
  /** Who the child was is no longer kept: there is no pack any more. */
  gone: boolean;
  /** Newest first. */
  packs: PackView[];
  abilities: Record<RecordAction, boolean>;
  /** Why the reader does not take the pack, in words; null where they do. */
  whyNot: string | null;
  today: string;
};

/** What was taken of a placement for the child's case record and filed there, without a look; 404 for what is not the council's. */
export function viewRecord(actor: Actor, reference: string): Promise<RecordView> {
  return read(actor, (tx) => readRecord(tx, actor, reference));
}

async function readRecord(tx: Tx, actor: Actor, reference: string): Promise<RecordView> {
  const found = await loadStatutory(tx, actor, reference);
  if (!found) return notFound();
  const allowed = may(actor, "view", found.subject);
  if (allowed !== true) return denyPage(allowed);
  const placement = await readPlacement(tx, actor, reference);
  const rows = await tx.recordPack.findMany({
    where: { placementId: found.id, councilId: actor.organisationId },
    orderBy: [{ takenAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  const names = await namesOfPeople(
    tx,
    rows.flatMap(({ takenById, filedById }) => [takenById, filedById]),
  );
  const documents = await titlesOfDocuments(
    tx,
    actor,
    rows.flatMap(({ leftOut }) => leftOut),
  );
  const nameOf = (id: string | null) => (id && names.get(id)?.name) || "a former colleague";
  const stand = await recordStand(tx, found.id);
  const referral = await findReferral(tx, actor, placement.referral);
  const kept = referral && (await retentionOfChild(tx, actor, referral));
  const takes = may(actor, "take", found.subject);
  const at = now();
  return {
    reference: placement.reference,
    child: placement.child,
    service: placement.service,
    over: isOver(found.subject.state as PlacementState),
    standing: standingOf(
      rows.map(({ covers, filedAt }) => ({ covers, filed: filedAt !== null })),
      stand,
    ),
    retention: kept?.words ?? null,
    gone: kept?.gone ?? false,
    packs: rows.map((row) => ({
      id: row.id,
      taken: `${nameOf(row.takenById)}, ${dayAndTime(row.takenAt, at)}`,
      sha256: row.sha256,
      filed: row.filedAt
        ? `Filed on ${dayWords(dayOfColumn(row.filedOn) ?? "")}, confirmed by ${nameOf(row.filedById)}, ${dayAndTime(row.filedAt, at)}`
        : null,
      where: row.filedWhere,
      leftOut: row.leftOut.map((id) => ({
        id,
        ...(documents.get(id) ?? { title: "A document", removed: true }),
      })),
      outdated: row.covers < stand,
    })),
    abilities: recordAbilities(actor, found.subject),
    whyNot: takes === true ? null : takes.message,
    today: londonDate(at),
  };
}

/** How much of the record of a placement there is to file: a count that never falls. */
export async function recordStand(tx: Tx, placementId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ stand: number }[]>`
    select public.record_stand(${placementId}::uuid) as stand`;
  return row?.stand ?? 0;
}

export type FilingForm = { record: RecordView; pack: PackView; whyNot: string | null };

/** A pack before its filing is confirmed. 404 where there is none, 403 for a role. */
export function viewFiling(actor: Actor, reference: string, id: string): Promise<FilingForm> {
  return read(actor, async (tx) => {
    const record = await readRecord(tx, actor, reference);
    const pack = isId(id) ? record.packs.find((one) => one.id === id) : undefined;
    if (!pack) return notFound();
    const found = await loadStatutory(tx, actor, reference);
    const allowed = found ? may(actor, "file", found.subject) : notFound();
    if (allowed !== true && allowed.kind !== "not-now") return denyPage(allowed);
    return { record, pack, whyNot: pack.filed === null ? null : "It is filed already" };
  });
}
