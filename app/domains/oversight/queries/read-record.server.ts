import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { kindsIn } from "~/domains/timeline/timeline.rules";
import { isId } from "~/platform/ids";
import { Prisma } from "~prisma/client";
import type { AuditFilters } from "../audit.schema";
import { isLogGroup } from "../audit-kinds.rules";
import type { RecordRow } from "../audit-words.rules";

/** Where to go on: the last row that was read. */
export type RecordKey = { at: Date; id: string };

export type FoundRow = RecordRow & {
  id: string;
  at: Date;
  personId: string | null;
  organisationId: string | null;
  referralId: string | null;
};

export function readRecordKey(text: string | null): RecordKey | undefined {
  const match = /^(\d{1,15})\.(.+)$/.exec(text ?? "");
  const at = new Date(Number(match?.[1]));
  return match && isId(match[2]) && !Number.isNaN(at.getTime()) ? { at, id: match[2] } : undefined;
}

export function recordKey({ at, id }: RecordKey): string {
  return `${at.getTime()}.${id}`;
}

/** Filters with the referral found, which the asking organisation may know. */
export type RecordFilters = Omit<AuditFilters, "reference"> & { referralId?: string };

/**
 * Rows of the record of the actor's own organisation, newest first: events that are meant for it, and the looks that
 * its people, or at its children somebody else's people, took. `take` rows and whether there are more.
 */
export async function readRecord(
  tx: Tx,
  actor: Actor,
  filters: RecordFilters,
  { take, after }: { take: number; after?: RecordKey | undefined },
): Promise<{ rows: FoundRow[]; more: boolean }> {
  const parts = sources(actor, filters).map(
    ({ select, from, where }) => Prisma.sql`(
      select ${select} from ${from} where ${where} and ${narrowed(filters, after)}
       order by r.at desc, r.id desc limit ${take + 1})`,
  );
  if (parts.length === 0) return { rows: [], more: false };
  const rows = await tx.$queryRaw<FoundRow[]>`
    select * from (${Prisma.join(parts, " union all ")}) found order by at desc, id desc limit ${take + 1}`;
  return { rows: rows.slice(0, take), more: rows.length > take };
}

type Source = { select: Prisma.Sql; from: Prisma.Sql; where: Prisma.Sql };

function sources(actor: Actor, filters: RecordFilters): Source[] {
  const { kind } = filters;
  const org = actor.organisationId;
  const list: Source[] = [];
  if (!kind || isLogGroup(kind)) list.push(events(actor, filters));
  if (actor.kind === "council" && (!kind || kind === "identity" || kind === "comparison"))
    list.push({
      select: Prisma.sql`'look' as source, r.id, r.at, r.purpose as kind, r.person_id as "personId", r.council_id as "organisationId",
        c.referral_id as "referralId", null as "from", null as "to", null as reason,
        jsonb_build_object('texts', to_jsonb(r) -> 'texts', 'findings', to_jsonb(r) -> 'findings') as data`,
      // A child of several referrals is shown under the newest.
      from: Prisma.sql`vault.looks r left join lateral (
        select rc.referral_id from referral_children rc where rc.identity_id = r.identity_id
          ${filters.referralId ? Prisma.sql`and rc.referral_id = ${filters.referralId}::uuid` : Prisma.empty}
         order by rc.referral_id desc limit 1) c on true`,
      where: Prisma.sql`r.council_id = ${org}::uuid
        ${filters.referralId ? Prisma.sql`and c.referral_id is not null` : Prisma.empty}
        ${kind === "identity" ? Prisma.sql`and r.purpose <> 'comparison'` : kind ? Prisma.sql`and r.purpose = 'comparison'` : Prisma.empty}`,
    });
  if (actor.kind !== "region" && (!kind || kind === "identity" || kind === "detail"))
    list.push({
      select: Prisma.sql`'information-look' as source, r.id, r.at, r.what as kind, r.person_id as "personId", r.provider_id as "organisationId",
        r.referral_id as "referralId", null as "from", null as "to", null as reason, '{}'::jsonb as data`,
      from: Prisma.sql`information_looks r`,
      where: Prisma.sql`${actor.kind === "council" ? Prisma.sql`r.council_id` : Prisma.sql`r.provider_id`} = ${org}::uuid
        ${filters.referralId ? Prisma.sql`and r.referral_id = ${filters.referralId}::uuid` : Prisma.empty}
        ${kind === "identity" ? Prisma.sql`and r.what = 'identity'` : kind ? Prisma.sql`and r.what <> 'identity'` : Prisma.empty}`,
    });
  return list;
}

function events(actor: Actor, { kind, referralId }: RecordFilters): Source {
  const org = actor.organisationId;
  const own = {
    council: Prisma.sql`r.council_id = ${org}::uuid and r.audience in ('council', 'both')`,
    provider: Prisma.sql`r.provider_id = ${org}::uuid and r.audience in ('provider', 'both')`,
    // The hub has no column of its own: what its people did for nobody else, and what happened to itself.
    region: Prisma.sql`r.council_id is null and (r.subject_id = ${org}::uuid or r.person_id in (
      select m.person_id from access.memberships m where m.organisation_id = ${org}::uuid))`,
  }[actor.kind];
  const kinds = kind && isLogGroup(kind) ? kindsIn(kind) : [];
  return {
    select: Prisma.sql`'event' as source, r.id, r.at, r.kind, r.person_id as "personId",
      ${actor.kind === "council" ? Prisma.sql`r.provider_id` : Prisma.sql`r.council_id`} as "organisationId",
      r.referral_id as "referralId", r.from_state as "from", r.to_state as "to", r.reason, r.data`,
    from: Prisma.sql`events r`,
    where: Prisma.sql`${own}
      ${referralId ? Prisma.sql`and r.referral_id = ${referralId}::uuid` : Prisma.empty}
      ${kinds.length > 0 ? Prisma.sql`and r.kind in (${Prisma.join(kinds)})` : Prisma.empty}`,
  };
}

/** What narrows every source alike. */
function narrowed({ person, from, until }: RecordFilters, after: RecordKey | undefined): Prisma.Sql {
  const conditions = [
    Prisma.sql`true`,
    person && Prisma.sql`r.person_id = ${person}::uuid`,
    from && Prisma.sql`r.at >= ${from}`,
    until && Prisma.sql`r.at < ${until}`,
    after && Prisma.sql`(r.at, r.id) < (${after.at}, ${after.id}::uuid)`,
  ].filter((one): one is Prisma.Sql => typeof one === "object");
  return Prisma.join(conditions, " and ");
}
