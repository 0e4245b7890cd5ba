import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";

/** A second child of the referral in the same home, placed as the first is now, as the owner writes it: no factory has two. */
export async function secondChild(of: string): Promise<string> {
  const owner = sqlFor("owner");
  const [child, acceptance, placement] = [newId(), newId(), newId()];
  const tables = ["referral_children", "acceptances", "placements"];
  for (const table of tables)
    await owner.unsafe(
      `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
    );
  await owner.unsafe(`
    insert into referral_children (id, referral_id, council_id, identity_id, position, state)
      select '${child}', c.referral_id, c.council_id, c.identity_id, 2, c.state from referral_children c
        join placements p on p.referral_child_id = c.id where p.id = '${of}';
    insert into acceptances (id, offer_id, referral_child_id, referral_id, council_id, provider_id, purpose, accepted_by_id, accepted_at)
      select '${acceptance}', a.offer_id, '${child}', a.referral_id, a.council_id, a.provider_id, a.purpose, a.accepted_by_id, a.accepted_at
        from acceptances a join placements p on p.acceptance_id = a.id where p.id = '${of}';
    insert into placements (id, reference, acceptance_id, offer_id, delivery_id, referral_id, referral_child_id, service_id,
        council_id, provider_id, referral_reference, child_number, child_count, headline, state, state_since, planned_start,
        provider_moved_in, provider_said_by_id, provider_said_at, created_by_id, created_at, updated_at, version)
      select '${placement}', 'PL-${placement.slice(-6).toUpperCase()}', '${acceptance}', offer_id, delivery_id, referral_id, '${child}', service_id,
        council_id, provider_id, referral_reference, 2, 2, headline, state, state_since, planned_start,
        provider_moved_in, provider_said_by_id, provider_said_at, created_by_id, created_at, updated_at, version
        from placements where id = '${of}'`);
  for (const table of tables)
    await owner.unsafe(
      `alter table ${table} force row level security; alter table ${table} enable trigger user`,
    );
  return `PL-${placement.slice(-6).toUpperCase()}`;
}
