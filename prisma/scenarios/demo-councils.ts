import type { Actor } from "~/domains/access/actor";
import { publishTemplate } from "~/domains/agreements/commands/publish-template.server";
import { saveTemplate } from "~/domains/agreements/commands/save-template.server";
import { nameDeputy } from "~/domains/authorisations/commands/name-deputy.server";
import { setPaymentCalendar } from "~/domains/payments/commands/set-payment-calendar.server";
import { calendarAsSent } from "~/domains/payments/payment-words.rules";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { addDays, londonDate } from "~/platform/time";
import { changeSettingsNow } from "../factories/settings.ts";
import { type DemoOrganisation, type DemoPerson, membersOf } from "./demo-people.ts";

/**
 * The fourteen councils and the hub with invented people. Every number lies in a range that Ofcom keeps for drama:
 * 01632 960, 0121 496 0, 07700 900.
 */
const WOLVERHAMPTON = {
  broker: { name: "Priya Nandakumar", roles: ["broker"], phone: "01632 960101" },
  secondBroker: { name: "Daniel Oyelaran", roles: ["broker"], phone: "01632 960102" },
  socialWorker: { name: "Hannah Whitlock", roles: ["social-worker"], phone: "01632 960117" },
  teamManager: { name: "Gurdeep Sahota", roles: ["team-manager"], phone: "01632 960110" },
  head: { name: "Margaret Adeyemi", roles: ["head-of-service"], phone: "01632 960120" },
  secondHead: { name: "Tomasz Zielinski", roles: ["head-of-service"], phone: "01632 960121" },
  director: { name: "Helen Okafor", roles: ["director"], phone: "01632 960122" },
  commissioner: { name: "Yasmin Farooqi", roles: ["commissioner"], phone: "01632 960130" },
  quality: { name: "Colin Bradshaw", roles: ["quality-assurance"], phone: "01632 960131" },
  finance: { name: "Mei-Ling Cheung", roles: ["finance-officer"], phone: "01632 960132" },
  admin: { name: "Leroy Campbell", roles: ["council-admin"], phone: "01632 960133" },
  emergency: { name: "Siobhan Gallagher", roles: ["emergency-duty"], phone: "01632 960199" },
  iro: { name: "Catherine Molloy", roles: ["iro"], phone: "01632 960124" },
  nominated: { name: "Rhiannon Sutcliffe", roles: ["nominated-officer"], phone: "01632 960123" },
} as const satisfies Record<string, Readonly<Person>>;

const DUDLEY = {
  broker: { name: "Rebecca Tranter", roles: ["broker"], phone: "01632 960201" },
  head: { name: "Balvinder Kooner", roles: ["head-of-service"], phone: "01632 960202" },
  commissioner: { name: "Aisling Byrne", roles: ["commissioner"], phone: "01632 960204" },
  admin: { name: "Stephen Cartwright", roles: ["council-admin"], phone: "01632 960203" },
} as const satisfies Record<string, Readonly<Person>>;

const BIRMINGHAM = {
  broker: { name: "Abdirahman Warsame", roles: ["broker"], phone: "0121 496 0101" },
  head: { name: "Patricia Douglas", roles: ["head-of-service"], phone: "0121 496 0102" },
  admin: { name: "Ioana Dumitru", roles: ["council-admin"], phone: "0121 496 0103" },
} as const satisfies Record<string, Readonly<Person>>;

/** In the other councils one person looks for placements and looks after the people; another decides on money. */
const OTHERS: Readonly<Record<string, readonly [broker: string, head: string]>> = {
  coventry: ["Nasreen Akhtar", "Philip Garland"],
  herefordshire: ["Bethan Pryce", "Martin Skyrme"],
  sandwell: ["Jaswinder Gill", "Angela Fletcher"],
  shropshire: ["Ruth Caldicott", "Owen Hughes"],
  solihull: ["Kwame Asante", "Julia Penrose"],
  staffordshire: ["Emma Heathcote", "Rashid Mahmood"],
  "stoke-on-trent": ["Agnieszka Nowak", "Kevin Bloor"],
  "telford-and-wrekin": ["Michaela Onions", "Vikram Desai"],
  walsall: ["Shazia Begum", "Neil Farrington"],
  warwickshire: ["Charlotte Lacey", "Emeka Nwosu"],
  worcestershire: ["Imogen Tandy", "Delroy Francis"],
};

type Person = Omit<DemoPerson, "roles"> & { roles: readonly DemoPerson["roles"][number][] };
type Staff<T> = { [K in keyof T]: Actor };

async function staff<T extends Record<string, Readonly<Person>>>(
  organisation: DemoOrganisation,
  people: T,
): Promise<Staff<T>> {
  return (await membersOf(organisation, people)) as Staff<T>;
}

