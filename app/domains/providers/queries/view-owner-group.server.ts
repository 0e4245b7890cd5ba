import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { regionPaths } from "~/paths";
import { contentDigest } from "~/platform/forms/content-digest.server";
import { notFound } from "~/platform/not-found.server";
import { denyPage } from "~/platform/refusal.server";
import { ownerTarget } from "../owner.rules";
import { may } from "../owner-group.policy";
import { findOwner } from "./find-owner.server";

export type OwnerGroupView = {
  name: string;
  back: string;
  saved: SavedGroup;
  /** The digest of it, which a change is based on. */
  expected: string;
};
export type SavedGroup = { group: string; note: string };

/** What its form shows, whether anybody has entered a group or not. */
export const savedGroup = (found: { groupName: string | null; note: string } | null): SavedGroup => ({
  group: found?.groupName ?? "",
  note: found?.note ?? "",
});

/** What the page of an owner's group needs: 404 without such an owner, 403 with the reason for other roles. */
export function viewOwnerGroup(actor: Actor, address: string): Promise<OwnerGroupView> {
  return read(actor, async (tx) => {
    const owner = (await findOwner(tx, actor, address)) ?? notFound();
    const target = ownerTarget(address);
    if (!("ownerKey" in target)) return notFound();
    const permission = may(actor, "set", null);
    if (permission !== true) return denyPage(permission);
    const found = await tx.ownerGroup.findUnique({ where: { ownerKey: target.ownerKey } });
    return {
      name: owner.name ?? "This owner",
      back: regionPaths().owner(address).page(),
      saved: savedGroup(found),
      expected: contentDigest(savedGroup(found)),
    };
  });
}
