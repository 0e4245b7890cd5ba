import type { Actor } from "~/domains/access/actor";
import { namesOfPeople, type PersonName } from "~/domains/access/queries/names-of-people.server";
import { read } from "~/domains/access/transactions.server";
import { findOwnService, vacancyStand } from "~/domains/providers/queries/find-own-service.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { placesWords } from "~/domains/providers/vacancy.rules";
import { diffEditions, type EditionChange } from "~/domains/referrals/edition.rules";
import { findEditions } from "~/domains/referrals/queries/find-editions.server";
import type { IntendedLength } from "~/domains/referrals/referral.options";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { dayOfColumn, londonDate } from "~/platform/time";
import { linesInWords } from "../cost-words.rules";
import { checkImpact } from "../impact/impact-check.rules";
import { type CheckedImpact, readImpactDraft } from "../impact/impact-draft.rules";
import type { OfferState } from "../offer.machine";
import { type OfferAction, offerAbilities } from "../offer.policy";
import { offerScope } from "../offer.scope.server";
import { checkOffer } from "../offer-check.rules";
import { type CheckedDraft, readDraft } from "../offer-draft.rules";
import type { OfferDraft } from "../offer-draft.schema";
import type { PromisedPlace } from "../place.rules";
import { subjectOf } from "./find-offer.server";
import { asksOfOffer } from "./impact-of-version.server";
import { intendedLength } from "./intended-length.server";
import { latestVersion } from "./offer-versions.server";
import { promisedPlaces } from "./promised-places.server";

export type OfferFrame = {
  reference: string;
  state: OfferState;
  /** Of the row, for its forms. */
  version: number;
  versionNumber: number;
  serviceName: string;
  referral: { reference: string; headline: string; answerBy: Date };
  council: { name: string; phone: string | null };
  broker: PersonName | null;
  confirmedEdition: number;
  latestEdition: number;
  abilities: Record<OfferAction, boolean>;
  now: Date;
};

/** With what the provider told of its vacancies: in words, from when, and as its form carries it (`vacancyStand`). */
export type PromisedBeside = PromisedPlace & {
  told: string | null;
  freeFrom: string | null;
  vacancies: string;
};

/** How far the impact assessment is that is sent with the offer. */
export type ImpactProgress = { state: "complete" | "follows" } | { state: "open"; gaps: number };

export type OfferDraftView = OfferFrame & {
  /** How long the placement is meant to last, as the newest edition says. */
  intendedLength: IntendedLength | null;
  /** Null when there is nothing to write: the offer was sent and no change of it has been begun. */
  draft: {
    values: OfferDraft;
    savedAt: Date;
    savedBy: string | null;
    mine: boolean;
    checked: CheckedDraft;
    impact: ImpactProgress;
    /** The later of the moments at which offer and assessment were saved: what is sent is known by it. */
    toSend: number;
    /** What else is promised of its place, so that its provider says which of both it is; null where nothing is. */
    promised: PromisedBeside | null;
  } | null;
};

/** The draft of the provider's own offer for its pages; 404 for everybody else. */
export function viewOfferDraft(actor: Actor, reference: string): Promise<OfferDraftView> {
  return offerFrame(actor, reference, async (tx, offer, people) => {
    const row = await tx.offerDraft.findUnique({ where: { offerId: offer.id } });
    const values = row && readDraft(row.values);
    const impact = await tx.impactDraft.findUnique({ where: { offerId: offer.id } });
    const asks = await asksOfOffer(tx, offer);
    const savedBy = row ? (await people([row.savedById])).get(row.savedById) : undefined;
    return {
      intendedLength: await intendedLength(tx, offer.referralId, offer.delivery.editionNumber),
      draft:
        row && values
          ? {
              values,
              savedAt: row.savedAt,
              savedBy: savedBy?.name ?? null,
              mine: row.savedById === actor.personId,
              checked: checkOffer(values, now()),
              impact: progressOf(checkImpact(readImpactDraft(impact?.values), asks, values.childrenLiving)),
              promised: await promisedBeside(tx, actor, offer),
              toSend: Math.max(row.savedAt.getTime(), impact?.savedAt.getTime() ?? 0),
            }
          : null,
    };
  });
}

