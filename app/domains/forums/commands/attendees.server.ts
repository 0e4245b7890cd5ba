import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { ACTIVE } from "../booking.machine";
import type { Attendee } from "../booking.schema";

export type KnownAttendee = {
  personId: string | null;
  /** Only for who has no account here: a person's own address is looked up when a mail goes. */
  email: string | null;
  name: string;
  /** What makes two bookings one person's. */
  key: string;
};

/**
 * Who is meant: the actor, colleagues by id, or others by name and address; an address of a colleague is that
 * colleague. Refuses somebody who is no colleague, and the same person twice.
 */
export async function findAttendees(
  tx: Tx,
  actor: Actor,
  people: readonly Attendee[],
): Promise<Result<KnownAttendee[], Refusal>> {
  const onlyMe = people.every((person) => "personId" in person && person.personId === actor.personId);
  const colleagues = onlyMe
    ? [{ personId: actor.personId, person: { name: actor.personName, email: "" } }]
    : await tx.membership.findMany({
        where: { organisationId: actor.organisationId, endedAt: null },
        select: { personId: true, person: { select: { name: true, email: true } } },
      });
  const found: KnownAttendee[] = [];
  for (const asked of people) {
    const colleague = colleagues.find(({ personId, person }) =>
      "personId" in asked ? personId === asked.personId : person.email === asked.email,
    );
    if (colleague)
      found.push({
        personId: colleague.personId,
        email: null,
        name: colleague.person.name,
        key: colleague.personId,
      });
    else if ("email" in asked)
      found.push({ personId: null, email: asked.email, name: asked.name, key: asked.email });
    else return err(invalid("One of these is no colleague any more. Choose again", "people"));
  }
  const twice = found.find(({ key }, index) => found.findIndex((other) => other.key === key) < index);
  if (twice) return err(invalid(`${twice.name} is chosen twice. Choose each person once`, "people"));
  return ok(found);
}

/** Says who of them has a booking at the date already (other than `except`), as far as their organisation knows. */
export async function findActive(
  tx: Tx,
  actor: Actor,
  dateId: string,
  people: readonly KnownAttendee[],
  except: readonly { id: string }[] = [],
): Promise<string | undefined> {
  const active = await tx.forumBooking.findFirst({
    where: {
      dateId,
      id: { notIn: except.map(({ id }) => id) },
      providerId: actor.organisationId,
      state: { in: [...ACTIVE] },
      attendeeKey: { in: people.map(({ key }) => key) },
    },
    select: { attendeeName: true, state: true },
  });
  if (!active) return undefined;
  if (active.state === "waiting")
    return `${active.attendeeName} is on the waiting list for this date already`;
  return `${active.attendeeName} is booked for this date already`;
}
