import type { Dice } from "./dice.ts";
import {
  caseNumber,
  courtCase,
  isoDate,
  landline,
  MAIL_HOSTS,
  mobile,
  nhsNumber,
  pupilNumber,
  writtenPhone,
} from "./identifiers.ts";
import { DIMINUTIVES, ISLES, LISTED, type NamePool } from "./names-isles.ts";
import { WORLD } from "./names-world.ts";
import type { KnownEntities, KnownPerson } from "./narrative.ts";
import * as places from "./places.ts";
import { withoutMarks } from "./spelling.ts";

export const POOLS: NamePool[] = [...ISLES, ...WORLD];

export interface Player {
  given: string;
  family: string;
  group: string;
  known: boolean;
  girl: boolean;
  aka?: string;
  dob?: string;
}

const KNOWN_PEOPLE = [
  "child",
  "mum",
  "dad",
  "sib1",
  "sib2",
  "nan",
  "uncle",
  "carer",
  "sw",
  "prof",
  "iro",
] as const;
const STRANGERS = ["friend", "partner", "teacher", "neighbour", "peer", "worker", "cousin"] as const;
export type Who = (typeof KNOWN_PEOPLE)[number] | (typeof STRANGERS)[number];

export interface Cast {
  people: Record<Who, Player>;
  organisations: Record<"school" | "gp" | "hospital" | "employer" | "club" | "home", places.Named>;
  known: KnownEntities;
  age: number;
}

/** The day on which all narratives are written. */
const WRITTEN = 2026;

function player(pool: NamePool, girl: boolean, taken: Set<string>, dice: Dice): Omit<Player, "known"> {
  const free = (girl ? pool.girls : pool.boys).filter((name) => !taken.has(name));
  const given = dice.pick(free.length ? free : girl ? pool.girls : pool.boys);
  taken.add(given);
  return { given, family: dice.pick(pool.families), group: pool.group, girl };
}

function mailbox(sender: Player, dice: Dice): string {
  const [given = "x", family = "y"] = [sender.given, sender.family].map((name) =>
    withoutMarks(name)
      .toLowerCase()
      .replace(/[^a-z]/g, ""),
  );
  const box = dice.pick([
    `${given}.${family}`,
    `${given[0]}${family}`,
    `${given}_${family}`,
    `${family}${dice.int(1, 9)}`,
  ]);
  return `${box}@${dice.pick(MAIL_HOSTS)}`;
}

function handle(owner: Player, dice: Dice): string {
  const given = withoutMarks(owner.given)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  return dice.pick([
    `@${given}.${dice.int(10, 99)}x`,
    `@${dice.pick(["velvet", "gh0st", "notur", "kxng", "b4d"])}_${given}`,
    `xX${given}Xx_${dice.int(100, 999)}`,
    `@${dice.pick(["frostbyte", "lonewolf", "cherrycola", "zerochill"])}${dice.int(10, 9999)}`,
  ]);
}

function address(dice: Dice): KnownEntities["addresses"][number] {
  const number = dice.pick([
    `${dice.int(2, 198)}`,
    `${dice.int(2, 60)}`,
    `Flat ${dice.int(1, 14)}, ${dice.int(2, 90)}`,
    `${dice.int(2, 40)}${dice.pick(["a", "B"])}`,
  ]);
  return {
    line1: `${number} ${dice.pick(places.STREETS)}`,
    area: dice.pick(places.AREAS),
    town: dice.pick(places.TOWNS),
    postcode: `${dice.pick(places.OUTCODES)} ${dice.int(1, 9)}${dice.letters(2, "ABDEFGHJLNPQRSTUWXYZ")}`,
  };
}

