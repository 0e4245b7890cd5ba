import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { Actor, OrganisationKind } from "../../app/domains/access/actor.ts";
import type { SeriesInput } from "../../app/domains/forums/forum.schema.ts";
import { type Project, worldFolder } from "./ports.ts";

/**
 * What a story finds when it begins, made through the portal's own commands in the world of the project: a search
 * under way, an offer, a colleague. A story tells the rest through the pages.
 */
export type Scene = {
  /** A person as they act for one organisation. */
  actor(email: string, slug: string): Promise<Actor>;
  /** A search that the homes in an area were asked in; gives its reference. */
  searching(broker: Actor, search?: Search): Promise<string>;
  /** A referral that is written and checked, and has gone to nobody. */
  checked(broker: Actor, search?: Search): Promise<string>;
  /** A referral with nothing on its pages yet. */
  begun(broker: Actor): Promise<string>;
  /** An offer for the home of that name, sent to the council; gives its reference. */
  offered(officer: Actor, reference: string, home: string, weekly?: string): Promise<string>;
  preferred(broker: Actor, reference: string, offer: string): Promise<{ authorisationId: string }>;
  authorised(head: Actor, authorisationId: string): Promise<void>;
  /** From a submitted or shortlisted offer to its acceptance. */
  accepted(broker: Actor, head: Actor, reference: string, offer: string): Promise<void>;
  /** A published forum that begins so many minutes from now, with these people booked; gives its reference. */
  forum(commissioner: Actor, forum?: { starts?: number; dates?: number; booked?: Booked[] }): Promise<string>;
  /** Published dates of a series of forums; gives their references, the first first. */
  forumDates(by: Actor, series: Partial<SeriesInput>): Promise<string[]>;
  /** The secret in the mails about a booking. */
  passOf(bookingId: string): string;
  /** The id of a service by the name that its provider gives it. */
  home(name: string): Promise<string>;
  /** Whoever sent an offer confirms that its home has one place free now, whatever other stories were given there. */
  hasPlace(offer: string): Promise<void>;
  /** A colleague with a password, who is in no list of the demo and may be removed. */
  newcomer(slug: string, name: string, roles: Actor["roles"]): Promise<{ email: string; password: string }>;
  /** A session of somebody who has given all that is asked of them, and will not be asked again: its token. */
  session(email: string): Promise<string>;
  /** What they confirmed lies back too long: the next page that needs it asks again. */
  confirmedLongAgo(email: string): Promise<void>;
  /** The sessions of a person run out, as if an hour without a request had gone by. */
  endByTime(email: string): Promise<void>;
  /** Rows of one statement, past every wall. */
  rows<T extends object>(statement: string, values?: (string | number)[]): Promise<T[]>;
};

/** Somebody at a forum: who books, and for whom. */
export type Booked = { by: Actor; name?: string; email?: string };

export type Search = {
  /** Chosen councils by their code; the region without. */
  councils?: string[];
  pages?: Record<string, Record<string, unknown>>;
  /** What the page of the child says besides the example. */
  child?: Record<string, unknown>;
};

/** The area of Wolverhampton: a handful of homes, so that a story asks few. */
export const WOLVERHAMPTON = "E08000031";
export const STAFFORDSHIRE = "E10000028";

