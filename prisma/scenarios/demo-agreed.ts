import type { Actor } from "~/domains/access/actor";
import type { OfferOverrides } from "../factories/offers.ts";
import type { DemoChild } from "./demo-child.ts";
import { council } from "./demo-decisions.ts";
import { OFFERS } from "./demo-offers.ts";
import type { DemoWorld } from "./demo-region.ts";
import { search, searched } from "./demo-search.ts";
import { workingDaysAgo } from "./demo-time.ts";

type ToAgree = {
  child: DemoChild;
  /** Of Ashgrove Care. */
  home: string;
  /** The day on which it starts, counted from the one on which the demo opens. */
  from: number;
  /** Working days before the demo opens. */
  before: number;
  /** Where it differs from the offer of the others. */
  offers?: OfferOverrides;
};
export type Agreed = { broker: Actor; socialWorker: Actor; offer: string };

/** Searched, offered, authorised and accepted on three days, the last of them so many working days ago. */
export async function* agreedAt(
  { councils, providers }: DemoWorld,
  { child, home, from, before, offers = {} }: ToAgree,
): AsyncGenerator<Date, Agreed, void> {
  const { secondBroker: broker, head, socialWorker } = councils.wolverhampton;
  const { ashgrove } = providers;
  yield workingDaysAgo(before + 2, "10:15");
  const reference = await searched(broker, child, { socialWorker });
  yield workingDaysAgo(before + 1, "11:40");
  const offer = await search(reference).offers(ashgrove.people.referrals, ashgrove.home(home), {
    ...OFFERS.placed(from),
    ...offers,
  });
  yield workingDaysAgo(before, "14:05");
  const desk = council(broker, head, reference);
  await desk.authorises(
    await desk.prefers(offer, "The manager has met them, and it went well on both sides."),
  );
  yield workingDaysAgo(before, "15:30");
  await desk.accepts(offer, "Thank you. We ring tomorrow about the day.", "");
  return { broker, socialWorker, offer };
}
