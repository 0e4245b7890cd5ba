import type { Actor } from "~/domains/access/actor";
import { organiserPathsOf } from "~/domains/access/navigation";
import { read } from "~/domains/access/transactions.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { may } from "../owner-address.policy";
import { findOwner } from "./find-owner.server";

/** What the page of confirming an address needs: 404 without such an owner, 403 with the reason for other roles. */
export function viewOwnerAddress(actor: Actor, address: string) {
  return read(actor, async (tx) => {
    const owner = (await findOwner(tx, actor, address)) ?? notFound();
    const permission = may(actor, "confirm", null);
    if (permission !== true) return denyPage(permission);
    return { name: owner.name ?? "This owner", back: organiserPathsOf(actor).owner(address).page() };
  });
}
