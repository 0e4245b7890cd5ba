import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths } from "~/paths";
import { env } from "~/platform/env.server";
import type { FundingDeputyProps } from "~emails/funding-deputy";

/** A deputy and the person whose deputy they are, by name. */
type Told = { personId: string; name: string };

/** Tells a deputy and the person they are deputy for that it began or ended; not the one of them who did it. */
export async function tellDeputies(
  tx: Tx,
  actor: Actor,
  { deputy, absent, ...about }: { deputy: Told; absent: Told } & Pick<FundingDeputyProps, "change" | "span">,
): Promise<void> {
  const people = { deputy, absent };
  for (const reader of ["deputy", "absent"] as const) {
    const to = people[reader];
    if (to.personId === actor.personId) continue;
    const props: FundingDeputyProps = {
      ...about,
      name: to.name,
      reader,
      deputy: deputy.name,
      absent: absent.name,
      by: actor.personName,
      council: actor.organisationName,
      link: decidersLink(actor),
    };
    const addressee = { ...to, organisationId: actor.organisationId };
    await notify(tx, { template: "funding-deputy", to: addressee, props, dedupeKey: null });
  }
}

/** Where a council says who decides on its funding, for a mail. */
export function decidersLink(actor: Actor): string {
  return `${env().APP_URL}${councilPaths(actor.organisationSlug).deciders().page()}`;
}
