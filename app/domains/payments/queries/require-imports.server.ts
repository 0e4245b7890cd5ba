import type { Actor } from "~/domains/access/actor";
import { RefusedPage } from "~/domains/access/transactions.server";
import { refusalOf } from "~/platform/refusal";
import { may } from "../payments.policy";

/** 403 in words for whoever does not work with what the finance system says. */
export function requireImports(actor: Actor): void {
  const allowed = may(actor, "view-imports", actor);
  if (allowed !== true) throw new RefusedPage(refusalOf(allowed));
}
