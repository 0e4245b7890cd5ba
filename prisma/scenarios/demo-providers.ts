import type { Actor } from "~/domains/access/actor";
import type { AlertKind } from "~/domains/providers/alert.rules";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { addDays, londonDate } from "~/platform/time";
import { admittedProvider, alert, declared, onboardedProvider, vacancy } from "../factories/providers.ts";
import { changeSettingsNow } from "../factories/settings.ts";
import type { DemoCouncils } from "./demo-councils.ts";
import { DEMO_PROVIDERS, type Founding } from "./demo-founding.ts";
import { DEMO_HOMES, type DemoHome } from "./demo-homes.ts";
import { demoEmail, membersOf } from "./demo-people.ts";
import { done } from "./demo-search.ts";
import { hoursAgo, type Story } from "./demo-time.ts";

type People<F extends Founding> = { [K in keyof F["people"]]: Actor };
/** A provider of the demo: its people as actors, and the ids of its services by the name they told us. */
export type DemoProvider<F extends Founding = Founding> = {
  people: People<F>;
  home: (name: string) => string;
};

async function servicesOf(owner: string): Promise<string[]> {
  const rows = await sqlFor("owner")<{ id: string }[]>`
    select id from services where owner_name = ${owner} order by registration_number`;
  if (rows.length === 0) throw new Error(`${owner} is not in the register.`);
  return rows.map(({ id }) => id);
}

/** The key of an owner, as the address of its page has it. */
async function ownerOf(owner: string): Promise<string> {
  const [row] = await sqlFor("owner")`select owner_key from services where owner_name = ${owner} limit 1`;
  if (!row) throw new Error(`${owner} is not in the register.`);
  return row.owner_key;
}

/** Brought on from the register; its first admin invites nobody: the others are made as the councils' people are. */
async function brought<F extends Founding>(founding: F, councils: DemoCouncils): Promise<DemoProvider<F>> {
  const { slug, name, owner, phone, outOfHoursPhone, council, everybodyLeft } = founding;
  const services = await servicesOf(owner);
  const first = Object.entries<Founding["people"][string]>(founding.people).find(([, person]) =>
    person.roles.includes("provider-admin"),
  );
  if (!first) throw new Error(`${name} has no admin.`);
  const [key, person] = first;
  const by = council ? councils[council].commissioner : councils.hub.officer;
  const email = demoEmail(person.name, slug);
  const { admin } = await onboardedProvider(by, {
    services,
    organisation: name,
    name: person.name,
    email,
    // The hub brings them on, so a council says the second word.
    confirmedBy: councils.wolverhampton.commissioner,
  });
  if (admin.organisationSlug !== slug) throw new Error(`${name} is at ${admin.organisationSlug}.`);
  if (everybodyLeft) {
    // No command lets the last admin go, and life does.
    await sqlFor("owner")`
      update access.memberships set ended_at = ${now()} where organisation_id = ${admin.organisationId}`;
    return { people: { [key]: admin } as People<F>, home: () => "" };
  }
  const people = await membersOf({ slug, name, kind: "provider" }, { [key]: person, ...founding.people });
  if (person.roles.length > 1)
    // Nobody gives roles to themselves; these were there before the portal.
    await sqlFor("owner")`
      update access.memberships set roles = ${[...person.roles]}, version = version + 1
       where organisation_id = ${admin.organisationId} and person_id = ${admin.personId}`;
  await done(`The numbers of ${name}`, changeSettingsNow(admin, { phone, outOfHoursPhone }));
  const homes = DEMO_HOMES[owner] ?? [];
  for (const [index, home] of homes.entries()) {
    const service = services[index];
    if (service) await tell(admin, service, home);
  }
  return {
    people: people as People<F>,
    home: (wanted) => {
      const id = services[homes.findIndex((home) => home.name === wanted)];
      if (!id) throw new Error(`${name} has no ${wanted}.`);
      return id;
    },
  };
}

async function tell(admin: Actor, serviceId: string, home: DemoHome): Promise<void> {
  const { name, ages, genders, needs, notNeeds, outcode, notes } = home;
  await declared(admin, serviceId, {
    displayName: name,
    outcode,
    notes,
    ...(ages ? { ages: [...ages], statementOn: addDays(londonDate(now()), -100) } : {}),
    genders: [...(genders ?? [])],
    needs: [...(needs ?? [])],
    notNeeds: [...(notNeeds ?? [])],
  });
}

