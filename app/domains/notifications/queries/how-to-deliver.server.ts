import type pg from "pg";
import { account } from "~/paths/access";
import { env } from "~/platform/env.server";
import type { Delivery, OutboxMail } from "~/platform/mailer/message";
import { effectiveChoice, isKind } from "~emails/kinds";
import { kindOf } from "~emails/registry";
import { stopAddress } from "../stop-token.server";

/**
 * Whether a mail of the outbox goes out now, waits for the mail of the day or is withheld, by what its reader has chosen
 * for its kind. Mails about an emergency, and those with a link that lets somebody in, go out at once whatever was
 * chosen. Asked by the mail process, which acts for this person while it asks.
 */
export async function howToDeliver(
  { template, props, toPersonId, contactId }: OutboxMail,
  db: pg.PoolClient,
): Promise<Delivery> {
  const kind = kindOf(template);
  if (kind === "subscription")
    return contactId
      ? { how: "now", links: { stop: stopAddress({ subscriptionId: contactId }), choices: null } }
      : { how: "now" };
  if (toPersonId === null || kind === "always") return { how: "now" };
  const links = {
    stop: stopAddress({ personId: toPersonId, kind }),
    choices: `${env().APP_URL}${account.emails()}`,
  };
  if (!isKind(kind)) return { how: "now", links };
  const { rows } = await db.query<{ choice: string }>(
    "select choice from public.notification_choices where person_id = $1 and kind = $2",
    [toPersonId, kind],
  );
  const choice = effectiveChoice(kind, rows[0]?.choice);
  if (choice === "at-once" || isUrgent(props)) return { how: "now", links };
  if (choice === "none") return { how: "withhold" };
  return hasSecret(props) ? { how: "now", links } : { how: "hold" };
}

const isUrgent = (props: unknown) => has(props, "emergency") && props.emergency === true;
const hasSecret = (props: unknown) => has(props, "secretLink");

function has<K extends string>(props: unknown, key: K): props is Record<K, unknown> {
  return typeof props === "object" && props !== null && key in props;
}
