import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { type DocumentPart, factsTable } from "~/platform/documents/document-parts";
import { formatPence } from "~/platform/forms/money";
import { dayOfColumn, fullDayAndTime } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { AUTHORISATION_STATE_WORDS, type AuthorisationState } from "../authorisation.machine";
import { authorisationScope } from "../authorisation.scope.server";

type Row = Prisma.AuthorisationGetPayload<Record<string, never>>;

/**
 * Every decision on the funding of an offer, the oldest first, as a document says it: what was asked, by whom and why, what
 * came of it, on what conditions, and what was promised by phone. Nothing for an organisation that sees none of it.
 */
export async function decisionsOfOffer(
  tx: Tx,
  actor: Actor,
  offer: { reference: string },
): Promise<DocumentPart[]> {
  const rows = await tx.authorisation.findMany({
    where: { AND: [authorisationScope(actor), { offer }] },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
  const names = await namesOfPeople(
    tx,
    rows.flatMap((row) => [
      ...[row.askedById, row.decidedById, row.decidedForId, row.verbalById, row.verbalForId],
      ...[row.panelRecordedById, row.continuedById, row.continuedForId],
    ]),
  );
  const nameOf = (id: string | null) => (id && names.get(id)?.name) || "a former colleague";
  return rows.flatMap((row) =>
    factsTable(`Funding for version ${row.offerVersion} of the offer`, [
      ["Weekly cost", formatPence(row.weeklyPence)],
      ["First year", formatPence(row.firstYearPence)],
      ["Requested", `By ${nameOf(row.askedById)}, ${fullDayAndTime(row.askedAt)}`],
      ["Why", row.askedWhy ?? ""],
      ["Reason for preferring it despite an alert", row.alertReason ?? ""],
      ["Reason for going on although the provider was not confirmed", row.unconfirmedReason ?? ""],
      ["Verbal authority", byPhone(row, nameOf)],
      [
        "Escalated to the director",
        row.escalatedAt ? `${fullDayAndTime(row.escalatedAt)}. ${row.escalatedWhy ?? ""}` : "",
      ],
      ["Panel", panelOf(row, nameOf)],
      ["Question", row.question ?? ""],
      ["Answer", row.answer ?? ""],
      ["Status", AUTHORISATION_STATE_WORDS[row.state as AuthorisationState] ?? row.state],
      [
        "Decided",
        row.decidedAt
          ? `${byWhom(nameOf, row.decidedById, row.decidedForId)}, ${fullDayAndTime(row.decidedAt)}`
          : "",
      ],
      ["Reason", row.reason ?? ""],
      ["Conditions", row.conditions ?? ""],
      ["Authorised until", dayWords(dayOfColumn(row.fundedUntil) ?? "")],
      ["Continued", continuedOf(row, nameOf)],
    ]),
  );
}

type NameOf = (id: string | null) => string;

/** "By Ann Bell", and in whose place a deputy decided. */
function byWhom(nameOf: NameOf, id: string | null, forId: string | null): string {
  return `By ${nameOf(id)}${forId === null ? "" : `, deputy of ${nameOf(forId)}`}`;
}

function byPhone(row: Row, nameOf: NameOf): string {
  if (row.verbalById === null) return "";
  const until = dayOfColumn(row.verbalUntil);
  return `${byWhom(nameOf, row.verbalById, row.verbalForId)}, up to ${formatPence(row.verbalCapPence ?? 0)} a week${until === null ? "" : `, until ${dayWords(until)}`}`;
}

function panelOf(row: Row, nameOf: NameOf): string {
  if (row.panelOn === null || row.panelWords === null) return "";
  return `${dayWords(dayOfColumn(row.panelOn))}, recorded by ${nameOf(row.panelRecordedById)}. ${row.panelWords}`;
}

function continuedOf(row: Row, nameOf: NameOf): string {
  if (row.continuedAt === null) return "";
  return `${byWhom(nameOf, row.continuedById, row.continuedForId)}, ${fullDayAndTime(row.continuedAt)}. ${row.continuedReason ?? ""}`;
}
