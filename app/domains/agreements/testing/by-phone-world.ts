import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import type { TellPhonePlacement } from "~/domains/authorisations/phone-funding.jobs";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { addDays, londonDate } from "~/platform/time";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { person } from "../../../../prisma/factories/organisations";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { NEW_CHILD } from "../by-phone/by-phone.schema";
import { type PlaceByPhone, placeByPhone } from "../commands/place-by-phone.server";
import { tellPhonePlacement } from "../jobs/tell-phone-placement.server";

type Clock = TellPhonePlacement["what"];

export type PhoneRow = Awaited<ReturnType<PhoneWorld["rowOf"]>>;
export type PhoneWorld = Awaited<ReturnType<typeof phoneWorld>>;

/** Today, or so many days from it, `YYYY-MM-DD`. */
export const dayFrom = (days: number) => addDays(londonDate(now()), days);

/** A council with somebody on duty at night and a director, and a home that can be phoned. */
export async function phoneWorld(ofCouncil: Parameters<typeof decidingWorld>[1] = {}) {
  const world: DecidingWorld = await decidingWorld(1, ofCouncil);
  const asked = world.providers[0];
  if (!asked) throw new Error("no provider");
  const duty: Actor = await person(world.home, ["emergency-duty"]);
  const director: Actor = await person(world.home, ["director"]);
  const home = await registeredService({ providerId: asked.org.id });
  const form = (more: Partial<PlaceByPhone> = {}): PlaceByPhone => ({
    child: NEW_CHILD,
    given: "Tamsin",
    family: "Overbury",
    dateOfBirth: "2012-05-04",
    gender: "girl",
    brokerId: world.broker.personId,
    serviceId: home,
    contactName: "",
    contactEmail: "",
    alertsRead: [],
    alertReason: "",
    authorisedBy: world.head.personId,
    capPence: 650_000,
    feePence: 600_000,
    until: dayFrom(3),
    start: "moved-in",
    startOn: dayFrom(0),
    ...more,
  });
  const rowOf = (reference: string) =>
    read(world.broker, (tx) =>
      tx.placement.findUniqueOrThrow({
        where: { reference },
        include: {
          referral: { include: { children: true } },
          offer: { include: { versions: { include: { lines: true } }, authorisations: true } },
        },
      }),
    );
  const placed = async (more: Partial<PlaceByPhone> = {}) => {
    const done = await placeByPhone(duty, form(more));
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return rowOf(done.value.reference);
  };
  return { ...world, asked, duty, director, form, rowOf, placed };
}

/** The funding of a placement that was made by phone. */
export function fundingOf({ offer }: PhoneRow) {
  const [funding] = offer.authorisations;
  if (!funding) throw new Error("no funding");
  return funding;
}

/** Lets one clock of it go off now. */
export const clockOf = (row: PhoneRow, what: Clock) =>
  tellPhonePlacement(
    { authorisationId: fundingOf(row).id, organisationId: row.councilId, what },
    {} as JobContext,
  );

/** As time goes by: the database's owner moves the clocks of it back. */
export const goesBy = (row: PhoneRow) =>
  sqlFor("owner")`
    update authorisations set confirm_by = confirm_by - interval '30 days', verbal_until = verbal_until - 30
     where id = ${fundingOf(row).id}`;
