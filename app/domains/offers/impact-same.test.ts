import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { now } from "~/platform/clock.server";
import { assessOffer, sendDraft, submittedOffer, typedOffer } from "../../../prisma/factories/offers";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  type AskedProvider,
  type DecidingWorld,
  decidingWorld,
} from "../../../prisma/testing/deciding.server";
import { amendOffer } from "./commands/amend-offer.server";
import { answerImpact } from "./commands/answer-impact.server";
import { saveOfferDraft } from "./commands/save-offer-draft.server";
import { shortlistOffer } from "./commands/shortlist-offer.server";
import type { ImpactDraft } from "./impact/impact-draft.schema";
import { viewImpactDraft } from "./queries/view-impact-draft.server";
import { viewOffer } from "./queries/view-offer.server";
import { viewOfferDraft } from "./queries/view-offer-draft.server";

testDatabase();
let world: DecidingWorld;
let home: AskedProvider;
let offer: string;

beforeAll(async () => {
  world = await decidingWorld(1);
  [home] = world.providers as [AskedProvider];
  offer = await submittedOffer(home.officer, {
    reference: await world.search(),
    serviceId: home.serviceId,
  });
  await shortlistOffer(world.broker, { reference: offer });
  const { parts } = (await viewOffer(world.broker, offer)).impact;
  const asked = ["food", "living"].map((key) => ({
    part: parts.find(({ part }) => part === key)?.id ?? "",
    answer: "question" as const,
    words: "Who?",
  }));
  await answerImpact(world.broker, {
    ...{ reference: offer, expectedVersion: 0, offerVersion: 1, answers: asked, rest: true },
  });
});

/** How many parts the line of a start page names. */
async function lineOf(who: Actor, kind: string): Promise<number> {
  const { waiting } = await whatWaits(who, now());
  const line = waiting.find((one) => one.kind === kind && one.target === offer);
  return line && "count" in line ? line.count : 0;
}

const need = (change: Partial<ImpactDraft["subjects"][number]>) => (draft: ImpactDraft) => ({
  ...draft,
  subjects: draft.subjects.map((row, index) => (index === 0 ? { ...row, ...change } : row)),
});
const words = (part: keyof ImpactDraft["parts"], text: string) => (draft: ImpactDraft) => ({
  ...draft,
  parts: { ...draft.parts, [part]: text },
});

/** Each is the next version of the same offer, and the last ones go back to what was answered. */
const CHANGES: [string, living: string, change: (draft: ImpactDraft) => ImpactDraft, open: number][] = [
  ["nothing", "2", (draft) => draft, 0],
  ["the order of the ages", "2", (draft) => ({ ...draft, bands: ["13-15", "10-12"] }), 0],
  ["how old they are", "2", (draft) => ({ ...draft, bands: ["16-17"] }), 1],
  ["how many they are", "3", (draft) => ({ ...draft, bands: ["10-12", "13-15"] }), 1],
  ["that as before", "2", (draft) => draft, 0],
  ["how likely a need stays", "2", need({ likelihood: "medium" }), 1],
  ["what could go wrong", "2", need({ likelihood: "low", risk: "Noise." }), 1],
  ["what is done about it", "2", need({ action: "A lock." }), 1],
  ["words that were answered with a question", "2", words("food", "We cook."), 2],
  ["a text that the law does not ask", "2", words("worship", ""), 2],
];

it.each(CHANGES)(
  "the start page counts as the offer's page does: %s",
  async (_what, living, change, open) => {
    await amendOffer(home.officer, { reference: offer });
    const { draft } = await viewOfferDraft(home.officer, offer);
    await saveOfferDraft(home.officer, {
      reference: offer,
      values: typedOffer({ childrenLiving: living }),
      intent: "save",
      expectedVersion: draft?.savedAt.getTime() ?? 0,
    });
    const written = (await viewImpactDraft(home.officer, offer)).draft?.values;
    if (!written) throw new Error("It is being changed.");
    await assessOffer(home.officer, offer, change(written));
    await sendDraft(home.officer, offer);
    const { parts } = (await viewOffer(world.broker, offer)).impact;
    const count = (...states: string[]) => parts.filter(({ state }) => states.includes(state)).length;
    expect(count("unanswered", "replied")).toBe(open);
    expect(await lineOf(world.broker, "impact-to-answer")).toBe(open);
    expect(await lineOf(home.officer, "impact-question")).toBe(count("question", "not-met"));
  },
);
