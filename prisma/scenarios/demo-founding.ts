import type { Role } from "~/domains/access/actor";
import type { DemoCouncils } from "./demo-councils.ts";
import { type DemoPerson, demoEmail } from "./demo-people.ts";

export type Founding = {
  slug: string;
  name: string;
  owner: string;
  phone: string;
  outOfHoursPhone?: string;
  /** A council's internal services are brought on by its commissioner, everybody else by the hub. */
  council?: keyof DemoCouncils & ("wolverhampton" | "dudley");
  everybodyLeft?: true;
  people: Readonly<Record<string, Readonly<Omit<DemoPerson, "roles"> & { roles: readonly Role[] }>>>;
};

/** Jasmine Okafor covers at a second provider: one person, two organisations, one way to sign in. */
const JASMINE = {
  name: "Jasmine Okafor",
  phone: "07700 900413",
  email: demoEmail("Jasmine Okafor", "ashgrove-care"),
};

export const DEMO_PROVIDERS = {
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
    slug: "birchwood-childrens-services",
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
    slug: "bridgeway-supported-living",
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
    slug: "larkspur-schools-trust",
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
    slug: "severn-vale-homes",
    name: "Severn Vale Homes",
    owner: "Severn Vale Homes Ltd",
    phone: "01632 960561",
    people: { admin: { name: "Wendy Purslow", roles: ["provider-admin"], phone: "07700 900501" } },
  },
  // Brought on, and since then everybody has left: nothing can be delivered there.
  tollgate: {
    slug: "tollgate-childrens-homes",
    name: "Tollgate Children's Homes",
    owner: "Tollgate Children's Homes Limited",
    phone: "01632 960571",
    everybodyLeft: true,
    people: { admin: { name: "Terence Lowe", roles: ["provider-admin"] } },
  },
  wolverhamptonHomes: {
    slug: "wolverhampton-internal-services",
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
    slug: "dudley-internal-services",
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
