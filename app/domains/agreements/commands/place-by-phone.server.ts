import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { lockPlacementBlocks, lockSearch } from "~/domains/authorisations/commands/lock-search.server";
import { recordVerbal } from "~/domains/authorisations/commands/record-verbal.server";
import { whoDecidesWords } from "~/domains/authorisations/deciders.rules";
import {
  decidesByPhone,
  tookPartInIt,
  type VerbalDecider,
  verbalDeciders,
} from "~/domains/authorisations/queries/verbal-deciders.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import { offerByPhone } from "~/domains/offers/commands/offer-by-phone.server";
import { lockPlaces } from "~/domains/providers/commands/lock-vacancies.server";
import { placeChildren } from "~/domains/referrals/commands/place-children.server";
import { workingHeadline } from "~/domains/referrals/headline.rules";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { may } from "~/domains/referrals/referral.policy";
import { deliverByPhone } from "~/domains/routing/commands/deliver-by-phone.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { invalid, missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import {
  confirmFundingBy,
  paperworkBy,
  phoneDayProblem,
  phoneFirstYearPence,
} from "../by-phone/by-phone.rules";
import type { ByPhoneForm } from "../by-phone/by-phone.schema";
import { placementMachine } from "../placement/placement.machine";
import { bringOnByPhone } from "./bring-on-by-phone.server";
import { childByPhone, nameInReason } from "./child-by-phone.server";
import { endSearchByPhone } from "./end-search-by-phone.server";
import { homeByPhone, reasonToGive } from "./home-by-phone.server";
import { recordPlacementEvent } from "./lock-placement.server";
import { planPlacements } from "./plan-placements.server";
import { tellByPhone } from "./tell-by-phone.server";

const UNSENT =
  "This home has an unsent offer for this child. Ask the home to send it, then record the placement, or choose another home";
const TOOK_PART =
  "This person, or who they are deputy for, is or was the broker of this referral. Choose someone else";

export type PlaceByPhone = ByPhoneForm & { idempotency?: Idempotency<PlacedByPhone> };
/** The placement's reference, and when its funding has to be confirmed. */
export type PlacedByPhone = { reference: string; confirmBy: Date };

/**
 * Records a placement that was made by phone in an emergency, on one page: the child, the home, who authorised it verbally, up
 * to how much a week and until when, and the start (docs/adr/0045). The placement is there at once, planned or started; its
 * funding is confirmed by 5pm on the next working day by somebody who may decide, and the agreement and the notices follow
 * within 5 working days. A provider that is not on the portal is brought on with it. A search for the child ends with it. Nothing in a home that a suspension or restriction stops; other
 * alerts and an unconfirmed provider need a reason, as everywhere.
 */
