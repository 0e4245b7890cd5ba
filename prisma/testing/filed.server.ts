import { sqlFor } from "~/platform/database/clients.server";

/** As if whatever will ever be recorded of every placement were filed in the children's case records: their keys may go. */
export async function fileAllRecords(): Promise<void> {
  await sqlFor("owner")`
    insert into record_packs (id, placement_id, council_id, covers, sha256, taken_by_id, taken_at, filed_on, filed_by_id, filed_at)
    select gen_random_uuid(), p.id, p.council_id, 2147483647, repeat('0', 64), p.created_by_id, now(), current_date,
           p.created_by_id, now() from placements p`;
}