async function promisedBeside(
  tx: Tx,
  actor: Actor,
  offer: { id: string; serviceId: string },
): Promise<PromisedBeside | null> {
  const promised = (await promisedPlaces(tx, [offer.id])).get(offer.id);
  const service = promised && (await findOwnService(tx, actor, offer.serviceId));
  if (!service) return null;
  const [told] = service.vacancies;
  const freeFrom = dayOfColumn(told?.freeFrom ?? null);
  return {
    ...promised,
    told: told ? placesWords({ places: told.places, freeFrom }, londonDate(now())) : null,
    freeFrom,
    vacancies: await vacancyStand(tx, service),
  };
}

function progressOf(checked: CheckedImpact): ImpactProgress {
  if (!checked.ok) return { state: "open", gaps: Object.keys(checked.problems).length };
  return { state: checked.impact ? "complete" : "follows" };
}

export type OfferConfirmation = OfferFrame & {
  changes: EditionChange[];
  /** The offer as it was sent last. */
  sent: { startOn: string; cost: string; heldUntil: Date } | null;
};

/** What has changed in the referral since the offer was made or confirmed, beside what was offered. */
export function viewOfferConfirmation(actor: Actor, reference: string): Promise<OfferConfirmation> {
  return offerFrame(actor, reference, async (tx, offer) => {
    const numbers = [offer.confirmedEdition, offer.delivery.editionNumber] as const;
    const editions = await findEditions(tx, offer.referralId, numbers);
    const [before, after] = numbers.map((number) => editions.get(number)?.content);
    const version = await latestVersion(tx, offer.id);
    return {
      changes: before && after ? diffEditions(before, after) : [],
      sent: version
        ? {
            startOn: version.startOn,
            cost: linesInWords(version.lines, version.startOn),
            heldUntil: version.heldUntil,
          }
        : null,
    };
  });
}

/** The offer as the page of a withdrawal shows it. */
export function viewOfferFrame(actor: Actor, reference: string): Promise<OfferFrame> {
  return offerFrame(actor, reference, async () => ({}));
}

type Tx = Parameters<Parameters<typeof read>[1]>[0];
const COLUMNS = {
  id: true,
  reference: true,
  referralId: true,
  serviceId: true,
  councilId: true,
  providerId: true,
  state: true,
  confirmedEdition: true,
  versionNumber: true,
  version: true,
  delivery: {
    select: {
      reference: true,
      headline: true,
      searchState: true,
      editionNumber: true,
      brokerId: true,
      answerBy: true,
    },
  },
} as const;

async function load(tx: Tx, actor: Actor, reference: string) {
  const offer =
    actor.kind === "provider"
      ? await tx.offer.findFirst({ where: { AND: [offerScope(actor), { reference }] }, select: COLUMNS })
      : null;
  return offer ?? notFound();
}

/** What every page about an own offer shows, with what one page adds to it in the same transaction. */
export function offerFrame<More>(
  actor: Actor,
  reference: string,
  more: (
    tx: Tx,
    offer: Awaited<ReturnType<typeof load>>,
    people: (ids: string[]) => Promise<Map<string, PersonName>>,
  ) => Promise<More>,
): Promise<OfferFrame & More> {
  return read(actor, async (tx) => {
    const offer = await load(tx, actor, reference);
    const people = (ids: string[]) => namesOfPeople(tx, ids);
    const names = await serviceFacts(tx, [offer.serviceId]);
    const council = await tx.organisation.findUnique({
      where: { id: offer.councilId },
      select: { name: true, phone: true },
    });
    const broker = (await people([offer.delivery.brokerId])).get(offer.delivery.brokerId);
    const subject = subjectOf(offer);
    return {
      reference: offer.reference,
      state: subject.state,
      version: offer.version,
      versionNumber: offer.versionNumber,
      serviceName: names.get(offer.serviceId)?.name ?? "A service",
      referral: {
        reference: offer.delivery.reference,
        headline: offer.delivery.headline,
        answerBy: offer.delivery.answerBy,
      },
      council: council ?? { name: "The council", phone: null },
      broker: broker ?? null,
      confirmedEdition: offer.confirmedEdition,
      latestEdition: offer.delivery.editionNumber,
      abilities: offerAbilities(actor, subject),
      now: now(),
      ...(await more(tx, offer, people)),
    };
  });
}