/** Who brought whom on, three weeks before the demo opens; the rest of the register waits to be invited. */
export async function demoProviders(councils: DemoCouncils) {
  // One after the other: bringing on is one at a time in the database as well, and who waits there holds a connection.
  const made: (readonly [string, DemoProvider])[] = [];
  for (const [key, founding] of Object.entries<Founding>(DEMO_PROVIDERS))
    made.push([key, await brought(founding, councils)]);
  return Object.fromEntries(made) as unknown as {
    [K in keyof typeof DEMO_PROVIDERS]: DemoProvider<(typeof DEMO_PROVIDERS)[K]>;
  };
}

export type DemoProviders = Awaited<ReturnType<typeof demoProviders>>;

/** The places that each home has confirmed, some of them too long ago. */
export function vacancyStories(providers: DemoProviders): Story[] {
  return Object.entries<DemoProvider>(providers).flatMap(([key, { people, home }]) => {
    const { owner } = DEMO_PROVIDERS[key as keyof typeof DEMO_PROVIDERS];
    const admin = Object.values(people).find(({ roles }) => roles.includes("provider-admin"));
    if (!admin) return [];
    return (DEMO_HOMES[owner] ?? []).flatMap(({ name, vacancy: told }) =>
      told
        ? [
            async function* () {
              yield hoursAgo(told.confirmedDaysAgo * 24 + 3);
              const from =
                told.inDays === undefined ? undefined : addDays(londonDate(new Date()), told.inDays);
              await vacancy(admin, home(name), told.places, from);
            },
          ]
        : [],
    );
  });
}

/**
 * An alert is a dated, owned notice: one that stops placements, one overdue for its review, one that asks for care, and
 * one on a whole provider that asks for a reason.
 */
export function alertStories(councils: DemoCouncils): Story[] {
  const officer = councils.hub.officer;
  const quality = councils.wolverhampton.quality;
  const suspended = "No new placements while staffing at night is put right. Agreed with the provider.";
  const medicines = "Medicines records were incomplete. The provider has sent a plan.";
  const insurance = "The certificate we hold ran out on Monday. They say that the renewal is in the post.";
  const judged = "Judged inadequate at its last full inspection.";
  return [
    raised(
      officer,
      "Northway Residential Limited",
      1,
      "suspension-of-placements",
      suspended,
      11,
      10,
      quality,
    ),
    raised(quality, "Ashgrove Care Limited", 4, "compliance-notice", medicines, 62, -6),
    raised(officer, "Quarry Bank Lodge Limited", 0, "inadequate", judged, 30, 25),
    // One person's word: Dudley is stopped, the others are warned and asked for a second person.
    raised(
      councils.dudley.broker,
      "Wrekinside Care Limited",
      0,
      "suspension-of-placements",
      "We were told on the phone that no child is taken this month.",
      1,
      20,
      null,
    ),
    async function* () {
      yield hoursAgo(20);
      const on = { owner: await ownerOf("Marches Therapeutic Care Ltd") };
      const review = addDays(londonDate(new Date()), 14);
      const restricted = "A notice is said to have been served. We have not seen it.";
      await alert(councils.dudley.broker, on, "notice-restricting-accommodation", restricted, review, null);
    },
    async function* () {
      yield hoursAgo(3);
      const on = { owner: await ownerOf("Canal Street Care Ltd") };
      await alert(quality, on, "insurance-lapsed", insurance, addDays(londonDate(new Date()), 7));
    },
  ];
}

/** Five hours ago a broker of Dudley brought an owner on with a webmail address: nobody else has confirmed it yet. */
export function unconfirmedStory(councils: DemoCouncils): Story {
  return async function* () {
    yield hoursAgo(5);
    await admittedProvider(councils.dudley.broker, {
      services: await servicesOf("Black Country Homes for Children Ltd"),
      organisation: "Black Country Homes for Children",
      name: "Robin Aldous",
      email: "robin.aldous.care@outlook.com",
      confirmedBy: null,
    });
  };
}

function raised(
  by: Actor,
  owner: string,
  index: number,
  kind: AlertKind,
  note: string,
  daysAgo: number,
  reviewInDays: number,
  second?: Actor | null,
): Story {
  return async function* () {
    yield hoursAgo(daysAgo * 24);
    const serviceId = (await servicesOf(owner))[index];
    if (!serviceId) throw new Error(`${owner} has no service ${index}.`);
    await alert(by, serviceId, kind, note, addDays(londonDate(new Date()), reviewInDays), second);
  };
}
