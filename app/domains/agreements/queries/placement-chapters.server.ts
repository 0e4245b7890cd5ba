import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { type DocumentPart, factsTable, paragraph, tableOf } from "~/platform/documents/document-parts";
import { dayOfColumn, fullDayAndTime } from "~/platform/time";
import { absenceDays, absenceWords, partOfFeeWords } from "../absences/absence.rules";
import { absenceKindWords } from "../absences/absence-kinds.options";
import { CHANGE_STATE_WORDS, type ChangeState } from "../changes/change.machine";
import type { ChangeWhat } from "../changes/change.rules";
import { changeTitle } from "../changes/change-words.rules";
import {
  isLeavingCareStep,
  LEAVING_CARE_STEPS,
  leavingCareCodeWords,
} from "../leaving-care/leaving-care.options";
import { placementScope } from "../placement/placement.scope.server";
import { readHighCost } from "./high-cost.server";
import { findLeavingCare } from "./leaving-care.server";
import { readChanges } from "./list-changes.server";
import { readReviews } from "./read-reviews.server";
import { readStepDown } from "./read-step-down.server";
import type { WhoPays } from "./read-who-pays.server";
import type { PlacementView } from "./view-placement.server";

/**
 * What is kept of a placement as chapters of a document that is read years later, so that every moment has its year: its
 * changes with who asked and what was decided, its absences, its statutory reviews. In a transaction of the caller, which has
 * read the placement; empty for what the actor's organisation may not see.
 */
export async function changesChapter(
  tx: Tx,
  actor: Actor,
  { reference }: Pick<PlacementView, "reference">,
): Promise<DocumentPart[]> {
  const told = new Map((await readChanges(tx, actor, reference)).map((one) => [one.id, one]));
  const rows = await tx.placementChange.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
  });
  const names = await namesFrom(tx, "people_of_changes", rows[0]?.placementId);
  return rows.flatMap((row) => {
    const said = (who: string | null, when: Date | null) =>
      when === null ? "" : `By ${names.get(who ?? "") ?? "a former colleague"}, ${fullDayAndTime(when)}`;
    const one = told.get(row.id);
    return factsTable(changeTitle({ what: row.what as ChangeWhat, kind: row.kind, label: row.label }), [
      ["Asked for", `${one?.asked ?? ""}. ${said(row.askedById, row.askedAt)}, for the ${row.side}`],
      ["Why", row.reason],
      ["Evidence", row.evidence],
      ["Agreed by the provider", said(row.agreedById, row.agreedAt)],
      ["Question", row.question ?? ""],
      ["Answer", row.answer ?? ""],
      ["Status", CHANGE_STATE_WORDS[row.state as ChangeState] ?? row.state],
      ["Decided", said(row.decidedById, row.decidedAt)],
      ["Paid", one?.paid ?? ""],
      ["Declined or withdrawn", said(row.closedById, row.closedAt)],
      ["Why it was not agreed", row.outcome ?? ""],
    ]);
  });
}

/** Absences, those that were withdrawn included, with the part of the fee that was decided. */
export async function absencesChapter(
  tx: Tx,
  actor: Actor,
  { reference }: Pick<PlacementView, "reference">,
): Promise<DocumentPart[]> {
  const rows = await tx.placementAbsence.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    include: { placement: { select: { lastNight: true } } },
    orderBy: [{ awayFrom: "asc" }, { id: "asc" }],
  });
  const names = await namesFrom(tx, "people_of_absences", rows[0]?.placementId);
  const said = (what: string, who: string | null, when: Date | null) =>
    when === null
      ? []
      : [`${what} by ${names.get(who ?? "") ?? "a former colleague"}, ${fullDayAndTime(when)}`];
  return tableOf(
    "Absences",
    ["Absence", "Nights", "Fee", "Who recorded it"],
    rows.map((row) => [
      row.withdrawnAt === null ? absenceKindWords(row.kind) : `${absenceKindWords(row.kind)}, withdrawn`,
      absenceWords(absenceDays(row), dayOfColumn(row.placement.lastNight)),
      partOfFeeWords(row.retainedBasisPoints),
      [
        ...said(`For the ${row.side}, recorded`, row.recordedById, row.recordedAt),
        ...said("Corrected", row.correctedById, row.correctedAt),
        ...said("Withdrawn", row.withdrawnById, row.withdrawnAt),
        ...said("Fee decided", row.retainedById, row.retainedAt),
      ].join("\n"),
    ]),
  );
}

/** Statutory reviews as they were recorded here. */
export async function reviewsChapter(
  tx: Tx,
  actor: Actor,
  placement: Pick<PlacementView, "reference" | "today">,
): Promise<DocumentPart[]> {
  const reviews = await readReviews(tx, actor, placement);
  return tableOf(
    "Statutory reviews",
    ["Held on", "What was decided", "Note"],
    (reviews?.held ?? []).map(({ on, outcome, note }) => [on, outcome, note ?? ""]),
  );
}

/** What the placement cost at each review, and what was decided. */
export async function costReviewsChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<DocumentPart[]> {
  const cost = await readHighCost(tx, actor, placement, fullDayAndTime);
  return tableOf(
    "Reviews of the cost",
    ["A week", "What was decided", "Note", "Who reviewed it"],
    (cost?.reviews ?? []).map(({ weekly, words, note, who }) => [weekly, words, note ?? "", who]),
  );
}

