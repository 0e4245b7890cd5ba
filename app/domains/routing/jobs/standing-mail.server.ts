import { PROVIDER_WATCHERS } from "~/domains/access/role-groups";
import type { Place } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { wasTold } from "~/domains/audit/was-told.server";
import { type Letter, notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { DELIVERY_EVENTS } from "../delivery.events";

/** An organisation whose people a job writes to. */
export type Told = { id: string; kind: string; slug: string; name: string };

/** The hub, and the councils named or every one. */
export function organisationsToTell(tx: Tx, councilIds: readonly string[] | "all"): Promise<Told[]> {
  return tx.organisation.findMany({
    where: {
      OR: [
        { kind: "region" },
        councilIds === "all" ? { kind: "council" } : { kind: "council", id: { in: [...councilIds] } },
      ],
    },
    select: { id: true, kind: true, slug: true, name: true },
    orderBy: { id: "asc" },
  });
}

/**
 * In the organisation that is set for the transaction: its commissioners, quality assurance and hub officers and those
 * named beside them; its admins where it has none of these.
 */
export async function peopleToTell(
  tx: Tx,
  organisationId: string,
  { beside = [], without = null }: { beside?: readonly (string | null)[]; without?: string | null },
): Promise<Recipient[]> {
  const steps = [{ people: beside, roles: PROVIDER_WATCHERS }, { roles: ["council-admin" as const] }];
  const found = await findRecipients(tx, { organisationId, steps });
  // Whoever did it is one of those concerned: nobody else has to hear in their place.
  return found?.people.filter(({ personId }) => personId !== without) ?? [];
}

/** What organisations are told of, so that each is told of it once. */
export type ToldOf = Pick<Place<typeof DELIVERY_EVENTS>, "subject" | "subjectId"> & {
  kind: "standing-told" | "alert-told";
  /** The question or alert with what happened to it. */
  about: string;
};

/**
 * Each organisation's mails in a transaction of its own, as that organisation, with the event that it was told: a job
 * that is tried again tells only those whom it had not told yet.
 */
export async function tellEach(
  organisations: readonly Told[],
  { kind, about, subject, subjectId }: ToldOf,
  newsFor: (tx: Tx, organisation: Told) => Promise<Letter & { people: Recipient[] }>,
): Promise<void> {
  for (const organisation of organisations)
    await transaction("worker", { "app.org_id": organisation.id }, async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${about}:${organisation.id}`}, 0))::text`;
      if (await wasTold(tx, { kind, subject, subjectId, councilId: organisation.id, about })) return;
      const { people, ...letter } = await newsFor(tx, organisation);
      const to = { organisationId: organisation.id, people };
      await notify(tx, { ...letter, to, dedupeKey: about });
      await recordEvent(tx, null, DELIVERY_EVENTS, {
        kind,
        audience: "council",
        councilId: organisation.id,
        subject,
        subjectId,
        data: { about, people: people.length },
      });
    });
}
