import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { livedIn, placedWorld } from "../../../prisma/testing/placed.server";
import { accuracySentence, sectionLines } from "./accuracy.rules";
import { giveVerdict } from "./commands/give-verdict.server";
import { viewAccuracy } from "./queries/view-accuracy.server";
import { SECTION_KEYS } from "./verdict.schema";

testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

it("keeps the score of the day on which a referral was sent, and counts verdicts and declines by section", async () => {
  const reference = await livedIn(world, manager, 8);
  const sections = SECTION_KEYS.map((section) => ({
    section,
    ...(section === "needs"
      ? { says: "differs" as const, note: "Afraid of the dark" }
      : { says: "described" as const, note: "" }),
  }));
  expect(await giveVerdict(manager, { reference, days: 7, version: 0, sections })).toMatchObject({
    ok: true,
  });
  await world.search();
  await sqlFor("owner")`alter table editions no force row level security`;
  const [kept] = await sqlFor("owner")<{ least: number; none: number }[]>`
    select min(quality_score) as least, count(*) filter (where quality_score is null)::int as none from editions`;
  await sqlFor("owner")`alter table editions force row level security`;
  expect(kept).toMatchObject({ none: 0 });
  expect(kept?.least).toBeGreaterThan(0);
  // One home declined as incomplete.
  await sqlFor("owner").begin(async (tx) => {
    for (const table of ["delivery_services", "deliveries"])
      await tx.unsafe(`alter table ${table} no force row level security`);
    await tx.unsafe(`update delivery_services set answer = 'declined', decline_reason = 'incomplete', decline_section = 'education-health',
      answered_at = now() where id = (select a.id from delivery_services a where a.answer = 'none' limit 1)`);
    for (const table of ["delivery_services", "deliveries"])
      await tx.unsafe(`alter table ${table} force row level security`);
  });
  const seen = await viewAccuracy(world.head, null);
  expect(seen).toMatchObject({ running: true, incomplete: 1, later: null });
  expect(seen.sent).toBeGreaterThanOrEqual(2);
  expect(seen.median).toBe(kept?.least);
  const of = (section: string) => seen.sections.find((one) => one.section === section);
  expect(of("needs")).toMatchObject({ differs: 1, missing: 0, answered: 1 });
  expect(of("education-health")).toMatchObject({ declined: 1, differs: 0, answered: 1 });
  expect(seen.sentence).toBe(
    "Education and health cost the most offers: 1 home declined because it is incomplete.",
  );
  // What happened since is in no earlier quarter.
  expect(await viewAccuracy(world.head, seen.earlier?.key ?? "")).toMatchObject({
    sent: 0,
    incomplete: 0,
    running: false,
  });
});

it("is the council’s own, for those who read its feedback", async () => {
  const other = await person(await council(), ["commissioner"]);
  expect(await viewAccuracy(other, null)).toMatchObject({ sent: 0, incomplete: 0 });
  const finance = await person(world.home, ["finance-officer"]);
  await expect(viewAccuracy(finance, null)).rejects.toMatchObject({ init: { status: 403 } });
});

it("says what cost offers, else what differed, else that nothing did", () => {
  const none = { scores: [], changedReferrals: 0, fields: [], changes: [], verdicts: [], declines: [] };
  expect(accuracySentence(sectionLines(none))).toMatch(/no provider reported a difference/);
  const differs = { ...none, verdicts: [{ section: "needs", says: "missing", count: 2 }] };
  expect(accuracySentence(sectionLines(differs))).toMatch(/Needs and risks was most often different/);
  // A section that no list has any more.
  const retired = { ...none, declines: [{ section: "pets", homes: 3, referrals: 1 }] };
  expect(sectionLines(retired).at(-1)).toMatchObject({
    label: "A section no longer asked about",
    declined: 3,
  });
});
