import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detailsSchema } from "~/domains/access/access.schema";
import { detect } from "~/domains/anonymisation/detect.rules";
import type { KnownEntities } from "~/domains/anonymisation/finding.rules";
import { findInFields } from "~/domains/anonymisation/gate/find-in-fields.rules";
import { findVaultValues } from "~/domains/anonymisation/known/vault-match.rules";
import type { VaultIdentity } from "~/domains/anonymisation/known/vault-values.rules";
import { findAgeTold } from "~/domains/anonymisation/layers/age-told.rules";
import { readPostcode } from "~/domains/providers/postcode.rules";
import { storedChildSchema } from "~/domains/referrals/child.schema";
import { openCsv } from "~/platform/csv/records.server";
import { parseDateParts } from "~/platform/forms/dates";
import { fieldNames } from "~/platform/forms/field-names";
import { hasAddress, nameEntry } from "~/platform/forms/mailed-words";
import { parsePounds } from "~/platform/forms/money";
import { parseTime } from "~/platform/forms/times";

/**
 * Texts made to be slow, of four times and of once a length: what reads them takes no more than in proportion, and throws
 * nothing. Twice as much twice over, so that one step, where a list begins to be kept elsewhere in memory, is no growth. The lengths are where reading takes some milliseconds of the process's own work, which no
 * other changes; the least of several tries is compared, and a difference has to be seen again each time before it counts.
 * Minutes, which are read in a thread with an end, have theirs in app/platform/markdown/read-prose.test.ts.
 */
const ENOUGH = 2;
const TRIES = 2;
const AGAIN = 4;
const MAX_GROWTH = 3;

