import { beforeAll, describe, expect, it } from "vitest";
import { AMONG_COLLEAGUES, problemsOnEntry } from "~/domains/anonymisation/gate/entry.rules";
import { listReached } from "~/domains/board/queries/list-reached.server";
import { declineSchema, interestSchema, passOnSchema } from "~/domains/routing/answer.schema";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { now } from "~/platform/clock.server";
import { draftOffer, sendDraft, submittedOffer, typedOffer } from "../../../prisma/factories/offers";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type AskedProvider,
  type DecidingWorld,
  decidingWorld,
} from "../../../prisma/testing/deciding.server";
import { answerImpact } from "./commands/answer-impact.server";
import { replyImpact } from "./commands/reply-impact.server";
import { withdrawOffer } from "./commands/withdraw-offer.server";
import { checkOffer } from "./offer-check.rules";
import { withdrawOfferSchema } from "./offer-move.schema";
import { compareReferralOffers } from "./queries/compare-offers.server";
import { viewOffer } from "./queries/view-offer.server";
import { viewOfferDraft } from "./queries/view-offer-draft.server";

testDatabase();
let world: DecidingWorld;
let first: AskedProvider;
let second: AskedProvider;

beforeAll(async () => {
  world = await decidingWorld(2);
  [first, second] = world.providers as [AskedProvider, AskedProvider];
});

const NHS = "Her number is 943 476 5919.";
const told = /NHS number is in it: “943 476 5919”\. Take it out/;

describe("a number in what a provider writes is refused on entry, beside its field", () => {
  it("in each text of an offer, and the dates of an offer are none", () => {
    const offer = typedOffer({
      needsMet: `From 1 February 2027 on, ${NHS}`,
      effectOnChildren: "One boy of 12, born 3 August 2014.",
      lines: [
        { kind: "core", amount: "4850", description: "Transport to WV10 9AB" },
        { kind: "therapy", amount: "100", outcome: NHS, evidence: NHS },
      ],
    });
    const checked = checkOffer(offer, now());
    expect(checked).toMatchObject({
      ok: false,
      problems: {
        needsMet: [expect.stringMatching(told)],
        effectOnChildren: [expect.stringContaining("A date of birth is in it: “3 August 2014”")],
        "lines[1].outcome": [expect.stringMatching(told)],
        "lines[1].evidence": [expect.stringMatching(told)],
        "lines[0].description": [expect.stringContaining("A full postcode is in it: “WV10 9AB”")],
      },
    });
    expect(checkOffer(typedOffer({ needsMet: "From 01.02.2027 - 31.03.2027, £22.50 x 20." }), now()).ok).toBe(
      true,
    );
  });

  it("with the offer kept as it was typed, and never sent", async () => {
    const reference = await world.search();
    const typed = { needsMet: NHS };
    const offer = await draftOffer(first.officer, { reference, serviceId: first.serviceId }, typed);
    const { draft } = await viewOfferDraft(first.officer, offer);
    expect(draft?.values.needsMet).toBe(NHS);
    expect(draft?.checked).toMatchObject({
      ok: false,
      problems: { needsMet: [expect.stringMatching(told)] },
    });
    await expect(sendDraft(first.officer, offer)).rejects.toThrow(/NHS number/);
  });

  it("in the notes of an answer and the reason of a withdrawal", () => {
    const words = (read: {
      success: boolean;
      error?: { issues: { path: PropertyKey[]; message: string }[] };
    }) => read.error?.issues.map(({ path, message }) => [path[0], message]);
    const refused = (field: string) => [[field, expect.stringMatching(told)]];
    expect(words(declineSchema.safeParse({ reason: "staffing", note: NHS }))).toEqual(refused("note"));
    const ring = { ringNumber: "01902 555 014" };
    expect(words(interestSchema.safeParse({ ...ring, note: NHS }))).toEqual(refused("note"));
    expect(words(passOnSchema.safeParse({ toPersonId: "x", note: NHS }))).toEqual(refused("note"));
    expect(words(withdrawOfferSchema.safeParse({ reason: NHS }))).toEqual(refused("reason"));
  });

  it("also where a number to ring is asked for: that is a telephone's", () => {
    const ring = (ringNumber: string) => interestSchema.safeParse({ ringNumber, note: "" }).success;
    expect(["01902 555 014", "(01902) 555014", "+44 1902 555014"].map(ring)).toEqual([true, true, true]);
    expect(ring("943 476 5919")).toBe(false);
  });

  it("and a colleague may be told whom to ring", () => {
    const note = "Ring me on 07700 900123";
    expect(passOnSchema.safeParse({ toPersonId: "x", note }).success).toBe(true);
    expect(declineSchema.safeParse({ reason: "staffing", note }).success).toBe(false);
    expect(problemsOnEntry(note, AMONG_COLLEAGUES)).toEqual([]);
  });
});

