import type { Actor, OrganisationKind } from "~/domains/access/actor";
import { requirePerson } from "~/domains/access/require-person.server";
import { isRoleOf } from "~/domains/access/roles";
import { tokenOf } from "~/domains/access/session.server";
import { kindOfAddress } from "~/paths/kind-of-address";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { notFound } from "~/platform/not-found.server";

/** The actor with how many organisations the person could act for, and how many ask them to. */
export type ActingPerson = Actor & {
  readonly organisationCount: number;
  readonly invitationCount: number;
  /** Of a provider: confirmed, or not yet. */
  readonly standing: string;
};

type Args = { request: Request; params: { slug?: string | undefined } };

/** Whose pages a module makes: one kind of organisation, or each of several under an address of its own. */
export type Kinds = OrganisationKind | readonly OrganisationKind[];

/** The kind that the address names; 404 where the module is none of that kind's. */
function kindAmong(kinds: readonly OrganisationKind[], request: Request): OrganisationKind {
  const kind = kindOfAddress(new URL(request.url).pathname);
  return kind !== undefined && kinds.includes(kind) ? kind : notFound();
}

/** Reads in hand: the layout and the page under it ask at the same moment, and once is enough. */
const asking = new Map<string, Promise<ActingPerson>>();

/**
 * Who is asking and for which organisation: session and address together. Thrown otherwise: without a session
 * the way to sign in (a form is kept), 404 when the organisation is unknown or not theirs (any more).
 */
export function requireActor({ request, params }: Args, kinds: Kinds): Promise<ActingPerson> {
  const kind = typeof kinds === "string" ? kinds : kindAmong(kinds, request);
  const slug = params.slug ?? "";
  const ask = async () => resolve(await requirePerson(request), kind, slug);
  const token = tokenOf(request);
  if (!token || request.method !== "GET") return ask();
  const key = [token, request.url, kind, slug].join(" ");
  const known = asking.get(key);
  if (known) return known;
  const asked = ask().finally(() => asking.delete(key));
  asking.set(key, asked);
  return asked;
}

type Row = {
  organisation_id: string;
  slug: string;
  organisation: string;
  name: string;
  roles: string[];
  organisations: number;
  invitations: number;
  standing: string;
};

/**
 * Under the role of the address's kind and without an organisation set: row security then shows the person's own
 * memberships and nothing else.
 */
async function resolve(personId: string, kind: OrganisationKind, slug: string): Promise<ActingPerson> {
  const [[row]] = await pipelined(kind, { "app.person_id": personId }, (sql) => [
    sql<Row[]>`
      with mine as materialized (
        select person_id, organisation_id, roles, started_at from access.memberships
         where person_id = ${personId} and ended_at is null)
      select o.id as organisation_id, o.slug, o.name as organisation, p.name, m.roles, o.standing,
             (select count(*)::int from mine) as organisations,
             (select count(*)::int from access.invitations i
               where i.email = p.email and i.state = 'waiting' and i.expires_at > ${now()}) as invitations
        from mine m
        join access.organisations o on o.id = m.organisation_id
        join access.people p on p.id = m.person_id
       where o.kind = ${kind}
         and (${kind} = 'region' or o.slug = ${slug})
       order by m.started_at
       limit 1`,
  ]);
  if (!row) return notFound();
  return {
    kind,
    personId,
    personName: row.name,
    organisationId: row.organisation_id,
    organisationSlug: row.slug,
    organisationName: row.organisation,
    roles: row.roles.filter((role) => isRoleOf(kind, role)),
    organisationCount: row.organisations,
    invitationCount: row.invitations,
    standing: row.standing,
  };
}
