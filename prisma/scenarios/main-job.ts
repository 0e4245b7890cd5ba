import type { Actor } from "~/domains/access/actor";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { acceptedOffer, preferredOffer } from "../factories/decisions.ts";
import { publishedReferral, registeredService } from "../factories/deliveries.ts";
import { type OfferOverrides, submittedOffer } from "../factories/offers.ts";
import { council, person, provider } from "../factories/organisations.ts";
import type { DraftOverrides } from "../factories/referrals.ts";
import { done } from "./demo-search.ts";

/** One council and three providers with a home each: enough for the main job, in a database of one's own. */
export type MainJob = {
  broker: Actor;
  head: Actor;
  providers: readonly { officer: Actor; home: string }[];
};

/** Founds the organisations with the people who do the main job. */
export async function mainJobWorld(): Promise<MainJob> {
  const wolverhampton = await council("Wolverhampton", { councilCode: "E08000031" });
  const [broker, head] = await Promise.all([
    person(wolverhampton, ["broker"]),
    person(wolverhampton, ["head-of-service"]),
  ]);
  const providers = await Promise.all(
    ["Fernhill Homes", "Ashgrove Care", "Canal Street Care"].map(async (name) => {
      const found = await provider(name);
      const [officer, home] = await Promise.all([
        person(found, ["referrals-officer"]),
        registeredService({ name: `${name} house`, ownerName: name, providerId: found.id }),
      ]);
      return { officer, home };
    }),
  );
  return { broker, head, providers };
}

/** A referral that every provider of the world has got; its reference. */
export async function searchingReferral(world: MainJob, overrides: DraftOverrides = {}): Promise<string> {
  const { reference } = await publishedReferral(world.broker, {}, overrides);
  return reference;
}

export type Offered = { reference: string; offers: string[] };

/** The same with an offer of each provider, dearer one by one; the first two are on the shortlist. */
export async function threeOffers(world: MainJob, typed: OfferOverrides = {}): Promise<Offered> {
  const reference = await searchingReferral(world);
  const offers: string[] = [];
  for (const [index, { officer, home }] of world.providers.entries()) {
    const lines = [{ kind: "core", amount: `${4_600 + index * 250}.00` }];
    offers.push(await submittedOffer(officer, { reference, serviceId: home }, { lines, ...typed }));
  }
  for (const offer of offers.slice(0, 2))
    await done(`Shortlisting ${offer}`, shortlistOffer(world.broker, { reference: offer }));
  return { reference, offers };
}

export type Asked = Offered & { offer: string; authorisationId: string };

/** The same, the first offer preferred: its money waits for the head of service. */
export async function askedAuthorisation(world: MainJob): Promise<Asked> {
  const { reference, offers } = await threeOffers(world);
  const offer = firstOf(offers);
  const { authorisationId } = await preferredOffer(world.broker, { reference, offer });
  return { reference, offers, offer, authorisationId };
}

/** The main job to its end: the first offer authorised and accepted, the others told. */
export async function agreedPlacement(world: MainJob): Promise<Offered & { offer: string }> {
  const { reference, offers } = await threeOffers(world);
  const offer = firstOf(offers);
  await acceptedOffer(world.broker, world.head, { reference, offer });
  return { reference, offers, offer };
}

function firstOf(offers: readonly string[]): string {
  const [first] = offers;
  if (!first) throw new Error("Nobody has made an offer.");
  return first;
}