/** What was recorded before the young person leaves care, for whoever may know the child. */
export async function leavingCareChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<DocumentPart[]> {
  const child = await findLeavingCare(tx, actor, placement.reference);
  const records = child?.knows === true ? child.records : [];
  const names = await namesOfPeople(
    tx,
    records.map(({ recordedById }) => recordedById),
  );
  return tableOf(
    "Leaving care",
    ["Step", "Day", "What was agreed", "Note", "Who recorded it"],
    records.flatMap(({ what, code, onDay, note, recordedById, recordedAt }) =>
      isLeavingCareStep(what) && onDay !== null
        ? [
            [
              LEAVING_CARE_STEPS[what].label,
              dayWords(dayOfColumn(onDay)),
              code === null ? "" : leavingCareCodeWords(code),
              note ?? "",
              `${names.get(recordedById)?.name ?? "A former colleague"}, ${fullDayAndTime(recordedAt)}`,
            ],
          ]
        : [],
    ),
  );
}

/** Where the child should live next, with what the provider answered. */
export async function stepDownChapter(
  tx: Tx,
  actor: Actor,
  placement: PlacementView,
): Promise<DocumentPart[]> {
  const plan = (await readStepDown(tx, actor, placement, fullDayAndTime))?.plan;
  if (!plan) return [];
  const { answer } = plan;
  return [
    paragraph(`${plan.words}. Entered by ${plan.who}.`),
    ...(plan.conditions === "" ? [] : [paragraph(`What needs to be in place first: ${plan.conditions}`)]),
    ...(answer
      ? [
          paragraph(
            [
              `${answer.agreed ? "Agreed to" : "Objected to"} by ${answer.who}`,
              ...(answer.reason ? [answer.reason] : []),
              ...(answer.words ? [answer.words] : []),
            ].join(". "),
          ),
        ]
      : []),
  ];
}

/** Who pays for one child of its referral, with every answer of each party. */
export function whoPaysChapter(whoPays: WhoPays | null, childNumber: number): DocumentPart[] {
  const child = whoPays?.children.find(({ number }) => number === childNumber);
  return (child?.splits ?? []).flatMap(({ span, setBy, shares }) => [
    paragraph(`${span}, set by ${setBy}.`),
    ...tableOf(
      `Who pays: ${span.charAt(0).toLowerCase()}${span.slice(1)}`,
      ["Who", "Share", "Agreement"],
      shares.map(({ party, percent, words, answers }) => [
        party,
        percent,
        [
          words,
          ...answers.map((one) => [one.words, one.evidence, one.recorded].filter(Boolean).join(". ")),
        ].join("\n"),
      ]),
    ),
  ]);
}

/** The placement itself: its days as each side said them, notice and end. */
export function placementChapter(placement: PlacementView, said: SaidAt): DocumentPart[] {
  const { council, provider, notice, end, facts, people } = placement;
  const saidBy = (side: "council" | "provider") => {
    const one = placement.said[side];
    if (one === null) return "Not confirmed";
    const who = [one.who, said[side] && fullDayAndTime(said[side])].filter(Boolean).join(", ");
    return `${one.words}${who === "" ? "" : ` (${who})`}${one.why ? `. ${one.why}` : ""}`;
  };
  return [
    ...factsTable("The placement", [
      ["Placement", placement.reference],
      ["Referral", placement.referral],
      ["Offer", placement.offer ?? ""],
      ["Child", placement.child],
      ["Council", council.name],
      ["Provider", provider.name],
      ["Service", placement.service],
      ["Status", placement.tags[0]?.words ?? ""],
      ["Planned start", dayWords(facts.plannedStart)],
      ["Move-in date (council)", saidBy("council")],
      ["Move-in date (provider)", saidBy("provider")],
      ["Why it did not start", placement.stateReason ?? ""],
    ]),
    ...tableOf(
      "Who does what",
      ["Part", "Name", "Phone"],
      people.map(({ part, name, phone }) => [part, name, phone ?? ""]),
    ),
    ...(notice === null
      ? []
      : factsTable("Notice", [
          ["Given by", `The ${notice.by}`],
          ["Last night", notice.lastNight],
          ["Reason", notice.reason],
          ["Why the notice is short", notice.short ?? ""],
          ["Note", notice.note ?? ""],
        ])),
    ...(end === null
      ? []
      : factsTable("How it ended", [
          ["Last night", end.lastNight],
          ["Reason", end.breakdown ? `${end.reason} (breakdown)` : end.reason],
          ["Recorded by", end.confirmed ? `The ${end.by}` : "The provider, not confirmed by the council"],
          ["Note", end.note ?? ""],
        ])),
  ];
}

export type SaidAt = Record<"council" | "provider", Date | null>;

/** When each side said that the child moved in: the page says it as "today". */
export async function saidAt(tx: Tx, actor: Actor, reference: string): Promise<SaidAt> {
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: { councilSaidAt: true, providerSaidAt: true },
  });
  return { council: row?.councilSaidAt ?? null, provider: row?.providerSaidAt ?? null };
}

/** A function of the database says them to both sides: neither reads the people of the other. */
async function namesFrom(
  tx: Tx,
  from: "people_of_changes" | "people_of_absences",
  placementId: string | undefined,
): Promise<Map<string, string>> {
  if (placementId === undefined) return new Map();
  const rows =
    from === "people_of_changes"
      ? await tx.$queryRaw<
          { id: string; name: string }[]
        >`select id, name from public.people_of_changes(${placementId}::uuid)`
      : await tx.$queryRaw<
          { id: string; name: string }[]
        >`select id, name from public.people_of_absences(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