/** The same numbers each time: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const of = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const after =
  (first: string, unit: string, last = "") =>
  (length: number) =>
    `${first}${of(unit)(length)}${last}`;
const drawn = (units: readonly string[], seed: number) => (length: number) => {
  const next = random(seed);
  let text = "";
  while (text.length < length) text += units[Math.floor(next() * units.length)] ?? "";
  return text.slice(0, length);
};

const TEXTS: Readonly<Record<string, (length: number) => string>> = {
  "one letter": of("a"),
  "one capital": of("A"),
  "one digit": of("1"),
  noughts: of("0"),
  hyphens: of("-"),
  blanks: of(" "),
  "line ends": of("\n"),
  "full stops": of("."),
  apostrophes: of("'"),
  "letters and apostrophes": of("a'"),
  "open brackets": of("["),
  "a bracket and letters": of("[a"),
  "combining marks": of("\u0301"),
  "a letter and its marks": of("a\u0301\u0323"),
  "invisible signs": of("\u200b"),
  "look-alike letters": of("\u0430"),
  ligatures: of("\ufdfa"),
  "single letters": of("a "),
  "single letters with stops": of("z.a."),
  "single digits": of("0 1 "),
  "initials and a name": of("Z. K. "),
  capitals: of("ABC DEF "),
  "words with capitals": of("Aaa Bbb "),
  "hyphenated capitals": of("Aaa-"),
  "a known name": of("Zanyar "),
  "a known name in pieces": of("Zan yar "),
  "two known names": of("Zanyar Karimi "),
  "masks and a known name": of("[mother] Zanyar "),
  "two known names in turn": of("Zanyar Jones Karimi Baker "),
  "nearly a known name": drawn(["Zanyer ", "Zanyr ", "Znayar ", "Karmi ", "Karrimi ", "zanyarr "], 1),
  "many different near names": drawn([..."zanyrkrimi", "Zany", "Kari", " ", " "], 2),
  "titles and relations": of("Mrs mother Dr aunt "),
  "relations joined": of("step-father-"),
  "user names": of("aaaa.bbbb_1"),
  "words for user names": of("snapchat account "),
  "words for a vehicle": of("reg plate van "),
  "words for a number": of("nhs no: "),
  "words for a reference": of("case ref: "),
  "numbers in words": of("seven "),
  "addresses of mail without an end": of("a.a@"),
  "dots in words": of("a dot "),
  "at in words": of("a at a dot "),
  "streets without an end": of("1 aaa bbb "),
  "words for a street": of("lives at the "),
  "schools and hospitals": of("St Anne School of "),
  "dates without a year": of("1st March "),
  "years and ages": of("aged 14 years 3 months "),
  months: of("January "),
  "half postcodes": of("WV1 "),
  acronyms: of("A.B.C. "),
  quotations: of("\u201cAa "),
  "a masked word": of("[mother] "),
  "half characters": of("\ud800"),
  // A boundary of ASCII words stands between each two of them.
  "letters of two alphabets": of("a\u0434"),
  "an age and blanks": after("14", " "),
  "words for an age and blanks": after("aged", " ", "14"),
  "an age and signs": after("14", "- ."),
  "an address of mail and blanks": after("a dot b@c", " ", "dot d"),
  "references joined": of("case-"),
  "user names and full stops": after("snapchat a", "."),
  "words of a narrative": drawn(
    "Zoë likes horses. She was placed with Mrs Bell at 14, in care since May; her brother (Will) lives near Dudley — ring 01902 551155!".split(
      /(?<= )/,
    ),
    3,
  ),
  "anything at all": drawn([..."aZ0 -.'@[](\n\u0301é_/:,\u200b£"], 4),
};

const child: KnownEntities = {
  child: { given: "Zanyar", family: "Karimi", aka: ["Zaz"], dob: "2012-03-14" },
  family: [{ relation: "mother", given: "Siân May", family: "ap Rhys-Nwachukwu" }],
  addresses: [{ line1: "106 Tinkers Hill Road", area: "Ettingshall", postcode: "WV10 9AB" }],
  schools: ["St Brendan's Catholic Academy"],
  phones: ["07700 900308"],
  ids: { nhs: "9434765919", upn: "K399522856966" },
  otherWords: ["a a", "aaaa", "1111"],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "slowest-"));
  // What is made once, such as lists of words, is nobody's growth.
  for (const text of Object.values(TEXTS)) detect(text(300), child);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Milliseconds of work of this process: those of others, and waiting for them, are not counted. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

type Read = (text: string) => unknown;

function least(read: Read, texts: readonly string[], tries: number): number[] {
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < tries; turn += 1)
    for (const [at, text] of texts.entries()) {
      const from = spent();
      read(text);
      best[at] = Math.min(best[at] ?? 0, spent() - from);
    }
  return best;
}

/** How many times as long a text of twice the length takes, by one of four times; 1 where the longest is read in less than can be told. */
function growth(read: Read, made: (length: number) => string, longest: number): number {
  for (let length = 1_000; length <= longest; length *= 2) {
    const [once = 0] = least(read, [made(length)], 2);
    if (once < ENOUGH) continue;
    let grown = Number.POSITIVE_INFINITY;
    for (let again = 0; again < AGAIN && grown >= MAX_GROWTH; again += 1) {
      const [one = 1, two = 1] = least(read, [made(length), made(4 * length)], TRIES);
      grown = Math.min(grown, Math.sqrt(two / one));
    }
    return grown;
  }
  return 1;
}

async function slowOf(read: Read, longest: number, texts = Object.entries(TEXTS)): Promise<string[]> {
  const slow: string[] = [];
  for (const [what, made] of texts) {
    const grown = growth(read, made, longest);
    if (grown >= MAX_GROWTH) slow.push(`${what}: ${grown.toFixed(1)} times`);
    // The runner hears from its worker in between.
    await new Promise((done) => setImmediate(done));
  }
  return slow;
}

it("would notice a reader that looks at everything for everything", () => {
  const endless: Read = (text) => text.split("").filter((_one, at) => text.indexOf("!", at) >= 0);
  expect(growth(endless, of("a"), 500_000)).toBeGreaterThan(MAX_GROWTH);
});

