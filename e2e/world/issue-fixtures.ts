import type { Scene } from "./scene.ts";

/** An open issue that Ashgrove raised with Wolverhampton. */
export async function openIssue(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string }>(
    `select i.id, q.reference as placement from placement_issues i join placements q on q.id = i.placement_id
       join access.organisations c on c.id = i.council_id join access.organisations p on p.id = i.provider_id
      where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care' and i.team = 'social-work'
      order by (i.state = 'open') desc, i.id limit 1`,
  );
  if (!row) throw new Error("The seed has no issue.");
  return row;
}