/** One family with everybody around it; the child's name group is given, that of the professionals is thrown. */
export function castOf(pool: NamePool, dice: Dice): Cast {
  const taken = new Set<string>();
  const anyPool = () => dice.pick(POOLS);
  const age = dice.int(3, 17);
  const girl = dice.chance(0.5);
  const make = (from: NamePool, isGirl: boolean, known: boolean): Player => ({
    ...player(from, isGirl, taken, dice),
    known,
  });
  const child = make(pool, girl, true);
  const listed = dice.chance(0.6) ? dice.pick([...LISTED, ...(DIMINUTIVES[child.given] ?? [])]) : undefined;
  if (listed) child.aka = listed;
  child.dob = isoDate(dice, WRITTEN - age - 1, WRITTEN - age - 1);
  const dadPool = dice.chance(0.3) ? anyPool() : pool;
  const people: Record<Who, Player> = {
    child,
    mum: { ...make(pool, true, true), family: dice.chance(0.6) ? child.family : dice.pick(pool.families) },
    dad: make(dadPool, false, true),
    sib1: { ...make(pool, dice.chance(0.5), true), family: child.family, dob: isoDate(dice, 2008, 2022) },
    sib2: {
      ...make(dadPool, dice.chance(0.5), true),
      family: dice.chance(0.5) ? child.family : dice.pick(dadPool.families),
    },
    nan: make(pool, true, true),
    uncle: make(dadPool, false, true),
    carer: make(anyPool(), dice.chance(0.8), true),
    sw: make(anyPool(), dice.chance(0.7), true),
    prof: make(anyPool(), dice.chance(0.5), true),
    iro: make(anyPool(), dice.chance(0.5), true),
    friend: make(anyPool(), girl, false),
    partner: make(anyPool(), false, false),
    teacher: make(anyPool(), true, false),
    neighbour: make(anyPool(), true, false),
    peer: make(anyPool(), dice.chance(0.5), false),
    worker: make(anyPool(), dice.chance(0.5), false),
    cousin: { ...make(pool, dice.chance(0.5), false), dob: isoDate(dice, 2008, 2022) },
  };
  const organisations = {
    school: dice.pick(places.SCHOOLS),
    gp: dice.pick(places.SURGERIES),
    hospital: dice.pick(places.HOSPITALS),
    employer: dice.pick(places.EMPLOYERS),
    club: dice.pick(places.CLUBS),
    home: dice.pick(places.HOMES),
  };
  const relative = (relation: string, who: Who): KnownPerson => {
    const { given, family, dob } = people[who];
    return { relation, given, family, ...(dob ? { dob } : {}) };
  };
  const professional = (role: string, who: Who): KnownPerson => ({
    role,
    given: people[who].given,
    family: people[who].family,
  });
  const known: KnownEntities = {
    child: { given: child.given, family: child.family, aka: listed ? [listed] : [], dob: child.dob },
    family: [
      relative("mother", "mum"),
      relative("father", "dad"),
      relative("sibling", "sib1"),
      relative("sibling", "sib2"),
      relative("grandmother", "nan"),
      relative("uncle", "uncle"),
    ],
    addresses: [address(dice), address(dice)],
    schools: [organisations.school.full],
    gpSurgeries: [organisations.gp.full],
    hospitals: [organisations.hospital.full],
    employers: [organisations.employer.full],
    clubs: [organisations.club.full],
    homes: [organisations.home.full],
    professionals: [
      professional("foster carer", "carer"),
      professional("social worker", "sw"),
      professional("professional", "prof"),
      professional("IRO", "iro"),
    ],
    phones: [writtenPhone(mobile(dice), dice), landline(dice)],
    emails: [mailbox(people.sw, dice)],
    handles: [handle(child, dice)],
    ids: {
      nhs: nhsNumber(dice, dice.chance(0.8)),
      upn: pupilNumber(dice),
      lcs: caseNumber(dice),
      court: courtCase(dice),
    },
  };
  return { people, organisations, known, age };
}

export const strangerHandle = handle;
export const strangerMailbox = mailbox;
export const strangerAddress = address;
