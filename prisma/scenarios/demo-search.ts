import type { Actor } from "~/domains/access/actor";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { markRead } from "~/domains/routing/commands/mark-read.server";
import { passOnDelivery } from "~/domains/routing/commands/pass-on-delivery.server";
import { pickUpDelivery } from "~/domains/routing/commands/pick-up-delivery.server";
import { showInterest } from "~/domains/routing/commands/show-interest.server";
import type { DeclineReason } from "~/domains/routing/decline-reasons.options";
import type { StageChoice } from "~/domains/routing/stage.schema";
import type { Result } from "~/platform/result";
import { sendStage } from "../factories/deliveries.ts";
import { draftOffer, type OfferOverrides, submittedOffer } from "../factories/offers.ts";
import { checkedReferral } from "../factories/referrals.ts";
import { type DemoChild, referralOf } from "./demo-child.ts";

type Refused = { kind: string; message?: string; field?: string };

/** What a command gives, or an end to the seeding that says what refused it. */
export async function done<T>(what: string, result: Promise<Result<T, Refused>>): Promise<T> {
  const { ok, ...rest } = await result;
  if (ok) return (rest as { value: T }).value;
  const { error } = rest as { error: Refused };
  throw new Error(`${what} was refused: ${error.kind} ${error.message ?? ""}`);
}

export const REGION: StageChoice = { stage: "spot", area: { kind: "region" }, clock: "referral" };
export const OWN_SERVICES: StageChoice = { ...REGION, stage: "internal" };

/** Writes the referral, has it checked and asks the first stage; gives its reference. */
export async function searched(
  broker: Actor,
  child: DemoChild,
  { stage = REGION, socialWorker }: { stage?: StageChoice; socialWorker?: Actor } = {},
): Promise<string> {
  const { reference } = await checkedReferral(broker, {
    ...referralOf(child),
    ...(socialWorker ? { socialWorkerId: socialWorker.personId } : {}),
  });
  await sendStage(broker, reference, stage);
  return reference;
}

/** A search of the demo as its people talk about it. */
export function search(reference: string) {
  return {
    reads: (...who: Actor[]) =>
      Promise.all(who.map((one) => done(`${one.personName} reading ${reference}`, markRead(one, reference)))),
    picksUp: async (who: Actor) => {
      await done(`${who.personName} reading ${reference}`, markRead(who, reference));
      await done(`${who.personName} picking up ${reference}`, pickUpDelivery(who, { reference }));
    },
    passesOn: (who: Actor, to: Actor, note: string) =>
      done(
        `${who.personName} passing on ${reference}`,
        passOnDelivery(who, { reference, toPersonId: to.personId, note }),
      ),
    declines: async (who: Actor, serviceId: string, reason: DeclineReason, note = "") => {
      await done(`${who.personName} reading ${reference}`, markRead(who, reference));
      await done(
        `${who.personName} declining ${reference}`,
        declineService(who, { reference, serviceId, reason, note }),
      );
    },
    /** Reads it and sends an offer; gives the offer's reference. */
    offers: async (who: Actor, serviceId: string, typed: OfferOverrides) => {
      await done(`${who.personName} reading ${reference}`, markRead(who, reference));
      return submittedOffer(who, { reference, serviceId }, typed);
    },
    /** Reads it and begins an offer, not sent yet. */
    draftsOffer: async (who: Actor, serviceId: string, typed: OfferOverrides) => {
      await done(`${who.personName} reading ${reference}`, markRead(who, reference));
      return draftOffer(who, { reference, serviceId }, typed);
    },
    isInterested: async (who: Actor, serviceId: string, pounds: number, ringNumber: string, note = "") => {
      await done(`${who.personName} reading ${reference}`, markRead(who, reference));
      await done(
        `${who.personName}'s interest in ${reference}`,
        showInterest(who, { reference, serviceId, indicativeWeeklyPence: pounds * 100, ringNumber, note }),
      );
    },
  };
}
