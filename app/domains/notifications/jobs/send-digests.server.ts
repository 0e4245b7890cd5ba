import { account } from "~/paths/access";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import {
  type HeldMail,
  lockHeldMail,
  peopleWithHeldMail,
  settleHeldMail,
} from "~/platform/mailer/held-mail.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import { longDate } from "~/platform/time";
import type { DailyDigestProps } from "~emails/daily-digest";
import { isKind, KINDS } from "~emails/kinds";
import { kindOf, renderEmail } from "~emails/registry";
import { SEND_DIGESTS } from "../notification.jobs";

/** More than that is read on the start page. */
const MAX_ITEMS = 40;

/**
 * The job `send-digests`: one mail a person of what was held for them since the last, each in a transaction of its own.
 * Run twice it sends nothing twice. What was held for an organisation that somebody has left since is not told to them.
 */
export const sendDigests = handle(SEND_DIGESTS, async () => {
  const people = await transaction("worker", {}, peopleWithHeldMail);
  for (const personId of people)
    await transaction("worker", { "app.person_id": personId }, (tx) => digest(tx, personId));
});

async function digest(tx: Tx, personId: string): Promise<void> {
  const held = await lockHeldMail(tx, personId);
  const memberships = await tx.membership.findMany({
    where: { personId, endedAt: null },
    select: { organisationId: true },
  });
  const here = new Set(memberships.map(({ organisationId }) => organisationId));
  const [told, left] = [held.filter((one) => isHere(one, here)), held.filter((one) => !isHere(one, here))];
  await settleHeldMail(tx, told, "digested");
  await settleHeldMail(tx, left, "withheld");
  const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } });
  if (told.length === 0 || !person) return;
  const props: DailyDigestProps = {
    name: person.name,
    until: longDate(now(), now()),
    groups: groupsOf(told.slice(0, MAX_ITEMS)),
    more: Math.max(0, told.length - MAX_ITEMS),
    link: `${env().APP_URL}${account.organisations()}`,
  };
  await queueMail(tx, { organisationId: null, toPersonId: personId, template: "daily-digest", props });
}

function isHere({ organisationId }: HeldMail, here: ReadonlySet<string>): boolean {
  return organisationId !== null && here.has(organisationId);
}

/** The lines of the day under the name of their kind, in the order of the registry. */
function groupsOf(held: readonly HeldMail[]): DailyDigestProps["groups"] {
  const lines = held.flatMap(({ template, props }) => {
    const kind = kindOf(template);
    const rendered = renderEmail(template, props);
    return isKind(kind) && rendered ? [{ kind, text: rendered.subject, url: rendered.link ?? null }] : [];
  });
  return Object.entries(KINDS).flatMap(([kind, { title }]) => {
    const items = lines.filter((line) => line.kind === kind).map(({ text, url }) => ({ text, url }));
    return items.length > 0 ? [{ title, items }] : [];
  });
}
