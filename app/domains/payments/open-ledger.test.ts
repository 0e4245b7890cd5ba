import { expect, it, vi } from "vitest";
import { HEADER, ledger, ledgerFiles, line, lines } from "./testing/ledger-files";

/** Files that are open: each counts from its first row until it is let go. */
const open = vi.hoisted(() => new Set<object>());

vi.mock("~/platform/csv/records.server", async (original) => {
  const records = await original<typeof import("~/platform/csv/records.server")>();
  return {
    ...records,
    openCsv: async (...args: Parameters<typeof records.openCsv>) => {
      const csv = await records.openCsv(...args);
      return { ...csv, allRecords: () => counted(csv.allRecords()) };
    },
  };
});

async function* counted<Row>(rows: AsyncGenerator<Row>): AsyncGenerator<Row> {
  const one = {};
  open.add(one);
  try {
    yield* rows;
  } finally {
    open.delete(one);
  }
}

const { preview, refusal } = ledgerFiles();

it("lets go of a file that it refuses, however much of it is left", async () => {
  const long = lines(3_000, (n) => `a${n},b\n`).join("");
  expect(await refusal(long)).toMatch(/not a ledger we can read/);
  expect(await refusal(`${HEADER.replace("Amount", "A")}\n${long}`)).toMatch(/for the amount/);
  expect(open.size).toBe(0);
});

it("takes a text for text whose first heading begins like a zip archive", async () => {
  const text = ledger(line(1), line(2)).replace("Supplier id", "PK supplier id");
  expect(await preview(text)).toMatchObject({ rows: 2, mapping: { supplierName: "Supplier Name" } });
});
