import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detect, LAYER_NAMES, type LayerName } from "./detect.rules";
import type { KnownEntities } from "./finding.rules";
import { ownNarratives } from "./testing/narratives/own-narratives";
import { type Marked, score, share } from "./testing/score";

type Narrative = Marked & { record: { knownEntities: KnownEntities } };

const given = join(process.env.HOMEWARD_DATA ?? "../shared/data", "anonymisation", "dev.jsonl");
const shared: Narrative[] = existsSync(given)
  ? readFileSync(given, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Narrative)
  : [];
const own = ownNarratives() as unknown as Narrative[];

const all = (one: Marked, without: LayerName[] = []) =>
  detect(one.text, (one as Narrative).record.knownEntities, { without });
const auto = (one: Marked) => all(one).filter(({ tier }) => tier === "auto");
const rate = (found: number, words: number) => (1_000 * found) / words;

const child: KnownEntities = { child: { given: "Zanyar", family: "Karimi", dob: "2012-03-14" } };
const masked = (text: string, known = child) => {
  let out = "";
  let at = 0;
  for (const { start, end, instead } of detect(text, known)) {
    out += text.slice(at, start) + instead;
    at = end;
  }
  return out + text.slice(at);
};

/** What the portal promises, of any set. */
function expectPromises(set: readonly Marked[]) {
  const sure = score(set, auto);
  const both = score(set, (one) => all(one));
  expect(share(sure.known)).toBeGreaterThanOrEqual(0.99);
  expect(share(both.known)).toBeGreaterThanOrEqual(0.995);
  for (const [group, tally] of both.by.group)
    if (group.startsWith("known")) expect(share(tally), group).toBeGreaterThanOrEqual(0.985);
  expect(share(both.unknown)).toBeGreaterThanOrEqual(0.95);
  expect(both.leaking / both.documents).toBeLessThanOrEqual(0.03);
  expect(rate(sure.falsePositives, sure.words)).toBeLessThanOrEqual(6);
  expect(rate(both.falsePositives, both.words)).toBeLessThanOrEqual(12);
  for (const kind of ["NHS_NUMBER", "UPN", "NINO", "PHONE", "EMAIL", "POSTCODE"])
    expect(both.missed.filter(({ type }) => type === kind)).toEqual([]);
  return both;
}

test.skipIf(shared.length === 0)(
  "the narratives of the shared set are covered as promised, and those without a child left alone (skipped where the data folder is not there)",
  () => {
    expect(expectPromises(shared).cleanFlagged).toBe(0);
  },
);

test("narratives of our own, with other names and turned to be hard, are covered as promised", () => {
  expect(own.length).toBeGreaterThanOrEqual(100);
  expect(expectPromises(own).cleanFlagged).toBeLessThanOrEqual(1);
});

// Stops at the first narrative that shows it.
test("no layer is idle: without it something that was found is found no more", () => {
  const covered = (one: Narrative, without: LayerName[]) => {
    const { known, unknown, quasi } = score([one], (marked) => all(marked, without));
    return known.covered + unknown.covered + quasi.covered;
  };
  const whole = new Map<Narrative, number>();
  const found = (one: Narrative) => {
    const count = whole.get(one) ?? covered(one, []);
    whole.set(one, count);
    return count;
  };
  const set = [...own, ...shared];
  for (const layer of LAYER_NAMES)
    expect(
      set.some((one) => covered(one, [layer]) < found(one)),
      layer,
    ).toBe(true);
});

describe("a text", () => {
  test.each([
    ["Zanyar's sleep is poor", "[child]'s sleep is poor"],
    ["ZANYAR KARIMI, Zаnyаr, Z a n y a r and Z4nyar", "[child], [child], [child] and [child]"],
    ["He was born on 14th March 2012.", "He was born on [date of birth]."],
    ["NHS no 943 476 5919, ring 07700 900 123", "NHS no [NHS number], ring [phone]"],
    ["He is 13 years and 2 months old.", "He is 13."],
  ])("%j is published as %j", (text, published) => {
    expect(masked(text)).toBe(published);
  });

  test.each([
    "NICE guidance on ADHD was followed; CAMHS and the EHCP say the same. A DoLS is not needed.",
    "Ring Childline on 0800 1111 or NHS 111 out of hours.",
    "He takes melatonin 3mg at night and is Gillick competent. There is a grace period of 4 weeks.",
    "A home near Wolverhampton or Telford and Wrekin, needed by September, in Year 9.",
    "20 hours @ 22.50 a week, up to 1st floor; no 2nd carer, staff do 24 hrs shifts.",
  ])("%j stays as it is", (text) => {
    expect(detect(text, child)).toEqual([]);
  });

  test("a name that is an ordinary word counts only as a name", () => {
    const known = { child: { given: "Will", family: "Hope" } };
    expect(masked("Will is funny. I hope he will go.", known)).toBe("[child] is funny. I hope he will go.");
  });

  test("what an earlier masking put is no finding", () => {
    expect(detect("[mother] rings [child] at [school A].", child)).toEqual([]);
  });

  test.each([
    ["one word of 40,000", "a".repeat(40_000)],
    ["nested brackets", "[(".repeat(25_000)],
    ["digits", "1 ".repeat(25_000)],
    ["at signs", "a@".repeat(25_000)],
    ["capitals", "Xyz ".repeat(12_500)],
    ["emoji and marks", "👩‍👧e\u0301".repeat(6_000)],
  ])("of the worst kind ends: %s", (_what, text) => {
    expect(Array.isArray(detect(text, child))).toBe(true);
  });
});

describe("the command line", () => {
  const run = (input: string) =>
    execFileSync(process.execPath, ["--import", "tsx", "scripts/anonymise.ts"], {
      input,
      encoding: "utf8",
      stdio: "pipe",
    });

  test("answers each line with what it found", () => {
    const text = "Zanyar is here.";
    const line = JSON.stringify({ id: "a", record: { knownEntities: child }, text, more: 1 });
    expect(run(`${line}\n`)).toBe(
      `${JSON.stringify({ id: "a", spans: [{ start: 0, end: 6, kind: "PERSON", tier: "auto" }] })}\n`,
    );
  });

  test("takes a record in which something is not known", () => {
    const record = {
      knownEntities: {
        ...child,
        child: { ...child.child, aka: null },
        schools: null,
        family: [{ relation: "mother", given: "Shilan", family: null }],
      },
    };
    expect(run(`${JSON.stringify({ id: "a", record, text: "Shilan is here." })}\n`)).toContain('"end":6');
  });

  test("stops at a line that it cannot read, with its number", () => {
    const good = JSON.stringify({ id: "a", record: { knownEntities: child }, text: "x" });
    const thrown = (() => {
      try {
        return run(`${good}\n{"id":"b"\n`);
      } catch (error) {
        return error as { status: number; stderr: string };
      }
    })();
    expect(thrown).toMatchObject({ status: 1, stderr: expect.stringContaining("Line 2") });
  });
});
