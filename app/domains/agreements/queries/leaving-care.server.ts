import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { destroyedWords } from "~/domains/vault/destroyed-words.rules";
import { readIdentity } from "~/domains/vault/queries/read-identity.server";
import { may as mayKnow } from "~/domains/vault/vault.policy";
import { now } from "~/platform/clock.server";
import { notNow, refusalOf } from "~/platform/refusal";
import { refusePage } from "~/platform/refusal.server";
import { dayAndTime, dayOfColumn, isCalendarDate, londonDate } from "~/platform/time";
import {
  LEAVING_CARE_STEPS,
  type LeavingCareStep,
  leavingCareCodeWords,
  STEP_CODES,
} from "../leaving-care/leaving-care.options";
import {
  type LeavingCareFacts,
  missingSteps,
  missingWords,
  monthWords,
  nextAskMonth,
  stepDays,
  stepDueWords,
} from "../leaving-care/leaving-care.rules";
import { placementScope } from "../placement/placement.scope.server";
import type { PlacementView } from "./view-placement.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

/** The child of a placement as leaving care is recorded for it: never for a browser. */
export type LeavingCareChild = {
  placementId: string;
  referralId: string;
  identityId: string;
  /** Whether this person may know who the child is. */
  knows: ReturnType<typeof mayKnow>;
  facts: LeavingCareFacts | null;
  /** The newest first. */
  records: {
    id: string;
    number: number;
    what: string;
    code: string | null;
    onDay: Date | null;
    note: string | null;
    askOn: Date | null;
    recordedById: string;
    recordedAt: Date;
  }[];
};

/** The child of the council's own placement, with what was recorded for it; undefined for everybody else. */
export async function findLeavingCare(
  tx: Tx,
  actor: Actor,
  reference: string,
): Promise<LeavingCareChild | undefined> {
  if (actor.kind !== "council") return undefined;
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: {
      id: true,
      referralId: true,
      createdAt: true,
      referral: { select: { reference: true, createdAt: true } },
      child: { select: { age: true, identityId: true } },
    },
  });
  const referral = row ? await findReferral(tx, actor, row.referral.reference) : undefined;
  if (!row || !referral) return undefined;
  const { identityId, age } = row.child;
  const records = await tx.leavingCareRecord.findMany({
    where: { identityId, councilId: actor.organisationId },
    orderBy: { number: "desc" },
  });
  const [from, to] = [londonDate(row.referral.createdAt), londonDate(row.createdAt)];
  const askOn = dayOfColumn(records.find(({ what }) => what === "ask-later")?.askOn ?? null);
  const done = [...new Set(records.map(({ what }) => what).filter((what) => what !== "ask-later"))];
  return {
    placementId: row.id,
    referralId: row.referralId,
    identityId,
    knows: mayKnow(actor, "read-identity", {
      councilId: actor.organisationId,
      assignedTo: assignedTo(referral),
    }),
    facts: age === null ? null : { age, from, to, done, askOn },
    records,
  };
}

/** What the page of a placement says of leaving care; null for whoever may not know the child, and while nothing is asked. */
export async function readLeavingCare(
  tx: Tx,
  actor: Actor,
  { reference, today, state }: Pick<PlacementView, "reference" | "today" | "state">,
): Promise<{ words: string; missing: boolean } | null> {
  if (state === "ended" || state === "fallen-through") return null;
  const child = await findLeavingCare(tx, actor, reference);
  if (child?.knows !== true || child.facts === null) return null;
  const missing = missingSteps(child.facts, today);
  if (missing.length === 0 && child.records.length === 0) return null;
  return { words: missingWords(missing), missing: missing.length > 0 };
}

export type LeavingCareView = {
  move: PlacementMove;
  /** How many records there are, for its forms. */
  version: number;
  /** Whether this person records it, now. */
  records: boolean;
  steps: {
    step: LeavingCareStep;
    label: string;
    law: string;
    /** "Due Friday 4 December 2026", or when it was done and what was agreed. */
    words: string;
    status: "done" | "overdue" | "due" | "later";
    note: string | null;
    who: string | null;
  }[];
  turns: { age: string; on: string }[];
  /** The month in which somebody is asked again, in words; null for none. */
  askedIn: string | null;
  /** What the form that asks later begins with. */
  month: string | null;
  today: string;
};

