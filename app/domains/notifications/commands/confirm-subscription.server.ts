import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { missing, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { readConfirmToken } from "../subscription-token.server";

/** Whose publications an address is told of. */
export type Subscribed = { publisher: string; slug: string };

/**
 * The one press on the link of the mail that asks: the address is told from now on. A second press changes nothing. Only a
 * POST may call it: mail scanners open links.
 */
export async function confirmSubscription(token: string): Promise<Result<Subscribed, Refusal>> {
  const id = readConfirmToken(token);
  if (!id) return err(missing());
  const [found] = await transaction(
    "reader",
    {},
    (tx) =>
      tx.$queryRaw<Subscribed[]>`
        select o.name as publisher, o.slug from access.organisations o
         where o.id = confirm_subscription(${id}::uuid, ${now()}::timestamptz)`,
  );
  return found ? ok(found) : err(missing());
}
