import type { Actor } from "~/domains/access/actor";
import { FUNDING_DECIDERS } from "~/domains/access/roles";
import type { Tx } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";

/** The council's heads of service of today who may decide: not those who asked, nor those who made the offer. */
export async function headsOfService(
  tx: Tx,
  actor: Actor,
  notThese: readonly string[],
): Promise<Recipient[]> {
  const found = await findRecipients(tx, {
    organisationId: actor.organisationId,
    steps: [{ roles: FUNDING_DECIDERS }],
    without: new Set(notThese),
  });
  return found?.people ?? [];
}

/** One mail to each of them: the reference, the council and the way to decide. */
export async function mailHeads(
  tx: Tx,
  actor: Actor,
  heads: readonly Recipient[],
  asked: { id: string; reference: string; emergency: boolean; again: boolean },
): Promise<void> {
  const link = `${env().APP_URL}${councilPaths(actor.organisationSlug).authorisation(asked.id).page()}`;
  await notify(tx, {
    template: "authorisation-asked",
    to: { organisationId: actor.organisationId, people: heads },
    props: ({ name }) => ({
      name,
      reference: asked.reference,
      council: actor.organisationName,
      emergency: asked.emergency,
      again: asked.again,
      link,
    }),
    dedupeKey: null,
  });
}