export function placeByPhone(actor: Actor, input: PlaceByPhone): Promise<Result<PlacedByPhone, Refusal>> {
  return write<PlacedByPhone, Refusal>(actor, input.idempotency, async (tx) => {
    const allowed = may(actor, "record-phone-placement", {
      councilId: actor.organisationId,
      state: "draft",
    });
    if (allowed !== true) return err(refusalOf(allowed));
    const wrong = phoneDayProblem(input, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const by = await whoAuthorised(tx, actor, input);
    if (!by.ok) return by;
    // First of the locks: whoever brings a provider on takes that of admissions before a search's.
    const broughtOn = await bringOnByPhone(tx, actor, input);
    if (!broughtOn.ok) return broughtOn;
    const found = await childByPhone(tx, actor, input);
    if (!found.ok) return found;
    const referral = found.value;
    const home = await homeByPhone(tx, actor, { ...input, age: referral.child.age });
    if (!home.ok) return home;
    const service = home.value;
    const headline = workingHeadline({ ...referral.child, serviceKind: service.kind });
    const deliveryId = await deliverByPhone(tx, actor, { referral, service, headline });
    const search = await lockSearch(tx, actor, referral.reference);
    if (!search) return err(missing());
    const ended = await endSearchByPhone(tx, actor, search, { deliveryId });
    if (!ended.ok) return ended;
    const weeklyPence = input.feePence ?? input.capPence;
    const firstYearPence = phoneFirstYearPence(weeklyPence, input.startOn);
    const offer = await offerByPhone(tx, {
      deliveryId,
      serviceId: service.id,
      childId: referral.child.id,
      startOn: input.startOn,
      weeklyPence,
      firstYearPence,
    });
    if (!offer) return err(invalid(UNSENT, "serviceId"));
    if (await tookPartInIt(tx, offer, by.value)) return err(invalid(TOOK_PART, "authorisedBy"));
    // The last of the locks: what was raised or given since the page was opened is seen here.
    const blocks = await lockPlacementBlocks(tx, { serviceId: service.id, providerId: service.providerId });
    await lockPlaces(tx, [service.id]);
    const reason = reasonToGive(blocks, input);
    if (!reason.ok) return reason;
    const named = await nameInReason(tx, actor, referral, input);
    if (named) return named;
    const at = now();
    const clocks = { confirmBy: confirmFundingBy(at), paperworkBy: paperworkBy(at) };
    const authorisationId = await recordVerbal(tx, actor, {
      councilId: referral.councilId,
      referralId: referral.id,
      offer: { ...offer, serviceId: service.id },
      by: by.value,
      capPence: input.capPence,
      weeklyPence,
      firstYearPence,
      until: input.until,
      ...clocks,
      ...reason.value,
    });
    const placement = await place(tx, actor, { referral, offerId: offer.id, deliveryId, service, input });
    await broughtOn.value?.(placement.reference);
    await tellByPhone(tx, { placement, authorisationId, ...clocks, until: input.until });
    return ok({ reference: placement.reference, confirmBy: clocks.confirmBy });
  });
}

/** Who said yes on the phone: somebody who may decide on as much as they allowed, and not whoever records it. */
async function whoAuthorised(
  tx: Tx,
  actor: Actor,
  { authorisedBy, capPence, startOn }: PlaceByPhone,
): Promise<Result<VerbalDecider, Refusal>> {
  const [personId, forId = null] = authorisedBy.split(".");
  const by = (await verbalDeciders(tx, actor)).find(
    (one) => one.personId === personId && one.forId === forId,
  );
  if (!by) return err(invalid("Choose who authorised the funding", "authorisedBy"));
  const { decides, limitPence } = await decidesByPhone(tx, actor, by, phoneFirstYearPence(capPence, startOn));
  return decides
    ? ok(by)
    : err(invalid(whoDecidesWords(phoneFirstYearPence(capPence, startOn), limitPence), "authorisedBy"));
}

type Placing = {
  referral: FoundReferral;
  offerId: string;
  deliveryId: string;
  service: { id: string; providerId: string };
  input: PlaceByPhone;
};

export type PhonePlacement = { id: string; reference: string; councilId: string; providerId: string };

/** The acceptance and the placement of it, planned, or started where the child is there already. */
async function place(
  tx: Tx,
  actor: Actor,
  { referral, offerId, deliveryId, service, input }: Placing,
): Promise<PhonePlacement> {
  const at = now();
  const acceptance = { id: newId(), referralChildId: referral.child.id };
  const { councilId } = referral;
  const { providerId } = service;
  await tx.acceptance.createMany({
    data: [
      {
        ...acceptance,
        offerId,
        referralId: referral.id,
        councilId,
        providerId,
        purpose: "emergency",
        acceptedById: actor.personId,
        acceptedAt: at,
      },
    ],
  });
  await placeChildren(tx, referral, [referral.child.id]);
  const offer: Pick<
    LockedOffer,
    "id" | "deliveryId" | "serviceId" | "councilId" | "providerId" | "versionNumber"
  > = { id: offerId, deliveryId, serviceId: service.id, councilId, providerId, versionNumber: 1 };
  await planPlacements(tx, actor, { referral, offer, accepted: [acceptance] });
  const planned = await tx.placement.findUniqueOrThrow({
    where: { acceptanceId: acceptance.id },
    select: { id: true, reference: true, version: true },
  });
  const placement = { id: planned.id, reference: planned.reference, councilId, providerId };
  await recordPlacementEvent(
    tx,
    actor,
    { ...placement, referralId: referral.id },
    {
      kind: "placed-by-phone",
      data: { placement: placement.reference, serviceId: service.id },
    },
  );
  if (input.start === "moved-in")
    await start(tx, actor, { ...placement, referralId: referral.id, serviceId: service.id }, input.startOn);
  return placement;
}

async function start(
  tx: Tx,
  actor: Actor,
  placement: PhonePlacement & { referralId: string; serviceId: string },
  movedIn: string,
): Promise<void> {
  const next = placementMachine.next("planned", "start");
  if (!next.ok) throw new Error("A planned placement does not start: the machine of placements has changed.");
  const at = now();
  await tx.placement.updateMany({
    where: { id: placement.id, state: "planned" },
    data: {
      state: next.value,
      stateSince: at,
      councilMovedIn: columnOfDay(movedIn),
      councilSaidById: actor.personId,
      councilSaidAt: at,
      updatedAt: at,
      version: { increment: 1 },
    },
  });
  await recordPlacementEvent(tx, actor, placement, {
    kind: "move-in-confirmed",
    from: "planned",
    to: next.value,
    data: {
      placement: placement.reference,
      serviceId: placement.serviceId,
      side: "council",
      date: movedIn,
    },
  });
}
