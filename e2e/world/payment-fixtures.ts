import type { Scene } from "./scene.ts";

/** The payment file that Wolverhampton has imported, with a supplier that is linked and one that is not. */
export async function paymentFile(rows: Scene["rows"]) {
  const [row] = await rows<{ number: string; linked: string; unlinked: string }>(
    `select b.number::text as number,
            (select s.id from payment_suppliers s where s.council_id = b.council_id and s.provider_id is not null
              order by s.key limit 1) as linked,
            (select s.id from payment_suppliers s where s.council_id = b.council_id and s.provider_id is null
              order by s.key limit 1) as unlinked
       from import_batches b join access.organisations c on c.id = b.council_id where c.slug = 'wolverhampton'
      order by b.number limit 1`,
  );
  if (!row) throw new Error("The seed has no payment file.");
  return row;
}
