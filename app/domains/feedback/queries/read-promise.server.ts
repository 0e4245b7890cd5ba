import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { placementScope } from "~/domains/agreements/placement/placement.scope.server";
import type { PlacementView } from "~/domains/agreements/queries/view-placement.server";
import { now } from "~/platform/clock.server";
import { keysOf } from "~/platform/forms/options";
import { dayAndTime } from "~/platform/time";
import type { Prisma } from "~prisma/client";
import { PROMISE_POINTS, type PromiseAnswer, type PromisePoint } from "../promise.options";
import { may } from "../promise.policy";
import { toldWords } from "../promise.rules";
import { may as mayOnReferral } from "../verdict.policy";
import { peopleOfFeedback } from "./read-verdicts.server";

/** Whether a placement is what was promised, as it is stored. */
export type PromiseRow = {
  version: number;
  points: { point: PromisePoint; says: PromiseAnswer }[];
  note: string | null;
  recordedBy: string;
  recordedAt: Date;
};
export type PromiseMessageRow = {
  id: string;
  points: string[];
  words: string | null;
  toldBy: string;
  toldAt: Date;
};

/** The order in which messages are read and the last of them is found. */
export const NEWEST_MESSAGE_FIRST: Prisma.PromiseMessageOrderByWithRelationInput[] = [
  { toldAt: "desc" },
  { id: "desc" },
];

type Read = Pick<PlacementView, "reference" | "subject">;

/** What the council recorded of a placement that the caller has read; null for a provider, and where nothing is recorded. */
export async function readPromise(
  tx: Tx,
  actor: Actor,
  { reference, subject }: Read,
): Promise<PromiseRow | null> {
  if (may(actor, "view", subject) !== true) return null;
  const row = await tx.promiseCheck.findFirst({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    include: { points: true },
  });
  if (!row) return null;
  const names = await peopleOfFeedback(tx, row.placementId);
  return {
    version: row.version,
    points: keysOf(PROMISE_POINTS).flatMap((point) => {
      const found = row.points.find((one) => one.point === point);
      return found ? [{ point, says: found.says as PromiseAnswer }] : [];
    }),
    note: row.note,
    recordedBy: names.get(row.recordedById) ?? "a former colleague",
    recordedAt: row.recordedAt,
  };
}

/** What the council told the provider of it, newest first, for both sides. */
export async function readPromiseMessages(
  tx: Tx,
  actor: Actor,
  { reference, subject }: Read,
): Promise<PromiseMessageRow[]> {
  if (mayOnReferral(actor, "view", subject) !== true) return [];
  const rows = await tx.promiseMessage.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    orderBy: NEWEST_MESSAGE_FIRST,
  });
  const [first] = rows;
  const names = first ? await peopleOfFeedback(tx, first.placementId) : new Map<string, string>();
  return rows.map(({ id, points, words, toldById, toldAt }) => ({
    ...{ id, points, words, toldAt },
    toldBy: names.get(toldById) ?? "the council",
  }));
}

/** One of these messages as pages show it. */
export type PromiseMessageView = {
  id: string;
  points: string[];
  title: string;
  words: string | null;
  by: string;
};

/** The same messages, in words. */
export async function viewPromiseMessages(
  tx: Tx,
  actor: Actor,
  placement: Read,
): Promise<PromiseMessageView[]> {
  const rows = await readPromiseMessages(tx, actor, placement);
  return rows.map(({ id, points, words, toldBy, toldAt }) => ({
    ...{ id, points, words },
    title: toldWords(points),
    by: `${toldBy}, ${dayAndTime(toldAt, now())}`,
  }));
}
