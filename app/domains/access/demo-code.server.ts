import { codeAt, stepNow } from "~/domains/access/authenticator.server";
import { openSecret } from "~/domains/access/sealed-secret.server";
import { transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";

/**
 * The people of the demo share this authenticator secret: their codes are shown on the page that asks for them, so that
 * a visitor can sign in. Nobody who has set up their own is ever shown a code.
 */
export const DEMO_AUTHENTICATOR_SECRET = "HOMEWARDDEMOHOMEWARDDEMOHOMEWARD";

/** Whether this portal is the demo, whose invented people anybody may be. */
export function isDemo(): boolean {
  return env().HOMEWARD_DEMO;
}

/** The code that a person of the demo could use now; undefined for everybody else and outside the demo. */
export async function demoCode(personId: string): Promise<string | undefined> {
  if (!isDemo()) return undefined;
  const factor = await transaction("auth", {}, (tx) =>
    tx.factor.findFirst({ where: { personId, kind: "authenticator", active: true } }),
  );
  if (!factor?.secret || openSecret(factor.secret, factor) !== DEMO_AUTHENTICATOR_SECRET) return undefined;
  // Each code counts once: the one that was used last is not shown again.
  const next = Math.max(stepNow(), Number(factor.lastStep ?? 0) + 1);
  return next <= stepNow() + 1 ? codeAt(DEMO_AUTHENTICATOR_SECRET, next) : undefined;
}
