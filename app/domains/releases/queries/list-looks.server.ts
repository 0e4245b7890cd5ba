import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { lookWords, ownLookWords } from "../release.rules";
import { lookScope } from "../release.scope.server";
import { ownLooks } from "./own-looks.server";

export type LookRow = {
  id: string;
  at: Date;
  person: string;
  organisation: string;
  stage: 1 | 2;
  what: string;
};

/** Where to go on: `moment.id` of the last row that was read. */
export type LookKey = { at: Date; id: string };

export function readLookKey(text: string | null): LookKey | undefined {
  const match = /^(\d{1,15})\.(.+)$/.exec(text ?? "");
  const at = new Date(Number(match?.[1]));
  return match && isId(match[2]) && !Number.isNaN(at.getTime()) ? { at, id: match[2] } : undefined;
}

export function lookKey(row: Pick<LookRow, "at" | "id">): string {
  return `${row.at.getTime()}.${row.id}`;
}

/**
 * Who saw what of a referral, newest first: looks of people at providers (stage 1 and 2) and of the council's own
 * people at who the child is, at the text with names in it and by comparing with it. `take` rows and whether there are more.
 */
export async function listLooks(
  tx: Tx,
  actor: Actor,
  referralId: string,
  { take, after }: { take: number; after?: LookKey },
): Promise<{ rows: LookRow[]; more: boolean }> {
  const from = after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {};
  const order = [{ at: "desc" as const }, { id: "desc" as const }];
  const told = await tx.informationLook.findMany({
    where: { AND: [lookScope(actor), { referralId }, from] },
    select: { id: true, at: true, personId: true, providerId: true, stage: true, what: true },
    orderBy: order,
    take: take + 1,
  });
  const own = await ownLooks(tx, actor, referralId, { take: take + 1, after });
  const people = await namesOfPeople(
    tx,
    [...told, ...own].map(({ personId }) => personId),
  );
  const providers = await tx.organisation.findMany({
    where: { id: { in: [...new Set(told.map(({ providerId }) => providerId))] } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string) => people.get(id)?.name ?? "Somebody who has left";
  const rows = [
    ...told.map(
      (look): LookRow => ({
        id: look.id,
        at: look.at,
        person: nameOf(look.personId),
        organisation: providers.find(({ id }) => id === look.providerId)?.name ?? "A provider",
        stage: look.stage === 2 ? 2 : 1,
        what: lookWords(look),
      }),
    ),
    ...own.map(
      (look): LookRow => ({
        id: look.id,
        at: look.at,
        person: nameOf(look.personId),
        organisation: actor.organisationName,
        stage: 2,
        what: ownLookWords(look),
      }),
    ),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  return { rows: rows.slice(0, take), more: rows.length > take };
}
