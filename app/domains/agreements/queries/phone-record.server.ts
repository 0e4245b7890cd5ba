import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import type { AuthorisationState } from "~/domains/authorisations/authorisation.machine";
import { may } from "~/domains/authorisations/authorisation.policy";
import { subjectOf } from "~/domains/authorisations/queries/subject-of.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { absoluteDayAndTime, dayOfColumn, londonDate } from "~/platform/time";
import { noticesBy } from "../by-phone/by-phone.rules";

/** What the council's page of a placement says of the phone call that it was made by. */
export type PhoneRecord = {
  /** Of the authorisation. */
  id: string;
  state: AuthorisationState;
  authorisedBy: string;
  cap: string;
  fee: string;
  until: string;
  recorded: string;
  /** By when the funding has to be confirmed, and whether that has passed; null once it is decided. */
  confirm: { by: string; late: boolean } | null;
  /** That it has gone up to the director, when and why. */
  escalated: string | null;
  /** By when the agreement is due, and whether it is issued. */
  paperwork: { by: string; late: boolean; issued: boolean };
  /** The last day for the statutory notices, which is counted from the start; null once the placement is gone. */
  notices: string | null;
  /** Whether the reader may confirm it. */
  mayConfirm: boolean;
  /** Whether the child has moved in, so that the fee is owed. */
  livedIn: boolean;
};

/** The stage of the funding, for a provider whose home was asked by phone: it reads no name and no amount authorised. */
export type PhoneStage = "verbal" | "lapsed";

type Of = { offer: string | null; acceptanceId: string; started: string | null };

/** Null for a provider, and for a placement that was not made by phone. */
export async function phoneRecord(tx: Tx, actor: Actor, placement: Of): Promise<PhoneRecord | null> {
  if (actor.kind !== "council" || placement.offer === null) return null;
  const row = await tx.authorisation.findFirst({
    where: {
      councilId: actor.organisationId,
      verbalById: { not: null },
      offer: { reference: placement.offer },
    },
    include: { offer: { select: { createdById: true, versionNumber: true } } },
  });
  if (!row?.verbalById || !row.confirmBy || !row.paperworkBy) return null;
  const { agreementIssuedAt, placements } = await tx.acceptance.findUniqueOrThrow({
    where: { id: placement.acceptanceId },
    select: {
      agreementIssuedAt: true,
      placements: { select: { plannedStart: true, councilMovedIn: true } },
    },
  });
  const [placed] = placements;
  const start = placed && dayOfColumn(placed.councilMovedIn ?? placed.plannedStart);
  const people = await namesOfPeople(tx, [row.verbalById, row.verbalForId, row.askedById, row.escalatedById]);
  const who = (id: string) => people.get(id)?.name ?? "a former colleague";
  const at = now();
  const subject = await subjectOf(tx, actor, row, {
    offeredByIds: [row.offer.createdById],
    latestOfferVersion: row.offer.versionNumber,
    stopped: null,
  });
  const open = row.state === "verbal";
  return {
    id: row.id,
    state: row.state as AuthorisationState,
    authorisedBy: `${who(row.verbalById)}${row.verbalForId ? ` as deputy for ${who(row.verbalForId)}` : ""}`,
    cap: `${formatPence(row.verbalCapPence ?? row.weeklyPence)} a week`,
    fee: `${formatPence(row.weeklyPence)} a week`,
    until: dayWords(dayOfColumn(row.verbalUntil) ?? ""),
    recorded: `${who(row.askedById)}, ${absoluteDayAndTime(row.askedAt, at)}`,
    confirm: open ? { by: absoluteDayAndTime(row.confirmBy, at), late: row.confirmBy < at } : null,
    escalated:
      row.escalatedAt === null
        ? null
        : `${absoluteDayAndTime(row.escalatedAt, at)}${
            row.escalatedById ? `, by ${who(row.escalatedById)}: ${row.escalatedWhy ?? ""}` : ""
          }`,
    paperwork: {
      by: absoluteDayAndTime(row.paperworkBy, at),
      late: row.paperworkBy < at,
      issued: agreementIssuedAt !== null,
    },
    notices: start === undefined ? null : dayWords(londonDate(noticesBy(start))),
    mayConfirm: may(actor, "authorise", subject) === true,
    livedIn: placement.started !== null,
  };
}

/** Of a placement by phone, the stage that its provider reads while the funding is not confirmed; null otherwise. */
export async function phoneStage(
  tx: Tx,
  actor: Actor,
  { offer }: { offer: string | null },
): Promise<PhoneStage | null> {
  if (actor.kind !== "provider" || offer === null) return null;
  const row = await tx.offer.findFirst({
    where: { reference: offer, providerId: actor.organisationId },
    select: { fundingStage: true },
  });
  return row?.fundingStage === "verbal" || row?.fundingStage === "lapsed" ? row.fundingStage : null;
}
