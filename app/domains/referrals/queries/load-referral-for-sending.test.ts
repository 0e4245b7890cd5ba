import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { council, type FactoryOrganisation, person } from "../../../../prisma/factories/organisations";
import {
  checkedReferral,
  type DraftOverrides,
  draftReferral,
  exampleChild,
  passTheGate,
  writePage,
} from "../../../../prisma/factories/referrals";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { checkReferral } from "../commands/check-referral.server";
import { EXAMPLE_PAGES } from "../example-referral";
import { issuesOf, loadReferralForSending } from "./load-referral-for-sending.server";
import { viewGate } from "./view-gate.server";
import { viewReferralCheck } from "./view-referral-check.server";

testDatabase();
let broker: Actor;
let home: FactoryOrganisation;

beforeAll(async () => {
  home = await council("Bilston Borough");
  broker = await person(home, ["broker"]);
});

/** A referral that has gone through the gate as a writer does who takes every suggestion. */
async function gated(overrides: DraftOverrides = {}) {
  const { reference } = await draftReferral(broker, overrides);
  await passTheGate(broker, reference);
  return loaded(reference);
}

async function gate(overrides: DraftOverrides = {}, actor = broker) {
  const { reference } = await draftReferral(actor, overrides);
  return loaded(reference, actor);
}

async function loaded(reference: string, actor = broker) {
  const loaded = await read(actor, (tx) => loadReferralForSending(tx, actor, reference));
  if (!loaded) throw new Error("gone");
  return loaded;
}

const story = (more: string) => ({
  pages: { narrative: { narrative: `${EXAMPLE_PAGES.narrative.narrative} ${more}` } },
});

describe("the gate before sending", () => {
  it("lets a complete referral go that says nothing of who the child is", async () => {
    expect((await gate()).sendable).toMatchObject({ reason: "gate" });
    const loaded = await gated();
    expect(loaded.sendable).toBe(true);
    expect(loaded.content?.narrative.narrative).toContain("She came into care");
    expect(loaded.child).toMatchObject({ age: 14, gender: "girl" });
  });

  const { dateOfBirth } = exampleChild();
  const { day, month, year } = dateOfBirth as Record<string, string>;
  it.each([
    ["given name", "Amara likes to swim."],
    ["known name, folded", "We call her MARI'S way."],
    ["family name in full-width letters", "The Ｑｕｉｌｌｆｅａｔｈｅｒ family."],
    ["mother", "Oluchi rings on Sundays."],
    ["brother", "She writes to Tobenna."],
    ["social worker", "Ask Wendeline about it."],
    ["date of birth", `Born on ${day}/${month}/${year}.`],
    ["address", "They lived in Larkspur Mews."],
    ["postcode", "Around wv109qz it is loud."],
    ["school", "At Thistledown Academy she has friends."],
    ["NHS number", "Her number is 943-476-5919."],
    ["pupil number", "UPN a123456789012."],
    ["case number", "See CS/4471/88."],
  ])("takes out the %s", async (_what, sentence) => {
    const loaded = await gated(story(sentence));
    expect(loaded.sendable).toBe(true);
    expect(loaded.gate.gate.items.filter(({ known }) => known)).toHaveLength(1);
    expect(loaded.content?.narrative.narrative).toContain("[");
    expect(loaded.content?.narrative.narrative).not.toContain(sentence);
    expect(loaded.vaultFindings).toEqual([]);
  });

  it("takes it out of every published field, not of the story alone", async () => {
    const loaded = await gated({
      pages: {
        needs: { riskOther: "Amara runs" },
        location: { locationDetail: "near Larkspur Mews" },
        "education-health": { medication: "from Oluchi" },
        placement: { staffingDetail: "as at Thistledown Academy" },
      },
    });
    const changed = loaded.gate.gate.fields.filter((field) => field.changed).map(({ field }) => field);
    expect(changed.sort()).toEqual([
      "education-health.medication",
      "location.locationDetail",
      "needs.riskOther",
      "placement.staffingDetail",
    ]);
    for (const secret of ["Amara", "Larkspur", "Oluchi", "Thistledown"])
      expect(JSON.stringify(loaded.content)).not.toContain(secret);
  });

  it("takes no offence at the child's town, a council or an ordinary word", async () => {
    const loaded = await gate({
      child: { given: "Hope", otherFamilyNames: "Dudley", knownAs: "" },
      ...story("In Bilston, near Dudley and Wolverhampton, she found hope."),
    });
    expect(loaded.gate.gate.items.filter(({ known }) => known)).toEqual([]);
    expect(loaded.content?.narrative.narrative).toContain("near Dudley and Wolverhampton, she found hope");
  });

  it("refuses what is below the council's own bar, and says so", async () => {
    const thin = {
      pages: {
        needs: { needsDetail: "", riskDetail: "" },
        strengths: { goingWell: "Football.", wishes: "" },
        "education-health": { diagnoses: "", medication: "", healthDetail: "", educationDetail: "" },
        narrative: { narrative: "Short." },
      },
    };
    const loaded = await gate(thin);
    expect(loaded.quality.score).toBeLessThan(70);
    expect(loaded.sendable).toMatchObject({ reason: "below-the-bar" });
    const strict = await council();
    await sqlFor("owner")`alter table access.organisations no force row level security`;
    await sqlFor("owner")`update access.organisations set quality_bar = 101 where id = ${strict.id}`;
    await sqlFor("owner")`alter table access.organisations force row level security`;
    const there = await gate({}, await person(strict, ["broker"]));
    expect(there.sendable).toMatchObject({ reason: "below-the-bar" });
  });

  it("refuses a page that is missing or was put aside, and supported accommodation under 16", async () => {
    expect((await gate({ leave: ["child"] })).sendable).toMatchObject({ reason: "page-missing" });
    expect((await gate({ leave: ["location"] })).sendable).toMatchObject({ reason: "page-missing" });
    const young = await gate({ pages: { purpose: { serviceKind: "supported-accommodation" } } });
    expect(young.sendable).toMatchObject({ reason: "under-16" });
  });

  it("tells everything that stands in the way together, by page, and the gate once there is a whole text", async () => {
    const pages = async (overrides: DraftOverrides) =>
      issuesOf(await gate(overrides)).map(({ page, message }) => [page, message]);
    expect(await pages({ leave: ["strengths"] })).toEqual([
      ["strengths", expect.stringContaining("not filled in")],
    ]);
    expect(await pages({ pages: { purpose: { serviceKind: "supported-accommodation" } } })).toEqual([
      ["purpose", expect.stringContaining("under 16")],
      ["gate", expect.stringContaining("how few children fit")],
      ["gate", expect.stringContaining("checklist")],
    ]);
  });

  it("knows no referral of another council", async () => {
    const { reference } = await draftReferral(broker);
    const stranger = await person(await council(), ["broker"]);
    expect(await read(stranger, (tx) => loadReferralForSending(tx, stranger, reference))).toBeUndefined();
    await expect(viewReferralCheck(stranger, reference)).rejects.toMatchObject({ init: { status: 404 } });
  });
});

