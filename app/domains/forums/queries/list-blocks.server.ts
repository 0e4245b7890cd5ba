import type { Actor } from "~/domains/access/actor";
import { ownedScope } from "../forum.scope.server";
import { listProviders } from "./list-providers.server";
import { organising } from "./organising.server";

/** The organisations whose bookings are not taken, with why, and those that could be blocked. */
export function listBlocks(actor: Actor) {
  return organising(actor, async (tx) => {
    const blocks = await tx.forumBlock.findMany({
      where: { ...ownedScope(actor), endedAt: null },
      orderBy: { blockedAt: "desc" },
      select: { providerId: true, reason: true, blockedAt: true },
    });
    const providers = await listProviders(tx);
    const names = new Map(providers.map(({ id, name }) => [id, name]));
    const blocked = new Set(blocks.map(({ providerId }) => providerId));
    return {
      blocks: blocks.map((block) => ({ ...block, name: names.get(block.providerId) ?? "A provider" })),
      others: providers.filter(({ id }) => !blocked.has(id)),
    };
  });
}