function councilCalled(slug: string): DemoOrganisation {
  const index = COUNCIL_AREAS.findIndex((one) => one.slug === slug);
  const area = COUNCIL_AREAS[index];
  if (!area) throw new Error(`${slug} is not a council of the region.`);
  const number = String(300 + index * 10);
  const phone = slug === "birmingham" ? "0121 496 0100" : `01632 960${number}`;
  const outOfHoursPhone = slug === "birmingham" ? "0121 496 0199" : `01632 960${Number(number) + 9}`;
  return { slug, name: area.name, kind: "council", councilCode: area.code, phone, outOfHoursPhone };
}

async function dutyOwner(organisation: DemoOrganisation, admin: Actor, owner: Actor): Promise<void> {
  const { phone, outOfHoursPhone } = organisation;
  const changed = await changeSettingsNow(admin, { phone, outOfHoursPhone, dutyOwner: owner.personId });
  if (!changed.ok) throw new Error(`The duty owner of ${organisation.name}: ${changed.error.kind}`);
}

async function otherCouncil(slug: string): Promise<{ broker: Actor; head: Actor }> {
  const organisation = councilCalled(slug);
  const [broker = "", head = ""] = OTHERS[slug] ?? [];
  const people = await staff(organisation, {
    broker: { name: broker, roles: ["broker", "council-admin"], phone: organisation.phone },
    head: { name: head, roles: ["head-of-service"], phone: organisation.phone },
  } satisfies Record<string, Person>);
  await dutyOwner(organisation, people.broker, people.broker);
  return people;
}

/** A head of service has said who decides on funding while she is away, next week in the demo. */
async function awayNextWeek(head: Actor, deputy: Actor): Promise<void> {
  const today = londonDate(new Date());
  const named = await nameDeputy(head, {
    absentId: head.personId,
    deputyId: deputy.personId,
    firstDay: addDays(today, 7),
    lastDay: addDays(today, 13),
  });
  if (!named.ok) throw new Error(`A deputy for ${head.personName}: ${named.error.kind}`);
}

/** Every two weeks, ten days later: in the demo one payment day has passed, one is to come and one period runs. */
async function paysFortnightly(finance: Actor): Promise<void> {
  const set = await setPaymentCalendar(finance, {
    frequency: "fortnightly",
    firstDay: addDays(londonDate(new Date()), -28),
    paysAfterDays: 10,
    closesBeforeDays: 3,
    convention: "weekly-share",
    expected: calendarAsSent(undefined),
  });
  if (!set.ok) throw new Error(`The payment calendar of ${finance.organisationName}: ${set.error.kind}`);
}

const CLAUSES = `# Complaints

{{provider}} tells {{council}} within one working day of a complaint about {{home}}, and what came of it.

# Insurance

- Public liability of at least £10 million
- Employer’s liability of at least £10 million

# Visits

Officers of {{council}} may visit {{home}} at any reasonable time, announced or not.
`;

/** The council's own clauses of its agreements, published. */
async function ownClauses(writer: Actor): Promise<void> {
  const saved = await saveTemplate(writer, { text: CLAUSES, version: 0 });
  if (!saved.ok) throw new Error(`The clauses of ${writer.organisationName}: ${saved.error.kind}`);
  const published = await publishTemplate(writer, { version: 1 });
  if (!published.ok) throw new Error(`The clauses of ${writer.organisationName}: ${published.error.kind}`);
}

/** Everybody who works for a council or the hub, as the actors they are. */
export async function demoCouncils() {
  const [wolverhampton, dudley, birmingham, hub, ...others] = await Promise.all([
    staff(councilCalled("wolverhampton"), WOLVERHAMPTON),
    staff(councilCalled("dudley"), DUDLEY),
    staff(councilCalled("birmingham"), BIRMINGHAM),
    staff(
      { slug: "hub", name: "West Midlands regional hub", kind: "region", phone: "01632 960900" },
      { officer: { name: "Anthea Marlowe", roles: ["hub-officer"], phone: "01632 960901" } },
    ),
    ...Object.keys(OTHERS).map(async (slug) => [slug, await otherCouncil(slug)] as const),
  ]);
  await Promise.all([
    dutyOwner(councilCalled("wolverhampton"), wolverhampton.admin, wolverhampton.teamManager),
    dutyOwner(councilCalled("dudley"), dudley.admin, dudley.broker),
    dutyOwner(councilCalled("birmingham"), birmingham.admin, birmingham.broker),
  ]);
  await ownClauses(wolverhampton.commissioner);
  await awayNextWeek(wolverhampton.head, wolverhampton.teamManager);
  await paysFortnightly(wolverhampton.finance);
  return { wolverhampton, dudley, birmingham, hub, others: Object.fromEntries(others) };
}

export type DemoCouncils = Awaited<ReturnType<typeof demoCouncils>>;