describe("handing to checking", () => {
  it("needs every page, moves once, and goes back to writing", async () => {
    const { reference } = await draftReferral(broker, { leave: ["narrative"] });
    const version = async () => (await viewReferralCheck(broker, reference)).version;
    const early = await checkReferral(broker, { reference, move: "check", version: await version() });
    expect(early).toMatchObject({ error: { kind: "invalid" } });
    await writePage(broker, reference, "narrative", EXAMPLE_PAGES.narrative);
    const seen = await version();
    expect((await checkReferral(broker, { reference, move: "check", version: seen })).ok).toBe(true);
    expect(await checkReferral(broker, { reference, move: "check", version: seen })).toMatchObject({
      error: { kind: "not-now" },
    });
    const back = await checkReferral(broker, {
      reference,
      move: "return-to-draft",
      version: await version(),
    });
    expect(back.ok).toBe(true);
    expect((await viewReferralCheck(broker, reference)).state).toBe("draft");
  });

  it("is noted with who, from and to", async () => {
    const { id } = await checkedReferral(broker);
    const events = await read(broker, (tx) =>
      tx.event.findMany({ where: { referralId: id }, omit: { transaction: true, digest: true } }),
    );
    expect(events.filter((event) => event.kind === "referral-page-saved")).toHaveLength(8);
    expect(events.find((event) => event.kind === "referral-ready-to-check")).toMatchObject({
      councilId: home.id,
      personId: broker.personId,
      fromState: "draft",
      toState: "checking",
    });
  });
});

describe("what the page of checking tells", () => {
  it("never holds who the child is, unless somebody wrote it there", async () => {
    const { reference } = await draftReferral(broker);
    const told = JSON.stringify(await viewReferralCheck(broker, reference));
    for (const secret of ["Amara", "Quillfeather", "Larkspur", "WV10 9QZ", "Oluchi", "4471"])
      expect(told).not.toContain(secret);
  });

  it("does not tell a colleague who may not know the child what the gate found", async () => {
    const { reference } = await draftReferral(broker, story("Amara and Oluchi."));
    expect(JSON.stringify(await viewGate(broker, reference))).toContain("Oluchi");
    // The vault's own policy decides, also for a broker who does not have this referral.
    for (const role of ["quality-assurance", "director", "broker"] as const) {
      const told = JSON.stringify(await viewGate(await person(home, [role]), reference));
      expect(told).not.toContain("Amara");
      expect(told).not.toContain("Oluchi");
    }
  });
});
