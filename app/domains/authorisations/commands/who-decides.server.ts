import type { Actor } from "~/domains/access/actor";
import { FUNDING_DEPUTIES } from "~/domains/access/role-groups";
import type { Tx } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { decidingRoles } from "../deciders.rules";
import { deputiesToday, fundingLimit } from "../queries/funding-deciders.server";
import { membersHolding } from "../queries/members-holding.server";

/**
 * Those of the council who may decide today on a first year of so many pence: by their role, or as the deputy of one
 * who is away. Not those `without`, who took part in it, nor their deputies.
 */
export async function whoDecides(
  tx: Tx,
  actor: Pick<Actor, "organisationId">,
  { firstYearPence, without }: { firstYearPence: number; without: readonly string[] },
): Promise<Recipient[]> {
  const { organisationId } = actor;
  const roles = decidingRoles(firstYearPence, await fundingLimit(tx, actor));
  const tookPart = new Set(without);
  const holders =
    (await findRecipients(tx, { organisationId, steps: [{ roles }], without: tookPart }))?.people ?? [];
  const named = await deputiesToday(
    tx,
    actor,
    holders.map(({ personId }) => personId),
  );
  // Only who still holds a role that may be a deputy: `decidesAs` asks the same of them.
  const able = await membersHolding(tx, actor, FUNDING_DEPUTIES);
  const people = able.map(({ personId }) => personId).filter((id) => named.includes(id));
  const found = await findRecipients(tx, {
    organisationId,
    steps: [{ roles, people }],
    without: tookPart,
  });
  return found?.people ?? [];
}

/** One mail to each of them: the reference, the council and the way to decide. */
export async function mailDeciders(
  tx: Tx,
  actor: Actor,
  deciders: readonly Recipient[],
  asked: { id: string; reference: string; emergency: boolean; again: boolean },
): Promise<void> {
  const link = `${env().APP_URL}${councilPaths(actor.organisationSlug).authorisation(asked.id).page()}`;
  await notify(tx, {
    template: "authorisation-asked",
    to: { organisationId: actor.organisationId, people: deciders },
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