const held: VaultIdentity = {
  given: "Zanyar",
  family: "Karimi",
  dateOfBirth: "2012-03-14",
  postcode: "WV10 9AB",
  nhsNumber: "943 476 5919",
};
const places = { towns: ["Dudley", "West Bromwich"], councils: ["Wolverhampton"] };
const AGE = { exact: 14, published: { from: 13, to: 15 } } as const;

it("the gate's detector takes time as its text is long", async () => {
  expect(await slowOf((text) => detect(text, child), 64_000)).toEqual([]);
});

it("so do what the gate looks for beside it, and its second look at what is published", async () => {
  const read: Read = (text) => [findAgeTold(text, 14), findVaultValues({ text }, held, places)];
  const texts = Object.entries(TEXTS).filter(([what]) =>
    /age|blank|digit|date|known name|alphabet|postcode|single|mark|anything/.test(what),
  );
  expect(texts.length).toBeGreaterThan(12);
  expect(await slowOf(read, 64_000, texts)).toEqual([]);
});

it("the words for an age that is published wider take no longer with what stands between them", async () => {
  const read: Read = (text) => findInFields({ text }, [held], (words) => words, AGE);
  const between = { blanks: after("She is", " ", "14 now"), years: after("14", " ", "years old") };
  expect(await slowOf(read, 64_000, Object.entries(between))).toEqual([]);
});

const FIELDS: Readonly<Record<string, Read>> = {
  "a date": (text) => parseDateParts({ day: text, month: text, year: text }),
  money: (text) => parsePounds(text),
  "a time": (text) => parseTime(text),
  "a postcode of the directory": (text) => readPostcode(() => text),
  "who a child is, postcode and names": (text) =>
    storedChildSchema.safeParse(
      Object.fromEntries(Object.keys(storedChildSchema.shape).map((name) => [name, text])),
    ),
  "a telephone number": (text) => detailsSchema.safeParse({ name: "Dana Bell", phone: text }),
  "a name that goes into a mail": (text) => nameEntry({ empty: "Enter it", most: 100 }).safeParse(text),
  "words that are mailed": (text) => hasAddress(text),
  "a name of a field": (text) => fieldNames()(text),
};

describe("a field of a form", () => {
  it.each(Object.entries(FIELDS))("%s", async (_what, read) => {
    expect(await slowOf(read, 16_000)).toEqual([]);
  });

  it("many names of fields are read in proportion", async () => {
    const names: Read = (text) => {
      const allowed = fieldNames();
      for (let at = 0; at < text.length; at += 20) allowed(`lines[${at % 999}].${text.slice(at, at + 20)}`);
    };
    expect(await slowOf(names, 256_000, [["letters", of("a")]])).toEqual([]);
  });
});

it("a table of comma separated text", async () => {
  const read = async (text: string) => {
    const path = join(folder, "table.csv");
    writeFileSync(path, text);
    const from = spent();
    try {
      for await (const _row of (await openCsv(path)).records());
    } catch (error) {
      // What is no table is refused, in words.
      expect((error as Error).name).toBe("RefusedFile");
    }
    return spent() - from;
  };
  const slow: string[] = [];
  const units = [
    "a",
    "a,",
    '"',
    '""',
    '"a',
    'a"',
    ",",
    "\n",
    "\r",
    "\r\n",
    ";a",
    "\t",
    " ",
    "é",
    '"\n',
    '",',
  ];
  for (const unit of units) {
    let grown = Number.POSITIVE_INFINITY;
    for (let again = 0; again < AGAIN && grown >= MAX_GROWTH; again += 1) {
      const [one, two] = [of(unit)(40_000), of(unit)(160_000)];
      const once = Math.min(await read(one), await read(one));
      grown = Math.min(grown, Math.sqrt(Math.min(await read(two), await read(two)) / Math.max(once, ENOUGH)));
    }
    if (grown >= MAX_GROWTH) slow.push(`${JSON.stringify(unit)}: ${grown.toFixed(1)} times`);
  }
  expect(slow).toEqual([]);
});
