import { write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/london";
import { ok } from "~/platform/result";
import { provider } from "../factories/organisations.ts";
import type { DemoCouncils } from "./demo-councils.ts";
import { DEMO_HOMES, type DemoHome } from "./demo-homes.ts";
import { type DemoOrganisation, type DemoPerson, demoEmail, membersOf } from "./demo-people.ts";

type Founding = {
  slug: string;
  name: string;
  owner: string;
  phone: string;
  outOfHoursPhone?: string;
  /** A council's internal services. */
  council?: keyof DemoCouncils & ("wolverhampton" | "dudley");
  people: Readonly<Record<string, Readonly<DemoPerson>>>;
};

/** Jasmine Okafor covers at a second provider: one person, two organisations, one way to sign in. */
const JASMINE = {
  name: "Jasmine Okafor",
  phone: "07700 900413",
  email: demoEmail("Jasmine Okafor", "ashgrove-care"),
};

const PROVIDERS = {
  ashgrove: {
    slug: "ashgrove-care",
    name: "Ashgrove Care",
    owner: "Ashgrove Care Limited",
    phone: "01632 960501",
    outOfHoursPhone: "01632 960509",
    people: {
      referrals: { name: "Olivia Marsden", roles: ["referrals-officer"], phone: "07700 900411" },
      manager: { name: "Harpreet Bains", roles: ["registered-manager"], phone: "07700 900412" },
      secondManager: { ...JASMINE, roles: ["registered-manager"] },
      admin: { name: "Graham Tolley", roles: ["provider-admin"], phone: "07700 900414" },
      finance: { name: "Lindiwe Dube", roles: ["provider-finance"], phone: "07700 900415" },
    },
  },
  fernhill: {
    slug: "fernhill-homes",
    name: "Fernhill Homes",
    owner: "Fernhill Homes Ltd",
    phone: "01632 960511",
    people: {
      referrals: { name: "Bronwen Ellis", roles: ["referrals-officer"], phone: "07700 900421" },
      admin: {
        name: "Marcus Reid",
        roles: ["provider-admin", "responsible-individual"],
        phone: "07700 900422",
      },
      relief: { ...JASMINE, roles: ["registered-manager"] },
    },
  },
  canalStreet: {
    slug: "canal-street-care",
    name: "Canal Street Care",
    owner: "Canal Street Care Ltd",
    phone: "0121 496 0141",
    people: {
      referrals: {
        name: "Zainab Hussain",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900431",
      },
    },
  },
  northway: {
    slug: "northway-residential",
    name: "Northway Residential",
    owner: "Northway Residential Limited",
    phone: "01632 960521",
    people: {
      referrals: {
        name: "Callum Reddington",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900441",
      },
    },
  },
  birchwood: {
    slug: "birchwood",
    name: "Birchwood Children's Services",
    owner: "Birchwood Children's Services",
    phone: "0121 496 0151",
    people: {
      referrals: {
        name: "Rosalind Achebe",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900451",
      },
    },
  },
  meadow: {
    slug: "meadow-fostering",
    name: "Meadow Fostering",
    owner: "Meadow Fostering CIC",
    phone: "0121 496 0161",
    people: {
      referrals: {
        name: "Fiona Kavanagh",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900461",
      },
    },
  },
  hearthside: {
    slug: "hearthside-fostering",
    name: "Hearthside Fostering",
    owner: "Hearthside Fostering Limited",
    phone: "01632 960531",
    people: {
      referrals: {
        name: "Dipak Solanki",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900471",
      },
    },
  },
  bridgeway: {
    slug: "bridgeway",
    name: "Bridgeway Supported Living",
    owner: "Bridgeway Supported Living Ltd",
    phone: "01632 960541",
    people: {
      referrals: {
        name: "Natalie Osei",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900481",
      },
    },
  },
  larkspur: {
    slug: "larkspur-schools",
    name: "Larkspur Schools Trust",
    owner: "Larkspur Schools Trust",
    phone: "01632 960551",
    people: {
      referrals: {
        name: "Edmund Thackray",
        roles: ["referrals-officer", "provider-admin"],
        phone: "07700 900491",
      },
    },
  },
  // Nobody there answers referrals: its admin is told.
  severnVale: {
    slug: "severn-vale",
    name: "Severn Vale Homes",
    owner: "Severn Vale Homes Ltd",
    phone: "01632 960561",
    people: { admin: { name: "Wendy Purslow", roles: ["provider-admin"], phone: "07700 900501" } },
  },
  // Brought on, and since then everybody has left: nothing can be delivered there.
  tollgate: {
    slug: "tollgate",
    name: "Tollgate Children's Homes",
    owner: "Tollgate Children's Homes Limited",
    phone: "01632 960571",
    people: {},
  },
  wolverhamptonHomes: {
    slug: "wolverhampton-homes",
    name: "Wolverhampton internal services",
    owner: "Wolverhampton City Council",
    phone: "01632 960141",
    council: "wolverhampton",
    people: {
      manager: {
        name: "Beverley Instone",
        roles: ["referrals-officer", "registered-manager", "provider-admin"],
        phone: "01632 960142",
      },
    },
  },
  dudleyHomes: {
    slug: "dudley-homes",
    name: "Dudley internal services",
    owner: "Dudley Metropolitan Borough Council",
    phone: "01632 960241",
    council: "dudley",
    people: {
      manager: {
        name: "Amrit Virdee",
        roles: ["referrals-officer", "provider-admin"],
        phone: "01632 960242",
      },
    },
  },
} as const satisfies Record<string, Founding>;

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

async function brought<F extends Founding>(founding: F, councils: DemoCouncils): Promise<DemoProvider<F>> {
  const { slug, name, owner, phone, outOfHoursPhone, council } = founding;
  const services = await servicesOf(owner);
  await provider(name, {
    slug,
    phone,
    outOfHoursPhone,
    ownerCouncilId: council && councils[council].admin.organisationId,
    services,
  });
  const organisation: DemoOrganisation = { slug, name, kind: "provider" };
  const people = (await membersOf(organisation, founding.people)) as People<F>;
  const homes = DEMO_HOMES[owner] ?? [];
  const admin = Object.values<Actor>(people).find(({ roles }) => roles.includes("provider-admin"));
  if (admin)
    for (const [index, home] of homes.entries()) {
      const service = services[index];
      if (service) await declare(admin, service, home);
    }
  return {
    people,
    home: (wanted) => {
      const id = services[homes.findIndex((home) => home.name === wanted)];
      if (!id) throw new Error(`${name} has no ${wanted}.`);
      return id;
    },
  };
}

const DAY = 86_400_000;

async function declare(admin: Actor, serviceId: string, home: DemoHome): Promise<void> {
  const today = Date.now();
  const day = (inDays: number) => new Date(`${addDays(londonDate(new Date(today)), inDays)}T00:00:00Z`);
  await write(admin, undefined, async (tx) => {
    const whose = { serviceId, providerId: admin.organisationId };
    await tx.declaration.createMany({
      data: [
        {
          ...whose,
          displayName: home.name,
          ageFrom: home.ages?.[0] ?? null,
          ageTo: home.ages?.[1] ?? null,
          genders: [...(home.genders ?? [])],
          needs: [...(home.needs ?? [])],
          notNeeds: [...(home.notNeeds ?? [])],
          outcode: home.outcode ?? null,
          statementOn: home.ages ? day(-120) : null,
          notes: home.notes ?? null,
          declaredById: admin.personId,
          declaredAt: new Date(today - 20 * DAY),
        },
      ],
    });
    const { vacancy } = home;
    if (vacancy)
      await tx.vacancy.createMany({
        data: [
          {
            id: newId(),
            ...whose,
            places: vacancy.places,
            freeFrom: vacancy.inDays === undefined ? null : day(vacancy.inDays),
            confirmedById: admin.personId,
            confirmedAt: new Date(today - vacancy.confirmedDaysAgo * DAY - 3 * 3_600_000),
          },
        ],
      });
    return ok(null);
  });
}

/** An alert is a dated, owned notice: one of the hub that stops placements, one of a council overdue for review. */
async function raiseAlerts(councils: DemoCouncils): Promise<void> {
  const raise = (by: Actor, owner: string, index: number, alert: Alert) =>
    raiseAlert(by, owner, index, alert);
  await raise(councils.hub.officer, "Northway Residential Limited", 1, {
    kind: "suspension-of-placements",
    note: "No new placements while staffing at night is put right. Agreed with the provider.",
    startedDaysAgo: 11,
    reviewInDays: 10,
  });
  await raise(councils.wolverhampton.quality, "Ashgrove Care Limited", 4, {
    kind: "compliance-notice",
    note: "Medicines records. The provider's plan was due.",
    startedDaysAgo: 62,
    reviewInDays: -6,
  });
  await raise(councils.hub.officer, "Quarry Bank Lodge Limited", 0, {
    kind: "inadequate",
    note: "Judged inadequate at its last full inspection.",
    startedDaysAgo: 30,
    reviewInDays: 25,
  });
}

type Alert = { kind: string; note: string; startedDaysAgo: number; reviewInDays: number };

async function raiseAlert(by: Actor, owner: string, index: number, alert: Alert): Promise<void> {
  const serviceId = (await servicesOf(owner))[index];
  if (!serviceId) throw new Error(`${owner} has no service ${index}.`);
  const today = londonDate(new Date());
  const id = newId();
  await write(by, undefined, async (tx) => {
    await tx.alert.createMany({
      data: [
        {
          id,
          serviceId,
          kind: alert.kind,
          note: alert.note,
          ownerOrganisationId: by.organisationId,
          raisedById: by.personId,
          startsOn: new Date(`${addDays(today, -alert.startedDaysAgo)}T00:00:00Z`),
          reviewOn: new Date(`${addDays(today, alert.reviewInDays)}T00:00:00Z`),
        },
      ],
    });
    return ok(null);
  });
}

/** Everybody who works for a provider. The rest of the register waits to be invited. */
export async function demoProviders(councils: DemoCouncils) {
  const b = <F extends Founding>(founding: F) => brought(founding, councils);
  const p = PROVIDERS;
  const [ashgrove, fernhill, canalStreet, northway, birchwood, meadow] = await Promise.all([
    b(p.ashgrove),
    b(p.fernhill),
    b(p.canalStreet),
    b(p.northway),
    b(p.birchwood),
    b(p.meadow),
  ]);
  const [hearthside, bridgeway, larkspur, severnVale, tollgate, wolverhamptonHomes, dudleyHomes] =
    await Promise.all([
      b(p.hearthside),
      b(p.bridgeway),
      b(p.larkspur),
      b(p.severnVale),
      b(p.tollgate),
      b(p.wolverhamptonHomes),
      b(p.dudleyHomes),
    ]);
  await raiseAlerts(councils);
  return {
    ashgrove,
    fernhill,
    canalStreet,
    northway,
    birchwood,
    meadow,
    hearthside,
    bridgeway,
    larkspur,
    severnVale,
    tollgate,
    wolverhamptonHomes,
    dudleyHomes,
  };
}

export type DemoProviders = Awaited<ReturnType<typeof demoProviders>>;