/** The example child of the factories is Amara Quillfeather of Thistledown Academy. */
describe("a name that the provider should not know", () => {
  const NAMED = "Amara would share a landing; Thistledown is close.";

  it("goes in like any other words, and the council alone is told", async () => {
    const reference = await world.search();
    const asked = { reference, serviceId: first.serviceId };
    const named = await submittedOffer(first.officer, asked, { effectOnChildren: NAMED });
    const plain = await submittedOffer(second.officer, { reference, serviceId: second.serviceId });

    const seen = await viewOffer(world.broker, named);
    expect(seen.saysWho).toEqual(["What it would mean for the children living there"]);
    expect((await viewOffer(world.broker, plain)).saysWho).toEqual([]);
    const { offers } = await compareReferralOffers(world.broker, reference);
    expect(offers.filter(({ saysWho }) => saysWho).map((one) => one.reference)).toEqual([named]);

    const [own, other] = [await viewOffer(first.officer, named), await viewOffer(second.officer, plain)];
    expect(own.saysWho).toEqual([]);
    expect([own.state, own.events.length, own.abilities]).toEqual([
      other.state,
      other.events.length,
      other.abilities,
    ]);

    expect((await withdrawOffer(first.officer, { reference: named, reason: "Amara is not for us" })).ok).toBe(
      true,
    );
    expect((await viewOffer(world.broker, named)).saysWho).toContain("Why it was withdrawn");
  });

  it("is told where it stands in a reply about the impact assessment", async () => {
    const reference = await world.search();
    const offer = await submittedOffer(first.officer, { reference, serviceId: first.serviceId });
    const view = () => viewOffer(world.broker, offer);
    const part = (await view()).impact.parts.find((one) => one.part === "food")?.id ?? "";
    const answers = [{ part, answer: "question" as const, words: "Who cooks?" }];
    expect(
      await answerImpact(world.broker, {
        ...{ reference: offer, expectedVersion: 0, offerVersion: 1, answers, rest: false },
      }),
    ).toMatchObject({ ok: true });
    expect((await view()).saysWho).toEqual([]);
    const replies = [{ part, words: "Amara has cooked with us before." }];
    expect(await replyImpact(first.officer, { reference: offer, expectedVersion: 1, replies })).toMatchObject(
      {
        ok: true,
      },
    );
    expect((await view()).saysWho).toEqual(["Reply about the impact assessment: Food"]);
    expect((await viewOffer(first.officer, offer)).saysWho).toEqual([]);
  });

  it("is marked beside the answer that holds it", async () => {
    const reference = await world.search();
    for (const [{ officer, serviceId }, note] of [
      [first, "We know Amara from before"],
      [second, "We are full"],
    ] as const)
      expect((await declineService(officer, { reference, serviceId, reason: "other", note })).ok, note).toBe(
        true,
      );
    const { stages } = await listReached(world.broker, reference);
    const services = stages.flatMap(({ rows }) => rows.flatMap((row) => row.services));
    expect(services.filter(({ saysWho }) => saysWho).map(({ note }) => note)).toEqual([
      "We know Amara from before",
    ]);
  });
});
