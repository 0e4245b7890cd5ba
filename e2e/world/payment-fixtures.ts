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

/** Invoices of Ashgrove to Wolverhampton: one to answer, one returned, one accepted, and a draft of a council and period. */
export async function invoices(rows: Scene["rows"]) {
  const of = async (state: string) => {
    const [row] = await rows<{ id: string }>(
      `select d.id from payment_documents d join access.organisations c on c.id = d.council_id
         join access.organisations p on p.id = d.provider_id
        where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care'
        order by (d.state = '${state}') desc, d.sent_at desc limit 1`,
    );
    // Another story of the same world may have answered it by now: its addresses are there all the same.
    if (!row) throw new Error("The seed has no invoices.");
    return row.id;
  };
  const [draft] = await rows<{ id: string }>(
    `select d.id from payment_document_drafts d join access.organisations p on p.id = d.provider_id
      where p.slug = 'ashgrove-care' order by d.saved_at desc limit 1`,
  );
  if (!draft) throw new Error("The seed has no draft of an invoice.");
  return {
    draft: draft.id,
    received: await of("received"),
    returned: await of("returned"),
    accepted: await of("accepted"),
  };
}

/** An open query of Ashgrove about a payment of Wolverhampton. */
export async function paymentQuery(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string }>(
    `select k.id, q.reference as placement from payment_queries k join placements q on q.id = k.placement_id
       join access.organisations c on c.id = k.council_id join access.organisations p on p.id = k.provider_id
      where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care'
      order by (k.state = 'open') desc, k.id limit 1`,
  );
  if (!row) throw new Error("The seed has no open payment query.");
  return row;
}
