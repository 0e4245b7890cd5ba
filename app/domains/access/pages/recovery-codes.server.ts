import { data, redirect } from "@remix-run/node";
import type { SetUp } from "~/domains/access/commands/set-up-authenticator.server";
import { withNotice } from "~/notices";
import { account } from "~/paths/access";

// Shared by the pages that set up an authenticator app or a passkey, and the one that makes new codes.

/** The recovery codes that came with a first second factor, shown once; without any, the way on. */
export function recoveryCodesOnce({ recoveryCodes }: SetUp, next: string | null) {
  if (recoveryCodes.length === 0)
    throw redirect(next ?? withNotice(account.secondFactor(), "secondFactor", "added"));
  // Nobody else's computer keeps the page.
  return data({ recoveryCodes }, { headers: { "Cache-Control": "no-store" } });
}
