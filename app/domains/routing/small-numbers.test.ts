import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { amendReferral } from "~/domains/offers/commands/amend-referral.server";
import { standingOffers } from "~/domains/offers/queries/standing-offers.server";
import { decideSmallNumbers } from "~/domains/referrals/commands/decide-small-numbers.server";
import { readPublishedText } from "~/domains/referrals/commands/read-published-text.server";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { viewReferralCheck } from "~/domains/referrals/queries/view-referral-check.server";
import { sqlFor } from "~/platform/database/clients.server";
import { registeredService } from "../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import {
  checkedReferral,
  exampleChild,
  passTheGate,
  publishAt,
  writePage,
} from "../../../prisma/factories/referrals.ts";
import { statementsAs } from "../../../prisma/testing/acting-as.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { publishReferral } from "./commands/publish-referral.server";
import { previewSearch } from "./queries/preview-search.server";
import { viewDelivery } from "./queries/view-delivery.server";

testDatabase();

let city: FactoryOrganisation;
let broker: Actor;
let officer: Actor;
const everybody = { stage: "spot", area: { kind: "region" }, clock: "24h", placesSeen: true } as const;

beforeAll(async () => {
  city = await council("Walsall", { councilCode: "E08000030" });
  broker = await person(city, ["broker"]);
  const homes = await provider("Many Homes");
  officer = await person(homes, ["referrals-officer"]);
  // The exact age, 14, decides: the first takes it, the second takes 15 and would be in a band of 13 to 15.
  await registeredService({ name: "Takes 14", providerId: homes.id, declared: { ageFrom: 10, ageTo: 14 } });
  await registeredService({ name: "Takes 15", providerId: homes.id, declared: { ageFrom: 15, ageTo: 17 } });
  await sqlFor("region")`
    insert into looked_after_totals (council_code, as_at, name, children, released_as_at)
    values ('E08000030', '2023-03-31', 'Walsall', 650, '2023-03-31'),
           ('E08000031', '2023-03-31', 'Wolverhampton', 501, '2023-03-31')`;
  for (const code of ["WV10", "WV3", "WV6"])
    await sqlFor("region")`
      insert into outcodes (code, lat, lng, council_code) values (${code}, 52.6, -2.1, 'E08000031')
      on conflict do nothing`;
});

/** Through the gate but for small numbers, as if the council's other referrals had made a need rare since. */
async function undecided(): Promise<string> {
  const { reference } = await checkedReferral(broker);
  await sqlFor("owner").begin(async (tx) => {
    await tx`alter table gate_small_numbers no force row level security`;
    await tx`alter table referrals no force row level security`;
    await tx`
      delete from gate_small_numbers where referral_id = (select id from referrals where reference = ${reference})`;
    await tx`alter table gate_small_numbers force row level security`;
    await tx`alter table referrals force row level security`;
  });
  return reference;
}

const small = async (reference: string) => {
  const view = await viewGate(broker, reference);
  if (!view.small) throw new Error("no small numbers");
  return view.small;
};
const send = (reference: string) => publishReferral(broker, { reference, ...everybody });
const reread = async (reference: string) =>
  readPublishedText(broker, { reference, digest: (await viewGate(broker, reference)).digest });
const widthAt = async (reference: string, words: string) =>
  (await small(reference)).widths.findIndex((one) => one.words === words);
const versionOf = async (reference: string) => (await viewReferralCheck(broker, reference)).version;

async function seen(reference: string) {
  const view = await viewDelivery(officer, reference, { offersOn: standingOffers });
  if (!view) throw new Error(`${reference} was not delivered.`);
  return view;
}

/** Every word of a provider's copies: what row security gives it, without times and ids. */
async function bytesFor(reference: string): Promise<string> {
  const rows = await read(officer, async (tx) => [
    await tx.edition.findMany({ select: { content: true, headline: true, summary: true, changes: true } }),
    await tx.delivery.findMany({
      where: { reference },
      select: { headline: true, summary: true, reason: true },
    }),
  ]);
  const view = await seen(reference);
  return JSON.stringify([rows, view.headline, view.edition.sections, view.changes]);
}