/** A placement before one step is recorded, without the birthday: no look. 403, which is on the record, for who may not know the child. */
export function viewLeavingCareStep(
  actor: Actor,
  reference: string,
): Promise<{ move: PlacementMove; version: number }> {
  return read(actor, async (tx) => {
    const { move, child } = await childForPage(tx, actor, reference, "record-leaving-care");
    return { move, version: child.records.length };
  });
}

/** When each step of leaving care is due for this child, by its birthday: a look. 403 and 410 as for who the child is. */
export function viewLeavingCare(actor: Actor, reference: string): Promise<LeavingCareView> {
  return read(actor, async (tx) => {
    const { move, child, records } = await childForPage(tx, actor, reference, "view");
    const opened = await readIdentity(tx, actor, child.identityId, "leaving-care");
    if (!opened.ok) {
      const { error } = opened;
      return refusePage(error.kind === "destroyed" ? notNow(destroyedWords(error.at, now())) : error);
    }
    const { dateOfBirth } = opened.value.fields;
    const birthday = typeof dateOfBirth === "string" && isCalendarDate(dateOfBirth) ? dateOfBirth : null;
    const names = await namesOfPeople(
      tx,
      child.records.map(({ recordedById }) => recordedById),
    );
    const { today } = move;
    const done = child.records.map(({ what }) => what);
    const askOn = dayOfColumn(child.records.find(({ what }) => what === "ask-later")?.askOn ?? null);
    return {
      move,
      version: child.records.length,
      records,
      steps: STEP_CODES.map((step) => stepRow(step, child, birthday, today, names)),
      turns: birthday === null ? [] : turnsOf(birthday),
      askedIn: askOn !== null && askOn > today ? monthWords(askOn) : null,
      month: birthday === null ? null : nextAskMonth(birthday, done, today),
      today,
    };
  });
}

const turnsOf = (birthday: string) => [
  { age: "Turns 16", on: dayWords(stepDays(birthday, "assessment").from) },
  { age: "17 and a half", on: dayWords(stepDays(birthday, "after-18").due) },
  { age: "Turns 18", on: dayWords(stepDays(birthday, "at-18").from) },
];

function stepRow(
  step: LeavingCareStep,
  { records }: LeavingCareChild,
  birthday: string | null,
  today: string,
  names: Awaited<ReturnType<typeof namesOfPeople>>,
): LeavingCareView["steps"][number] {
  const { label, law } = LEAVING_CARE_STEPS[step];
  const record = records.find(({ what }) => what === step);
  if (record?.onDay) {
    const said = record.code === null ? "" : `${leavingCareCodeWords(record.code)}. `;
    const who = names.get(record.recordedById)?.name ?? "A former colleague";
    return {
      ...{ step, label, law, status: "done", note: record.note },
      words: `${said}${dayWords(dayOfColumn(record.onDay))}`,
      who: `${who}, ${dayAndTime(record.recordedAt, now())}`,
    };
  }
  const days = birthday === null ? null : stepDays(birthday, step);
  const status = days === null || today < days.from ? "later" : today > days.due ? "overdue" : "due";
  const words = birthday === null ? "No date of birth is kept" : stepDueWords(birthday, step, today);
  return { step, label, law, status, words, note: null, who: null };
}

async function childForPage(tx: Tx, actor: Actor, reference: string, action: "view" | "record-leaving-care") {
  const { placement, move } = await readPlacementMove(tx, actor, reference, action);
  const child = await findLeavingCare(tx, actor, reference);
  if (!child) throw new Error("A placement of the council has no referral.");
  if (child.knows !== true) {
    const next = "Ask the child’s social worker, or the broker who has the referral.";
    throw new RefusedPage(refusalOf(child.knows, { tried: "identity", referralId: child.referralId }), next);
  }
  return { move, child, records: placement.abilities["record-leaving-care"] };
}
