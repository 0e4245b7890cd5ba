import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayAndTime, dayOfColumn, londonDate } from "~/platform/time";
import type { Tone } from "~/ui/tones";
import type { PlacementChange } from "~prisma/client";
import type { ChangeState } from "../changes/change.machine";
import { type ChangeAction, changeAbilities } from "../changes/change.policy";
import {
  backdatedWords,
  type ChangeWhat,
  nightsWords,
  weeklyWords,
  wholeWords,
} from "../changes/change.rules";
import { canBeEnded, canBeExtended, isPaidFrom } from "../changes/change-line.rules";
import { changeTag, changeTitle } from "../changes/change-words.rules";
import { placementScope } from "../placement/placement.scope.server";
import type { Side } from "../placement/placement-words.rules";
import { changesToDecide } from "./changes-to-decide.server";

/** One change as both sides read it: who asked for what, when, and what was decided. */
export type ChangeRow = {
  id: string;
  version: number;
  state: ChangeState;
  what: ChangeWhat;
  side: Side;
  title: string;
  tag: { words: string; tone: Tone };
  /** "£350.00 a week more" */
  weekly: string;
  /** The same from … to …, and what all of it comes to where it has an end. */
  asked: string;
  whole: string | null;
  /** Days as forms begin with them. */
  from: string;
  to: string | null;
  /** The last night that is paid, as a day and in words with the first; null where it is not authorised or has no end. */
  lastNight: string | null;
  paid: string | null;
  /** What the nights before it was decided, or before today, cost; null when it is not backdated. */
  backdated: string | null;
  reason: string;
  evidence: string;
  question: string | null;
  answer: string | null;
  outcome: string | null;
  /** Who did what, and when: "Asked by Ann Bell for the provider, today at 5pm". */
  by: string[];
  /** Whether it is paid for some night from today on. */
  live: boolean;
  extendable: boolean;
  endable: boolean;
  abilities: Record<ChangeAction, boolean>;
};

/**
 * The changes of a placement within the actor's scope, the newest first; none of one that the actor may not see. In a
 * transaction of the caller, beside the placement.
 */
export async function readChanges(tx: Tx, actor: Actor, reference: string): Promise<ChangeRow[]> {
  const rows = await tx.placementChange.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  const [first] = rows;
  if (!first) return [];
  const names = await namesOf(tx, first.placementId);
  const decides: ReadonlyMap<string, unknown> = rows.some(({ state }) => state === "asked")
    ? await changesToDecide(tx, actor, first.placementId)
    : new Map();
  const at = now();
  return rows.map((row) => rowOf(row, { actor, names, decides: decides.has(row.id), at }));
}

type Around = { actor: Actor; names: Map<string, string>; decides: boolean; at: Date };

function rowOf(row: PlacementChange, { actor, names, decides, at }: Around): ChangeRow {
  const today = londonDate(at);
  const [state, what, side] = [row.state as ChangeState, row.what as ChangeWhat, row.side as Side];
  const [from, to, lastNight] = [dayOfColumn(row.fromOn), dayOfColumn(row.toOn), dayOfColumn(row.lastNight)];
  const line = { state, what, from, lastNight };
  const asked = { from, to, weeklyPence: row.weeklyPence };
  const ends = what === "end";
  const says = (done: string, by: string, who: string | null, when: Date | null) => {
    if (when === null) return [];
    const name = names.get(who ?? "");
    return [`${done} by ${name ? `${name} for the ${by}` : `the ${by}`}, ${dayAndTime(when, at)}`];
  };
  const decided = DECIDED[state];
  return {
    id: row.id,
    version: row.version,
    state,
    what,
    side,
    title: changeTitle({ what, kind: row.kind, label: row.label }),
    tag: changeTag(line, side, today),
    weekly: weeklyWords(row.weeklyPence),
    asked: ends
      ? `Nothing is paid for it after ${dayWords(to ?? from)}`
      : `${weeklyWords(row.weeklyPence)}, ${nightsWords(asked)}`,
    whole: ends ? null : wholeWords(asked),
    from,
    to,
    lastNight,
    paid: state === "authorised" && !ends ? nightsWords({ from, to: lastNight }) : null,
    backdated: ends ? null : backdated(asked, { state, lastNight, decidedAt: row.decidedAt }, today),
    reason: row.reason,
    evidence: row.evidence,
    question: row.question,
    answer: row.answer,
    outcome: row.outcome,
    by: [
      ...says("Asked for", side, row.askedById, row.askedAt),
      ...says("Agreed", "provider", row.agreedById, row.agreedAt),
      ...(state === "returned" || row.question !== null
        ? says("Question answered", side, row.answeredById, row.answeredAt)
        : []),
      ...(decided === undefined ? [] : says(decided, "council", row.decidedById, row.decidedAt)),
      ...says(
        state === "declined" ? "Declined" : "Withdrawn",
        side === "council" && state === "declined" ? "provider" : side,
        row.closedById,
        row.closedAt,
      ),
    ],
    live: isPaidFrom(line, today),
    extendable: canBeExtended(line),
    endable: canBeEnded(line, today),
    abilities: changeAbilities(actor, {
      councilId: row.councilId,
      providerId: row.providerId,
      state,
      side,
      decides,
    }),
  };
}

const DECIDED: Partial<Record<ChangeState, string>> = {
  authorised: "Authorised",
  refused: "Refused",
  returned: "Returned with a question",
};

type Decided = { state: ChangeState; lastNight: string | null; decidedAt: Date | null };

/** Of what was authorised as on that day, of what waits as today; what was refused costs nothing. */
function backdated(
  asked: { from: string; to: string | null; weeklyPence: number },
  { state, lastNight, decidedAt }: Decided,
  today: string,
): string | null {
  if (state === "authorised" && decidedAt !== null)
    return backdatedWords({ ...asked, to: lastNight }, londonDate(decidedAt), "it was authorised");
  return state === "proposed" || state === "asked" || state === "returned"
    ? backdatedWords(asked, today, "today")
    : null;
}

/** A function of the database says it to both sides: neither reads the people of the other. */
async function namesOf(tx: Tx, placementId: string): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_changes(${placementId}::uuid)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
