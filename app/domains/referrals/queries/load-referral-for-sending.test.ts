import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { council, type FactoryOrganisation, person } from "../../../../prisma/factories/organisations";
import {
  checkedReferral,
  type DraftOverrides,
  draftReferral,
  exampleChild,
  writePage,
} from "../../../../prisma/factories/referrals";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { checkReferral } from "../commands/check-referral.server";
import { EXAMPLE_PAGES } from "../example-referral";
import { blocksOf, loadReferralForSending } from "./load-referral-for-sending.server";
import { viewReferralCheck } from "./view-referral-check.server";

testDatabase();
let broker: Actor;
let home: FactoryOrganisation;

beforeAll(async () => {
  home = await council("Bilston Borough");
  broker = await person(home, ["broker"]);
});

async function gate(overrides: DraftOverrides = {}, actor = broker) {
  const { reference } = await draftReferral(actor, overrides);
  const loaded = await read(actor, (tx) => loadReferralForSending(tx, actor, reference));
  if (!loaded) throw new Error("gone");
  return loaded;
}

const story = (more: string) => ({
  pages: { narrative: { narrative: `${EXAMPLE_PAGES.narrative.narrative} ${more}` } },
});

describe("the gate before sending", () => {
  it("lets a complete referral go that says nothing of who the child is", async () => {
    const loaded = await gate();
    expect(loaded.sendable).toBe(true);
    expect(loaded.content?.narrative.narrative).toContain("She came into care");
    expect(loaded.child).toMatchObject({ age: 14, gender: "girl" });
  });

  const { dateOfBirth } = exampleChild();
  const { day, month, year } = dateOfBirth as Record<string, string>;
  it.each([
    ["given name", "Amara likes to swim.", "child-name"],
    ["known name, folded", "We call her MARI'S way.", "child-name"],
    ["family name in full-width letters", "The Ｑｕｉｌｌｆｅａｔｈｅｒ family.", "child-name"],
    ["mother", "Oluchi rings on Sundays.", "family-name"],
    ["brother", "She writes to Tobenna.", "family-name"],
    ["social worker", "Ask Wendeline about it.", "other-name"],
    ["date of birth", `Born on ${day}/${month}/${year}.`, "date-of-birth"],
    ["address", "They lived in Larkspur Mews.", "address"],
    ["postcode", "Around wv109qz it is loud.", "postcode"],
    ["school", "At Thistledown Academy she has friends.", "school"],
    ["NHS number", "Her number is 943-476-5919.", "nhs-number"],
    ["pupil number", "UPN a123456789012.", "upn"],
    ["case number", "See CS/4471/88.", "case-number"],
  ])("refuses the %s", async (_what, sentence, kind) => {
    const loaded = await gate(story(sentence));
    expect(loaded.sendable).not.toBe(true);
    expect(loaded.vaultFindings.map((finding) => finding.kind)).toContain(kind);
  });

  it("refuses it in every published field, not in the story alone", async () => {
    const loaded = await gate({
      pages: {
        needs: { riskOther: "Amara runs" },
        location: { locationDetail: "near Larkspur Mews" },
        "education-health": { medication: "from Oluchi" },
        placement: { staffingDetail: "as at Thistledown Academy" },
      },
    });
    expect(loaded.vaultFindings.map(({ page, field }) => `${page}.${field}`).sort()).toEqual([
      "education-health.medication",
      "location.locationDetail",
      "needs.riskOther",
      "placement.staffingDetail",
    ]);
  });

  it("takes no offence at the child's town, a council or an ordinary word", async () => {
    const loaded = await gate({
      child: { given: "Hope", otherFamilyNames: "Dudley", knownAs: "" },
      ...story("In Bilston, near Dudley and Wolverhampton, she found hope."),
    });
    expect(loaded.vaultFindings).toEqual([]);
    expect(loaded.sendable).toBe(true);
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
    expect(loaded.sendable).toMatchObject({ code: "below-the-bar" });
    const strict = await council();
    await sqlFor("owner")`alter table access.organisations no force row level security`;
    await sqlFor("owner")`update access.organisations set quality_bar = 101 where id = ${strict.id}`;
    await sqlFor("owner")`alter table access.organisations force row level security`;
    const there = await gate({}, await person(strict, ["broker"]));
    expect(there.sendable).toMatchObject({ code: "below-the-bar" });
  });

  it("refuses a page that is missing or was put aside, and supported accommodation under 16", async () => {
    expect((await gate({ leave: ["child"] })).sendable).toMatchObject({ code: "page-missing" });
    expect((await gate({ leave: ["location"] })).sendable).toMatchObject({ code: "page-missing" });
    const young = await gate({ pages: { purpose: { serviceKind: "supported-accommodation" } } });
    expect(young.sendable).toMatchObject({ code: "under-16" });
  });

  it("tells a loaded referral's blocks by page, for those who publish", async () => {
    const loaded = await gate(story("Amara."));
    const blocks = await read(broker, (tx) => blocksOf(tx, broker, loaded.referral));
    expect(blocks).toMatchObject([{ page: "narrative" }]);
    expect(blocks[0]?.words).toContain("Amara");
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
    expect(early).toMatchObject({ error: { type: "invalid" } });
    await writePage(broker, reference, "narrative", EXAMPLE_PAGES.narrative);
    const seen = await version();
    expect((await checkReferral(broker, { reference, move: "check", version: seen })).ok).toBe(true);
    expect(await checkReferral(broker, { reference, move: "check", version: seen })).toMatchObject({
      error: { type: "illegal-move" },
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
    const events = await read(broker, (tx) => tx.event.findMany({ where: { referralId: id } }));
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

  it("does not tell a colleague who may not know the child which words name her", async () => {
    const { reference } = await draftReferral(broker, story("Amara and Oluchi."));
    expect((await viewReferralCheck(broker, reference)).findings).toMatchObject([
      { words: { text: "Amara" } },
      { words: { text: "Oluchi" } },
    ]);
    // The vault's own policy decides, also for a broker who does not have this referral.
    for (const role of ["quality-assurance", "director", "broker"] as const) {
      const colleague = await person(home, [role]);
      expect((await viewReferralCheck(colleague, reference)).findings).toEqual([
        { page: "narrative", field: "narrative", label: "The story so far", times: 2 },
      ]);
    }
    const other = await person(home, ["broker"]);
    const { referral } = await gate(story("Amara."));
    const [block] = await read(other, (tx) => blocksOf(tx, other, referral));
    expect(block).toEqual({ page: "narrative", words: "It says who the child is in “The story so far”" });
  });
});
