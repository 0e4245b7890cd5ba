import type { Actor } from "~/domains/access/actor";
import { answerInterest } from "~/domains/market/commands/answer-interest.server";
import { submitInterest } from "~/domains/market/commands/submit-interest.server";
import { writeInInterest } from "~/domains/market/commands/write-in-interest.server";
import { addDays, londonDate } from "~/platform/time";
import { done } from "./demo-search.ts";
import { hoursAgo } from "./demo-time.ts";

/** A provider is interested in the published intention; the commissioner asks, and the provider's reply waits. */
export async function* interest(commissioner: Actor, provider: Actor, key: string) {
  yield hoursAgo(9 * 24);
  const { id } = await done(
    "An interest",
    submitInterest(provider, {
      slug: commissioner.organisationSlug,
      key,
      beds: 1,
      place: "Bilston or Wednesfield",
      openBy: addDays(londonDate(hoursAgo(0)), 270),
      needed:
        "We have a house in mind and a manager who would move there.\nWe need to know that the bed is bought for two years, and help with the planning office.",
    }),
  );
  yield hoursAgo(8 * 24);
  await done(
    "An answer to it",
    answerInterest(commissioner, {
      ...{ id, version: 1, event: "talk", reason: "" },
      words: "Thank you. Could we see the house before you buy it? A block needs a procurement of its own.",
    }),
  );
  yield hoursAgo(3 * 24);
  await done(
    "A reply",
    writeInInterest(provider, {
      ...{ id, version: 2 },
      words: "Yes. Any morning next week suits us. We understand about the procurement.",
    }),
  );
}
