import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { importPayments } from "~/domains/payments/commands/import-payments.server";
import { linkSupplier } from "~/domains/payments/commands/link-supplier.server";
import { raisePaymentQuery } from "~/domains/payments/commands/raise-payment-query.server";
import { viewPlacementPayments } from "~/domains/payments/queries/view-placement-payments.server";
import { addDays } from "~/platform/time";
import { done } from "./demo-search.ts";

/** What the council paid too little for the first period; it comes with the new supplier number. */
const SHORT = 3_600;

const HEADER =
  "Supplier No,Supplier Name,Invoice Number,Transaction No,Cost Centre,Description,Net Amount,Payment Date,BACS Ref";

/**
 * The export of the council's finance system. One placement was paid a day late and £36.00 short, the £36.00 under a supplier
 * number that nobody has linked; one payment could be for anything, the others are to suppliers that are no providers.
 */
export async function paymentFile(
  finance: Actor,
  offer: string,
): Promise<{ reference: string; from: string }> {
  const { reference, providerId } = await read(finance, (tx) =>
    tx.placement.findFirstOrThrow({
      where: { offer: { reference: offer } },
      select: { reference: true, providerId: true },
    }),
  );
  const { periods, today } = await viewPlacementPayments(finance, reference);
  const due = periods.filter(({ paysOn }) => paysOn !== null && paysOn < today).at(-1);
  if (!due?.paysOn) throw new Error("No payment day has passed.");
  const late = addDays(due.paysOn, 1);
  const rows = [
    [
      "70412",
      "Ashgrove Care Ltd",
      "INV-1041",
      "400871",
      "E4410",
      `${reference} fees`,
      due.pence - SHORT,
      late,
      "BACS 20871",
    ],
    ["70412", "Ashgrove Care Ltd", "INV-1042", "400872", "E4410", "Transport", 41_250, late, "BACS 20871"],
    [
      "81977",
      "ASHGROVE CARE LIMITED",
      "CN-17",
      "400930",
      "E4410",
      `${reference} balance`,
      SHORT,
      late,
      "BACS 20902",
    ],
    [
      "33018",
      "Midland Office Supplies PLC",
      "55120",
      "400931",
      "E1002",
      "Stationery",
      8_614,
      late,
      "BACS 20902",
    ],
  ].map((cells) =>
    cells.map((cell) => (typeof cell === "number" ? (cell / 100).toFixed(2) : cell)).join(","),
  );
  const refused = `33020,REDACTED PERSONAL DATA,1,400940,E1002,Allowance,REDACTED,${today},BACS 20902`;
  const folder = await mkdtemp(join(tmpdir(), "payment-file-"));
  try {
    const path = join(folder, "payments-this-month.csv");
    await writeFile(path, `${[HEADER, ...rows, refused].join("\n")}\n`);
    const asked = { council: finance.organisationSlug, mapping: "auto", skip: true };
    const imported = await importPayments(path, asked);
    if (!imported.ok) throw new Error(`The payment file was refused: ${imported.error.reason}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { id, version } = await read(finance, (tx) =>
    tx.paymentSupplier.findFirstOrThrow({
      where: { councilId: finance.organisationId, key: "70412" },
      select: { id: true, version: true },
    }),
  );
  await done(`${finance.personName} linking a supplier`, linkSupplier(finance, { id, version, providerId }));
  return { reference, from: due.from };
}

/** The provider asks about what it was paid too little. Nobody has answered yet. */
export async function paymentQuery(
  manager: Actor,
  { reference, from }: { reference: string; from: string },
): Promise<void> {
  const words = "This payment is short. Please tell us when we will get the rest.";
  await done(
    `${manager.personName} raising a payment query`,
    raisePaymentQuery(manager, { reference, from, kind: "wrong-amount", pence: SHORT, words }),
  );
}
