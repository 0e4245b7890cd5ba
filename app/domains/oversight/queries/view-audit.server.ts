import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { RefusedPage, read, type Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { refusalOf } from "~/platform/refusal";
import { absoluteDayAndTime } from "~/platform/time";
import { may } from "../audit.policy";
import type { ReadFilters } from "../audit.schema";
import { auditWords } from "../audit-words.rules";
import { unusualWords } from "../unusual-looks.rules";
import {
  type FoundRow,
  type RecordFilters,
  type RecordKey,
  readRecord,
  recordKey,
} from "./read-record.server";
import { listUnusualLooks } from "./unusual-looks.server";

export type AuditRow = {
  id: string;
  when: string;
  person: string;
  organisation: string;
  what: string;
  reference: string | null;
};
export type UnusualRow = {
  key: string;
  person: string;
  when: string;
  what: string;
  often: string;
  references: string[];
};
export type AuditView = {
  rows: AuditRow[];
  next: string | null;
  people: { id: string; name: string }[];
  unusual: UnusualRow[];
  /** Until when the record is sealed, in words; null while nothing is. */
  sealed: string | null;
  errors: ReadFilters["errors"];
};

export const PAGE_SIZE = 50;
/** More than any organisation of the region has had people. */
const MAX_PEOPLE = 2_000;

/** The audit log of the actor's organisation. Throws 403, and records the try, for whoever is no admin there. */
export function viewAudit(
  actor: Actor,
  { filters, errors, typed }: ReadFilters,
  after: RecordKey | undefined,
): Promise<AuditView> {
  return read(actor, async (tx) => {
    const allowed = may(actor, "read", actor);
    if (allowed !== true) throw new RefusedPage(refusalOf(allowed, { tried: "audit" }));
    const found = { ...errors };
    const narrowed = await withReferral(tx, actor, filters);
    if (!narrowed)
      found.reference = `There is no referral ${typed.reference.toUpperCase()} in your organisation`;
    // What cannot be meant finds nothing, rather than everything.
    const wrong = Object.keys(found).length > 0;
    const page =
      wrong || !narrowed
        ? { rows: [], more: false }
        : await readRecord(tx, actor, narrowed, { take: PAGE_SIZE, after });
    const first = !after && !wrong && Object.keys(filters).length === 0;
    const [seal] = await tx.$queryRaw<{ at: Date | null }[]>`select max(sealed_at) as at from audit_seals`;
    const last = page.rows.at(-1);
    return {
      rows: await inWords(tx, actor, page.rows),
      next: page.more && last ? recordKey(last) : null,
      people: await peopleOf(tx, actor),
      unusual: first && actor.kind === "council" ? await unusual(tx, actor) : [],
      sealed: seal?.at ? absoluteDayAndTime(seal.at, now()) : null,
      errors: found,
    };
  });
}

/** The filters with the referral's id; undefined when the organisation has none of that reference. */
export async function withReferral(
  tx: Tx,
  actor: Actor,
  { reference, ...rest }: ReadFilters["filters"],
): Promise<RecordFilters | undefined> {
  if (!reference) return rest;
  const where = { reference };
  const found =
    actor.kind === "council"
      ? await tx.referral.findFirst({
          where: { ...where, councilId: actor.organisationId },
          select: { id: true },
        })
      : actor.kind === "provider"
        ? await tx.delivery
            .findFirst({
              where: { ...where, providerId: actor.organisationId },
              select: { referralId: true },
            })
            .then((delivery) => delivery && { id: delivery.referralId })
        : null;
  return found ? { ...rest, referralId: found.id } : undefined;
}

/** Rows as an admin reads them: names, references and words, nothing that says who a child is. */
export async function inWords(tx: Tx, actor: Actor, rows: readonly FoundRow[]): Promise<AuditRow[]> {
  const ids = (pick: (row: FoundRow) => string | null) => [
    ...new Set(rows.map(pick).filter((id): id is string => id !== null)),
  ];
  const people = await namesOfPeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  const organisations = await tx.organisation.findMany({
    where: { id: { in: ids(({ organisationId }) => organisationId) } },
    select: { id: true, name: true },
  });
  const references = await referencesOf(
    tx,
    actor,
    ids(({ referralId }) => referralId),
  );
  const at = now();
  return rows.map((row) => ({
    id: row.id,
    when: absoluteDayAndTime(row.at, at),
    person: row.personId === null ? "Homeward" : (people.get(row.personId)?.name ?? "Somebody who has left"),
    organisation: organisations.find(({ id }) => id === row.organisationId)?.name ?? "",
    what: auditWords(row, actor.kind === "provider" ? "provider" : "council"),
    reference: row.referralId === null ? null : (references.get(row.referralId) ?? null),
  }));
}

export async function referencesOf(tx: Tx, actor: Actor, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0 || actor.kind === "region") return new Map();
  if (actor.kind === "council") {
    const rows = await tx.referral.findMany({
      where: { id: { in: ids }, councilId: actor.organisationId },
      select: { id: true, reference: true },
    });
    return new Map(rows.map(({ id, reference }) => [id, reference]));
  }
  const rows = await tx.delivery.findMany({
    where: { referralId: { in: ids }, providerId: actor.organisationId },
    select: { referralId: true, reference: true },
  });
  return new Map(rows.map(({ referralId, reference }) => [referralId, reference]));
}

async function peopleOf(tx: Tx, actor: Actor): Promise<AuditView["people"]> {
  const rows = await tx.membership.findMany({
    where: { organisationId: actor.organisationId },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: [{ person: { name: "asc" } }],
    take: MAX_PEOPLE,
  });
  return [
    ...new Map(rows.map(({ personId, person }) => [personId, { id: personId, name: person.name }])).values(),
  ];
}

async function unusual(tx: Tx, actor: Actor): Promise<UnusualRow[]> {
  const found = await listUnusualLooks(tx, actor);
  const people = await namesOfPeople(
    tx,
    found.map(({ personId }) => personId),
  );
  const references = await referencesOf(tx, actor, [
    ...new Set(found.flatMap(({ referralIds }) => referralIds)),
  ]);
  const at = now();
  return found.map((one) => ({
    key: `${one.kind} ${one.personId} ${one.to.getTime()} ${one.referralIds[0] ?? ""}`,
    person: people.get(one.personId)?.name ?? "Somebody who has left",
    when: absoluteDayAndTime(one.to, at),
    ...unusualWords(one),
    references: one.referralIds.flatMap((id) => references.get(id) ?? []).slice(0, 10),
  }));
}
