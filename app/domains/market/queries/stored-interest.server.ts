import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/platform/database/transaction.server";
import { isId } from "~/platform/ids";
import { dayOfColumn } from "~/platform/time";
import { asInterestState, type InterestState } from "../interests/interest.machine";
import { interestsScope } from "../interests/interest.scope.server";

/** A provider's interest as commands and pages need it, with the published title of what it is about. */
export type StoredInterest = {
  id: string;
  councilId: string;
  providerId: string;
  council: string;
  councilSlug: string;
  provider: string;
  /** Of the intention, as it was published when the interest was submitted. */
  title: string;
  statementNumber: number;
  beds: number;
  place: string;
  /** ISO. */
  openBy: string;
  needed: string;
  submittedById: string;
  submittedAt: Date;
  state: InterestState;
  stateSince: Date;
  waitsSince: Date | null;
  answeredAt: Date | null;
  version: number;
};

const SHOWN = {
  id: true,
  councilId: true,
  providerId: true,
  statementNumber: true,
  beds: true,
  place: true,
  openBy: true,
  needed: true,
  submittedById: true,
  submittedAt: true,
  state: true,
  stateSince: true,
  waitsSince: true,
  answeredAt: true,
  version: true,
} as const;

/** One of the actor's organisation by its id; null where there is none, or it is another's. */
export async function findInterest(
  tx: Tx,
  actor: Actor,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredInterest | null> {
  if (!isId(id)) return null;
  if (lock) await tx.$queryRaw`select id from intention_interests where id = ${id}::uuid for no key update`;
  const [found] = await interestsWhere(tx, { ...interestsScope(actor), id }, 1);
  return found ?? null;
}

type Where = NonNullable<Parameters<Tx["intentionInterest"]["findMany"]>[0]>["where"];

/** Those of a where within the scope: what waits for the council first, the oldest of them before the others; then the newest. */
export async function interestsWhere(
  tx: Tx,
  where: NonNullable<Where>,
  take: number,
): Promise<StoredInterest[]> {
  const rows = await tx.intentionInterest.findMany({
    where,
    orderBy: [{ waitsSince: { sort: "asc", nulls: "last" } }, { stateSince: "desc" }, { id: "asc" }],
    take,
    select: SHOWN,
  });
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const titles = await tx.$queryRaw<{ id: string; title: string | null }[]>`
    with published as materialized (
      select v.council_id, v.number, v.content::jsonb as content from statement_versions v
       where (v.council_id, v.number) in (
         select i.council_id, i.statement_number from intention_interests i where i.id = any(${ids}::uuid[])))
    select i.id, jsonb_path_query_first(p.content, '$.sections[*].blocks[*] ? (@.key == $key)',
             jsonb_build_object('key', i.block_id::text)) ->> 'title' as title
      from intention_interests i join published p on p.council_id = i.council_id and p.number = i.statement_number
     where i.id = any(${ids}::uuid[])`;
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [...new Set(rows.flatMap(({ councilId, providerId }) => [councilId, providerId]))] } },
    select: { id: true, name: true, slug: true },
  });
  const named = new Map(organisations.map((one) => [one.id, one]));
  const titled = new Map(titles.map(({ id, title }) => [id, title]));
  return rows.map((row) => ({
    ...row,
    council: named.get(row.councilId)?.name ?? "A council",
    councilSlug: named.get(row.councilId)?.slug ?? "",
    provider: named.get(row.providerId)?.name ?? "A provider",
    title: titled.get(row.id) ?? "A commissioning intention",
    openBy: dayOfColumn(row.openBy) ?? "",
    state: asInterestState(row.state),
  }));
}

/** Who submitted these and who wrote, by name; neither side reads the people of the other. */
export async function peopleOfInterests(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from public.people_of_interests(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
