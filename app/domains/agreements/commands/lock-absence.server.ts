import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { isId } from "~/platform/ids";
import { conflict, invalid, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { londonDate } from "~/platform/time";
import {
  type AbsenceDays,
  absenceDays,
  absenceProblem,
  absenceWords,
  overlap,
  whyNotChanged,
} from "../absences/absence.rules";
import { type AbsenceKind, absenceKindWords } from "../absences/absence-kinds.options";
import { startedOn } from "../placement/placement-dates.rules";
import type { Side } from "../placement/placement-words.rules";
import { type LockedPlacement, placementToChange } from "./lock-placement.server";

export type AbsenceFacts = AbsenceDays & { kind: AbsenceKind };
export type LockedAbsence = AbsenceDays & { id: string; kind: string; version: number };

/** An absence that this side may change, seen at this version, with its locked placement; else why not. */
export async function absenceToChange(
  tx: Tx,
  actor: Actor,
  { reference, id, version }: { reference: string; id: string; version: number },
): Promise<Result<{ placement: LockedPlacement; absence: LockedAbsence }, Refusal>> {
  const found = await placementToChange(tx, actor, { reference, action: "record-absence" });
  if (!found.ok) return found;
  const placement = found.value;
  const row = isId(id)
    ? await tx.placementAbsence.findFirst({ where: { id, placementId: placement.id } })
    : null;
  if (!row) return err(missing());
  const whyNot = whyNotChanged(
    { side: row.side as Side, withdrawn: row.withdrawnAt !== null },
    placement.side,
  );
  if (whyNot !== null) return err(notNow(whyNot));
  if (row.version !== version) return err(conflict());
  const { kind, version: at } = row;
  return ok({ placement, absence: { id, kind, version: at, ...absenceDays(row) } });
}

/** Why an absence cannot have these days: beside which field, or which other absence has some of its nights. */
export async function whyNotAway(
  tx: Tx,
  placement: LockedPlacement,
  days: AbsenceDays,
  besides?: string,
): Promise<Refusal | undefined> {
  const started = startedOn(placement);
  if (started === null) return notNow();
  const wrong = absenceProblem(days, { started, lastNight: placement.lastNight }, londonDate(now()));
  if (wrong) return invalid(wrong.message, wrong.field);
  const others = await tx.placementAbsence.findMany({
    where: { placementId: placement.id, withdrawnAt: null, ...(besides ? { id: { not: besides } } : {}) },
    select: { kind: true, awayFrom: true, backOn: true },
  });
  for (const { kind, ...row } of others) {
    const other = absenceDays(row);
    if (overlap(days, other))
      return invalid(
        `Another absence covers some of these nights: ${absenceKindWords(kind).toLowerCase()}. ${absenceWords(other, placement.lastNight)}`,
        "awayFrom",
      );
  }
  return undefined;
}