describe("small numbers", () => {
  it("keep the gate shut until somebody decides, also by direct command, and are named with all the rest", async () => {
    const reference = await undecided();
    expect(await send(reference)).toMatchObject({
      error: { kind: "invalid", message: expect.stringContaining("Fewer than 5 children fit") },
    });
    const { issues } = await viewReferralCheck(broker, reference);
    expect(issues).toEqual([{ page: "gate", message: expect.stringContaining("Fewer than 5 children fit") }]);
    expect((await viewGate(broker, reference)).closed).toContain("Fewer than 5");
    expect(await reread(reference)).toMatchObject({ error: { kind: "invalid" } });
    const { working, published, widths } = await small(reference);
    expect(working).toMatch(
      /^Walsall looks after 650 children × 6.3% aged 14 \(38% are 10 to 15\) × 43% girls × .*% of your referrals with the need “[^”]+”.* × 1 of 3 postcode districts of Wolverhampton = /,
    );
    expect(published.small).toBe(true);
    expect(widths.map(({ words }) => words)).toContain("Age 10 to 15, near Wolverhampton");
  });

  it("go on as written with a reason only, which is kept with who gave it", async () => {
    const reference = await undecided();
    const { basis, expected, widths } = await small(reference);
    const asWritten = { reference, basis, expected, width: widths[0]?.key ?? "" };
    expect(await decideSmallNumbers(broker, { ...asWritten, reason: "" })).toMatchObject({
      error: { kind: "invalid", field: "reason" },
    });
    expect(
      await decideSmallNumbers(broker, { ...asWritten, width: "13-17-wv10", reason: "x" }),
    ).toMatchObject({
      error: { kind: "invalid", field: "width" },
    });
    const worker = await person(city, ["head-of-service"]);
    expect(await decideSmallNumbers(worker, { ...asWritten, reason: "x" })).toMatchObject({
      error: { kind: "forbidden" },
    });
    expect((await decideSmallNumbers(broker, { ...asWritten, reason: "Homes must know the age" })).ok).toBe(
      true,
    );
    expect((await small(reference)).decision).toMatchObject({
      reason: "Homes must know the age",
      by: broker.personName,
    });
    expect((await send(reference)).ok).toBe(true);
    expect(await bytesFor(reference)).toContain("Girl, 14");
  });

  it("are asked again when the age, the needs or the area change", async () => {
    const changes: [Parameters<typeof writePage>[2], object][] = [
      ["needs", { ...EXAMPLE_PAGES.needs, needs: ["trauma", "autism"] }],
      ["location", { ...EXAMPLE_PAGES.location, preferredLocation: "WV3" }],
      ["child", { ...exampleChild(), dateOfBirth: bornYearsAgo(15) }],
    ];
    for (const [page, typed] of changes) {
      const { reference } = await checkedReferral(broker);
      const seen = await small(reference);
      await writePage(broker, reference, page, typed as never);
      const after = await small(reference);
      expect(after.state, page).toBe("to-decide");
      expect(after.decision?.current, page).toBe(false);
      expect(JSON.stringify(await send(reference)), page).toMatch(/decide again|checklist/);
      // A form that was opened before counts for nothing.
      const { basis, expected } = seen;
      const late = { reference, basis, expected, width: after.widths[0]?.key ?? "", reason: "x" };
      expect(await decideSmallNumbers(broker, late)).toMatchObject({ error: { kind: "conflict" } });
      await passTheGate(broker, reference);
      expect((await viewReferralCheck(broker, reference)).issues, page).toEqual([]);
    }
  });

  it("ask for a reason where the council's number is not known, and say so", async () => {
    const elsewhere = await person(await council("Nowhere Council"), ["broker"]);
    const { reference } = await checkedReferral(elsewhere);
    const { small: view } = await viewGate(elsewhere, reference);
    expect(view?.unknown).toContain("not known here");
    expect(view).toMatchObject({ state: "decided", working: null });
  });
});

