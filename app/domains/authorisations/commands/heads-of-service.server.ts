import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import type { AuthorisationAskedProps } from "~emails/authorisation-asked";

export type HeadOfService = { personId: string; name: string };

/** The council's heads of service of today who may decide: not those who asked, nor those who made the offer. */
export async function headsOfService(
  tx: Tx,
  actor: Actor,
  notThese: readonly string[],
): Promise<HeadOfService[]> {
  const rows = await tx.membership.findMany({
    where: {
      organisationId: actor.organisationId,
      endedAt: null,
      roles: { has: "head-of-service" },
      personId: { notIn: [...notThese] },
    },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: { startedAt: "asc" },
  });
  return rows.map(({ personId, person }) => ({ personId, name: person.name }));
}

/** One mail to each of them: the reference, the council and the way to decide. */
export async function mailHeads(
  tx: Tx,
  actor: Actor,
  heads: readonly HeadOfService[],
  asked: { id: string; reference: string; emergency: boolean; again: boolean },
): Promise<void> {
  const link = `${env().APP_URL}${councilPaths(actor.organisationSlug).authorisation(asked.id).page()}`;
  const mails = heads.map(({ personId, name }) => {
    const props: AuthorisationAskedProps = {
      name,
      reference: asked.reference,
      council: actor.organisationName,
      emergency: asked.emergency,
      again: asked.again,
      link,
    };
    return {
      organisationId: actor.organisationId,
      toPersonId: personId,
      template: "authorisation-asked",
      props,
    };
  });
  await queueMail(tx, ...mails);
}
