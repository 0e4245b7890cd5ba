import { type Actor, holds } from "~/domains/access/actor";
import { PLACEMENT_EXPORTERS, REFERRAL_READERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

/** `export-needs`: with what the referral says of the child. */
export type ExportAction = "export-placements" | "export-needs";

/**
 * Who takes the placements of a council out of the portal: some of its own people, nobody of another organisation. What the
 * referral says of a child is in the file only for who may read referrals: a file tells nobody more than the pages do.
 */
export function may(actor: Actor, action: ExportAction, { councilId }: { councilId: string }): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return denyUnseen("other-organisation", "These placements belong to another organisation");
  if (!holds(actor, ...PLACEMENT_EXPORTERS)) return deny("role", "Your role does not export placements");
  if (action === "export-needs" && !holds(actor, ...REFERRAL_READERS))
    return deny("role", "Your role does not read referrals");
  return true;
}

export const { abilities: exportAbilities } = definePolicy(
  { "export-placements": true, "export-needs": true },
  may,
);