describe("a wider band", () => {
  it("is all that a provider reads of the age, in any of its copies, while matching keeps the exact age", async () => {
    const reference = await undecided();
    await publishAt(
      broker,
      reference,
      await widthAt(reference, "Age 13 to 15, near Wolverhampton"),
      "Rare enough",
    );
    await passTheGate(broker, reference);
    expect(await viewReferralCheck(broker, reference)).toMatchObject({ issues: [] });
    const preview = await previewSearch(broker, reference, new URLSearchParams("stage=spot&area=region"));
    expect(preview.goesTo.services).toBe(1);
    expect((await send(reference)).ok).toBe(true);
    const bytes = await bytesFor(reference);
    expect(bytes).toContain("Girl, 13 to 15 · children's home");
    expect(bytes).toContain('"age":{"to":15,"from":13}');
    const mine = await seen(reference);
    expect(mine.headline).toBe("Girl, 13 to 15 · children's home");
    expect(mine.services.map(({ name }) => name)).toEqual([expect.stringContaining("Takes 14")]);
    const [edition] = await read(officer, (tx) =>
      tx.edition.findMany({ where: { headline: mine.headline }, select: { content: true, summary: true } }),
    );
    const all = JSON.stringify([edition, mine.edition.sections]);
    expect(all).not.toMatch(/\b14\b|WV10/);
    expect(all).toContain("near Wolverhampton");
    // The needs are all there.
    expect(all).toContain("Trauma and loss");
    // The council goes on with what it wrote.
    expect((await viewReferralCheck(broker, reference)).sections[0]?.rows[0]?.value).toBe(
      "14, published as 13 to 15",
    );
    const { sections } = await viewReferralCheck(broker, reference);
    expect(JSON.stringify(sections)).toContain("WV10");
  });

  it("is kept by the next edition, and told as a change where it becomes another", async () => {
    const reference = await undecided();
    await publishAt(broker, reference, await widthAt(reference, "Age 13 to 15, near WV10"), "Rare enough");
    await passTheGate(broker, reference);
    await send(reference);
    await publishAt(
      broker,
      reference,
      await widthAt(reference, "Age 10 to 15, near WV10"),
      "Rarer than we thought",
    );
    const amended = await amendReferral(broker, { reference, version: await versionOf(reference) });
    expect(amended).toMatchObject({ ok: true });
    const { changes, headline } = await seen(reference);
    expect(changes).toEqual([
      { page: "child", field: "age", label: "Age", from: "13 to 15", to: "10 to 15" },
    ]);
    expect(headline).toContain("10 to 15");
  });

  it("stops a text that says the age or the district all the same", async () => {
    const { reference } = await checkedReferral(broker, {
      pages: {
        narrative: { narrative: "She is 14 and has lived in WV10 since spring with people she trusts." },
      },
    });
    await publishAt(
      broker,
      reference,
      await widthAt(reference, "Age 13 to 15, near Wolverhampton"),
      "Rare enough",
    );
    await passTheGate(broker, reference);
    // The age is a finding, which the gate widens; the district is for the writer to take out.
    const { fields } = await viewGate(broker, reference);
    expect(
      fields
        .find(({ page }) => page === "narrative")
        ?.published.map(({ text }) => text)
        .join(""),
    ).toMatch(/^She is 13 to 15 and has lived/);
    expect(await send(reference)).toMatchObject({ error: { message: expect.stringContaining("says WV10") } });
    const { issues } = await viewReferralCheck(broker, reference);
    expect(issues.map(({ page, field }) => [page, field])).toEqual([["narrative", "narrative"]]);
  });

  it("never reaches across 15 and 16, whatever is sent", async () => {
    const { reference } = await checkedReferral(broker);
    const into = (from: number, to: number) =>
      statementsAs(
        "council",
        broker,
        (sql) => sql`update gate_small_numbers set age_from = ${from}, age_to = ${to}
             where referral_id = (select id from referrals where reference = ${reference})`,
      );
    await expect(into(14, 16)).rejects.toThrow(/gate_small_numbers_ages/);
    await expect(into(15, 18)).rejects.toThrow(/gate_small_numbers_ages/);
  });
});

function bornYearsAgo(years: number) {
  const born = exampleChild().dateOfBirth as { day: string; month: string; year: string };
  return { ...born, year: String(Number(born.year) + 14 - years) };
}