/** Reads the environment of a world before anything of the portal is loaded: some of it is read only once. */
export async function openScene(project: Project): Promise<{ scene: Scene; close: () => Promise<void> }> {
  const file = join(worldFolder(project), "environment.json");
  Object.assign(process.env, JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  const [
    clients,
    deliveries,
    referrals,
    decisions,
    people,
    kinds,
    create,
    forums,
    booking,
    secrets,
    sessions,
    places,
    vacancies,
  ] = await Promise.all([
    import("../../app/platform/database/clients.server.ts"),
    import("../../prisma/factories/deliveries.ts"),
    import("../../prisma/factories/referrals.ts"),
    import("../../prisma/factories/decisions.ts"),
    import("../../prisma/scenarios/demo-people.ts"),
    import("../../app/domains/access/roles.ts"),
    import("../../app/domains/referrals/commands/create-referral.server.ts"),
    import("../../prisma/factories/forums.ts"),
    import("../../app/domains/forums/commands/book-seats.server.ts"),
    import("../../app/domains/forums/forum-secrets.server.ts"),
    import("../../app/domains/access/session.server.ts"),
    import("../../app/domains/providers/commands/change-vacancy.server.ts"),
    import("../../app/domains/providers/queries/view-vacancy.server.ts"),
  ]);
  const owner = clients.sqlFor("owner");
  const everything = postgres(process.env.HOMEWARD_E2E_DATABASE ?? "", { max: 1, onnotice: () => undefined });
  const actor = async (email: string, slug: string): Promise<Actor> => {
    const [row] = await owner<Row[]>`
      select p.id as person, p.name, o.id as organisation, o.name as called, o.kind, m.roles
        from access.people p join access.memberships m on m.person_id = p.id and m.ended_at is null
        join access.organisations o on o.id = m.organisation_id
       where p.email = ${email} and o.slug = ${slug}`;
    if (!row) throw new Error(`${email} does not work for ${slug}.`);
    return {
      kind: row.kind,
      personId: row.person,
      personName: row.name,
      organisationId: row.organisation,
      organisationSlug: slug,
      organisationName: row.called,
      roles: row.roles.filter((role) => kinds.isRoleOf(row.kind, role)),
    };
  };
  const home = async (name: string) => {
    const [row] = await everything<{ id: string }[]>`
      select service_id as id from declarations where display_name = ${name}`;
    if (!row) throw new Error(`No home calls itself ${name}.`);
    return row.id;
  };
  /** Whoever sent an offer confirms that its home has one place free now. */
  const confirmPlace = async (offer: string) => {
    const [sender] = await everything<{ email: string; slug: string; home: string }[]>`
      select p.email, g.slug, o.service_id as home
        from offers o join offer_versions v on v.offer_id = o.id and v.number = o.version_number
        join access.people p on p.id = v.submitted_by_id join access.organisations g on g.id = o.provider_id
       where o.reference = ${offer}`;
    if (!sender) throw new Error(`Nobody has sent ${offer}.`);
    const officer = await actor(sender.email, sender.slug);
    const { expected } = await vacancies.viewVacancy(officer, sender.home);
    await places.changeVacancy(officer, { serviceId: sender.home, expected, places: 1 });
  };
  const scene: Scene = {
    actor,
    home,
    forumDates: forums.publishedForum,
    passOf: secrets.passOf,
    checked: async (broker, { pages, child } = {}) =>
      (await referrals.checkedReferral(broker, { pages, child })).reference,
    searching: async (broker, { councils = [WOLVERHAMPTON], pages, child } = {}) => {
      const area =
        councils.length > 0 ? { kind: "councils" as const, codes: councils } : { kind: "region" as const };
      return (await deliveries.publishedReferral(broker, { area }, { pages, child })).reference;
    },
    begun: async (broker) => {
      const made = await create.createReferral(broker, { brokerId: broker.personId });
      if (!made.ok) throw new Error(`No referral was begun: ${made.error.kind}`);
      return made.value.reference;
    },
    offered: async (officer, reference, name, weekly) =>
      decisions.sentOffer(officer, { reference, serviceId: await home(name) }, weekly ? { weekly } : {}),
    hasPlace: confirmPlace,
    preferred: (broker, reference, offer) => decisions.preferredOffer(broker, { reference, offer }),
    authorised: async (head, id) => void (await decisions.authorised(head, id)),
    accepted: async (broker, head, reference, offer) => {
      await decisions.authorisedOffer(broker, head, { reference, offer });
      const first = await decisions.accept(broker, { reference, offer });
      if (first.ok) return;
      // Other stories were given the places that this home had: it confirms one more, as its council would ask it to.
      if (first.error.kind !== "not-now") throw new Error(`Not accepted: ${first.error.kind}`);
      await confirmPlace(offer);
      const second = await decisions.accept(broker, { reference, offer });
      if (!second.ok) throw new Error(`Not accepted: ${JSON.stringify(second.error)}`);
    },
    forum: async (commissioner, { starts = 0, dates = 1, booked = [] } = {}) => {
      const [reference = ""] = await forums.publishedForum(commissioner, { dates });
      for (const { by, name, email } of booked) {
        const one = name && email ? { name, email } : { personId: by.personId };
        forums.must(await booking.bookSeats(by, { reference, people: [one], waitIfFull: false }));
      }
      await everything`
        update forum_dates set starts_at = now() + ${`${starts} minutes`}::interval, ends_at = now() + ${`${starts + 120} minutes`}::interval,
               opens_at = now() - interval '30 days', closes_at = now() + ${`${starts} minutes`}::interval
         where reference = ${reference}`;
      return reference;
    },
    newcomer: async (slug, name, roles) => {
      const [organisation] = await owner<{ name: string; kind: OrganisationKind }[]>`
        select name, kind from access.organisations where slug = ${slug}`;
      if (!organisation) throw new Error(`There is no ${slug}.`);
      await people.demoMember({ slug, ...organisation }, { name, roles: [...roles] });
      return { email: people.demoEmail(name, slug), password: people.DEMO_PASSWORD };
    },
    session: async (email) => {
      const [person] = await everything<{ id: string; factors: number }[]>`
        select p.id, (select count(*)::int from auth.factors f where f.person_id = p.id and f.active) as factors
          from access.people p where p.email = ${email}`;
      if (!person) throw new Error(`Nobody has the address ${email}.`);
      const asked = { url: process.env.APP_URL ?? "", headers: new Headers() };
      const cookie = await sessions.startSession(asked, person.id, person.factors > 0 ? "given" : "none");
      await everything`update auth.sessions set confirmed_at = now() + interval '1 day'
        where person_id = ${person.id} and started_at = (select max(started_at) from auth.sessions where person_id = ${person.id})`;
      return /=([\w-]{43})/.exec(cookie)?.[1] ?? "";
    },
    confirmedLongAgo: async (email) => {
      await everything`update auth.sessions s set confirmed_at = s.started_at - interval '1 hour'
        from access.people p where p.id = s.person_id and p.email = ${email}`;
    },
    endByTime: async (email) => {
      await everything.begin(async (tx) => {
        await tx`update auth.sessions s set expires_at = now() - interval '1 minute'
          from access.people p where p.id = s.person_id and p.email = ${email}`;
      });
    },
    rows: async <T extends object>(statement: string, values: (string | number)[] = []) => [
      ...(await everything.unsafe<T[]>(statement, values)),
    ],
  };
  const close = async () => {
    await everything.end();
    await clients.closeDatabase();
  };
  return { scene, close };
}

type Row = {
  person: string;
  name: string;
  organisation: string;
  called: string;
  kind: OrganisationKind;
  roles: string[];
};
