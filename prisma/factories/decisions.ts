import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { type Accepted, acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import {
  type Decided,
  decideAuthorisation,
} from "~/domains/authorisations/commands/decide-authorisation.server";
import { type Preferred, preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { saveOfferDraft } from "~/domains/offers/commands/save-offer-draft.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { emptyLine } from "~/domains/offers/offer-draft.rules";
import type { OfferDraft } from "~/domains/offers/offer-draft.schema";
import { placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { now } from "~/platform/clock.server";
import type { Refusal } from "~/platform/refusal";
import type { Result } from "~/platform/result";
import { addDays, londonDate } from "~/platform/time";
import { assessOffer, sendDraft } from "./offers.ts";

export type OfferOptions = Partial<OfferDraft> & {
  /** Pounds a week of its core line. */
  weekly?: string;
  /** Days from today: the start, and the last day on which the place is held. */
  startsIn?: number;
  heldFor?: number;
};

function boxes(day: string): { day: string; month: string; year: string } {
  const [year = "", month = "", date = ""] = day.split("-");
  return { day: date, month, year };
}

/** An offer for one listed service, written and sent by the real commands. Gives its reference. */
export async function sentOffer(
  officer: Actor,
  at: { reference: string; serviceId: string },
  { weekly = "4,850.00", startsIn = 5, heldFor = 4, ...typed }: OfferOptions = {},
): Promise<string> {
  const today = londonDate(now());
  const started = must(await startOffer(officer, at));
  await assessOffer(officer, started.reference);
  await saveOfferDraft(officer, {
    reference: started.reference,
    intent: "check",
    expectedVersion: 0,
    values: {
      startOn: boxes(addDays(today, startsIn)),
      heldUntilOn: boxes(addDays(today, heldFor)),
      heldUntilAt: "17:00",
      needsMet: "Two staff at all times, a key worker of her choice and a place at the school on site.",
      effectOnChildren: "Three young people live here; all know somebody may come and look forward to it.",
      childrenLiving: "3",
      lines: [{ ...emptyLine("core"), amount: weekly }],
      ...typed,
    },
  });
  await sendDraft(officer, started.reference);
  return started.reference;
}

type Standing = { reference: string; offer: string };

/** How an offer stands, as its forms carry it. */
export async function standing(actor: Actor, offer: string) {
  return read(actor, (tx) =>
    tx.offer.findFirstOrThrow({
      where: { reference: offer },
      select: {
        id: true,
        state: true,
        version: true,
        versionNumber: true,
        fundingStage: true,
        stateReason: true,
        confirmedEdition: true,
      },
    }),
  );
}

/** A submitted offer is shortlisted, preferred and its money asked for, with a reason where alerts stand on the home. */
export async function preferredOffer(
  broker: Actor,
  { reference, offer }: Standing,
  why = "It keeps her at her school, and the place is free at once.",
  alertReason = "",
): Promise<Preferred> {
  const before = await standing(broker, offer);
  if (before.state === "submitted") must(await shortlistOffer(broker, { reference: offer }));
  const { version, versionNumber } = await standing(broker, offer);
  const alertsRead = alertReason === "" ? [] : await alertsOf(broker, offer);
  const input = { reference, offer, version, offerVersion: versionNumber, why, alertsRead, alertReason };
  return must(await preferOffer(broker, input));
}

/** The ids of the alerts that stand on the home of an offer. */
export function alertsOf(actor: Actor, offer: string): Promise<string[]> {
  return read(actor, async (tx) => {
    const { serviceId } = await tx.offer.findFirstOrThrow({ where: { reference: offer } });
    return (await placementBlocksOf(tx, serviceId)).alerts.map(({ id }) => id);
  });
}

/** The same, and a head of service authorises the money. */
export async function authorisedOffer(broker: Actor, head: Actor, at: Standing): Promise<Preferred> {
  const preferred = await preferredOffer(broker, at);
  await authorised(head, preferred.authorisationId);
  return preferred;
}

/** A head of service authorises what was asked. */
export async function authorised(head: Actor, id: string): Promise<Decided> {
  const row = await read(head, (tx) => tx.authorisation.findUniqueOrThrow({ where: { id } }));
  return must(
    await decideAuthorisation(head, {
      decision: "authorise",
      id,
      version: row.version,
      offerVersion: row.offerVersion,
      alertsRead: row.alertsRead,
    }),
  );
}

/** The same, and the broker accepts it. */
export async function acceptedOffer(broker: Actor, head: Actor, at: Standing): Promise<Accepted> {
  await authorisedOffer(broker, head, at);
  return must(await accept(broker, at));
}

/** The broker accepts an authorised offer as it stands; it may be refused, as where its place has gone. */
export async function accept(broker: Actor, at: Standing): Promise<Result<Accepted, Refusal>> {
  const { version, versionNumber } = await standing(broker, at.offer);
  return acceptOffer(broker, {
    ...{ ...at, version, offerVersion: versionNumber, note: "", toOthers: "" },
    placeConfirmed: true,
  });
}

function must<T>(result: Result<T, { kind: string; message?: string }>): T {
  if (result.ok) return result.value;
  throw new Error(`A factory was refused: ${result.error.kind} ${result.error.message ?? ""}`);
}
