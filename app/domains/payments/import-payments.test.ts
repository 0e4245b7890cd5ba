import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import type { DecidingWorld } from "../../../prisma/testing/deciding.server";
import { placedWorld, plannedPlacement } from "../../../prisma/testing/placed.server";
import { type ImportPayments, importPayments } from "./commands/import-payments.server";
import { linkSupplier } from "./commands/link-supplier.server";
import { MOST_REJECTED } from "./ledger-tally.rules";
import { listImports } from "./queries/list-imports.server";
import { listSuppliers, viewSupplier } from "./queries/list-suppliers.server";
import { listRefusedRows, viewImport } from "./queries/view-import.server";
import { ledgerFiles } from "./testing/ledger-files";

testDatabase();
const files = ledgerFiles();
let world: DecidingWorld;
let manager: Actor;
let finance: Actor;
let placement: string;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  finance = await person(world.home, ["finance-officer"]);
  placement = (await plannedPlacement(world)).placement.reference;
});
beforeEach(() =>
  sqlFor("owner").begin(async (tx) => {
    for (const table of [
      "import_rows",
      "payments",
      "import_batches",
      "payment_suppliers",
      "payment_sources",
    ]) {
      await tx.unsafe(`alter table ${table} no force row level security`);
      await tx.unsafe(`delete from ${table}`);
      await tx.unsafe(`alter table ${table} force row level security`);
    }
  }),
);

const HEADER = "Supplier id,Supplier Name,Transno,Invoice number,Description,Amount,Pay Date,Remittance";
const row = (
  number: string,
  ref: string,
  amount: string,
  more: Partial<Record<"name" | "text" | "day", string>> = {},
) =>
  `${number},${more.name ?? `Home ${number} Ltd`},${ref},INV-${ref.slice(1)},${more.text ?? ""},${amount},${more.day ?? "12/06/2026"},BACS 77`;
const ledger = (...rows: string[]) => `${[HEADER, ...rows].join("\n")}\n`;

async function bring(content: string, more: Partial<ImportPayments> = {}, name?: string) {
  const path = files.write(content, name);
  return importPayments(path, { council: world.home.slug, mapping: "auto", ...more });
}
async function brought(content: string, more: Partial<ImportPayments> = {}) {
  const result = await bring(content, more);
  if (!result.ok) throw new Error(result.error.reason);
  const { outcomes, batch, written, withdrawn, rejected } = result.value.imported;
  return { ...outcomes, batch, written, withdrawn, rejected };
}
const refusalOf = async (content: string, more: Partial<ImportPayments> = {}) => {
  const result = await bring(content, more);
  return result.ok ? "it was imported" : result.error.reason;
};
const standing = (who: Actor = finance) =>
  read(who, (tx) =>
    tx.payment.findMany({
      where: { withdrawnAt: null },
      orderBy: [{ pence: "asc" }, { id: "asc" }],
      select: { pence: true, documentNumber: true, remittance: true, providerId: true },
    }),
  );
const pence = async () => (await standing()).map((payment) => Number(payment.pence));
const supplier = (key: string) =>
  read(finance, (tx) => tx.paymentSupplier.findFirstOrThrow({ where: { key } }));
const link = async (who: Actor, key: string, providerId: string | null) => {
  const { id, version } = await supplier(key);
  return linkSupplier(who, { id, version, providerId });
};

describe("the same rows again", () => {
  const file = ledger(row("7001", "V1", "100.00"), row("7001", "V1", "100.00"), row("7002", "V2", "-50.00"));

  it("are kept once, in whatever order they come; one more is new", async () => {
    expect(await brought(file)).toMatchObject({ "not ours": 3, batch: 1, written: true });
    expect(await brought(file)).toMatchObject({ same: 3, batch: 1, written: false });
    const turned = ledger(
      row("7002", "V2", "-50.00"),
      row("7001", "V1", "100.00"),
      row("7001", "V1", "100.00"),
    );
    expect(await brought(turned)).toMatchObject({ same: 3, batch: 2, written: true });
    expect(await brought(`${file}${row("7003", "V3", "7.00")}\n`)).toMatchObject({ same: 3, "not ours": 1 });
    expect(await pence()).toEqual([-5_000, 700, 10_000, 10_000]);
  });

  it("that say something else have changed: what stood is withdrawn and never edited", async () => {
    await brought(file);
    expect(await brought(ledger(row("7002", "V2", "-60.00")))).toMatchObject({ changed: 1, same: 0 });
    expect(await pence()).toEqual([-6_000, 10_000, 10_000]);
    const all = await read(finance, (tx) => tx.payment.findMany({ orderBy: { pence: "asc" } }));
    expect(all.map((one) => [Number(one.pence), one.withdrawnAt !== null])).toEqual([
      [-6_000, false],
      [-5_000, true],
      [10_000, false],
      [10_000, false],
    ]);
  });
});

describe("a file that corrects another", () => {
  it("takes its place: what it no longer has is withdrawn, unless another file has it", async () => {
    await brought(ledger(row("7001", "V1", "100.00"), row("7002", "V2", "50.00"), row("7003", "V3", "5.00")));
    await brought(ledger(row("7003", "V3", "5.00"), row("7004", "V4", "4.00")));
    const right = ledger(row("7001", "V1", "110.00"));
    expect(await refusalOf(right, { corrects: 1 })).toContain("withdraw 1 of the 3 payments of import 1");
    const one = { corrects: 1, withdraws: 1 };
    expect(await brought(right, one)).toMatchObject({ changed: 1, withdrawn: 1, batch: 3 });
    expect(await pence()).toEqual([400, 500, 11_000]);
    expect(await brought(right, { corrects: 3 })).toMatchObject({ written: false, batch: 3 });
    expect(await refusalOf(ledger(row("7001", "V1", "1.00")), { corrects: 1 })).toContain("import 3");
    expect(await refusalOf(ledger(row("7001", "V1", "1.00")), { corrects: 9 })).toContain("no import 9");
    // And again, of rows that the first of them had written.
    const next = ledger(row("7009", "V9", "9.00"));
    expect(await brought(next, { corrects: 3, withdraws: 1 })).toMatchObject({ withdrawn: 1 });
    expect(await pence()).toEqual([400, 500, 900]);
    // A file that was corrected comes back only where that is asked.
    expect(await refusalOf(right)).toContain("use --corrects 4");
    expect(await brought(right, { corrects: 4, withdraws: 1 })).toMatchObject({ "not ours": 1, batch: 5 });
    expect(await pence()).toEqual([400, 500, 11_000]);
  });

  it("loses nothing that it is not asked to: what another file said can be brought again", async () => {
    const first = ledger(...[1, 2, 3, 4, 5, 6].map((n) => row(`700${n}`, `V${n}`, "100.00")));
    await brought(first);
    // The wrong file changes a payment of the first, and its correction does not have it.
    await brought(ledger(row("7001", "V1", "1.00"), row("7008", "V8", "8.00")));
    // Changed is not lost: the first file is still what it was.
    expect(await brought(first)).toMatchObject({ written: false, batch: 1 });
    const right = ledger(row("7008", "V8", "8.00"));
    expect(await brought(right, { corrects: 2, withdraws: 1 })).toMatchObject({ withdrawn: 1, same: 1 });
    expect(await pence()).toEqual([800, 10_000, 10_000, 10_000, 10_000, 10_000]);
    expect(await brought(first)).toMatchObject({ written: true, same: 5, "not ours": 1, batch: 4 });
    expect(await pence()).toEqual([800, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000]);
    expect(await brought(first)).toMatchObject({ written: false, batch: 4 });
  });

  it("is complete: no row that cannot be read withdraws its payment, and a file cut off asks first", async () => {
    const rows = [1, 2, 3, 4, 5].map((n) => row(`700${n}`, `V${n}`, "100.00"));
    await brought(ledger(...rows));
    const unread = ledger(...rows.slice(1), row("7001", "V1", "REDACTED"));
    expect(await refusalOf(unread, { corrects: 1, skip: true })).toContain("must be complete");
    const cut = ledger(...rows.slice(0, 2));
    for (const withdraws of [undefined, 2, 4])
      expect(await refusalOf(cut, { corrects: 1, withdraws })).toContain("add --withdraws 3");
    expect(await pence()).toHaveLength(5);
    expect(await brought(ledger(...rows.slice(1)), { corrects: 1 })).toMatchObject({ withdrawn: 1 });
    expect(await brought(cut, { corrects: 2, withdraws: 3 })).toMatchObject({ withdrawn: 3, same: 1 });
    expect(await pence()).toEqual([10_000, 10_000]);
  });
});

describe("all or nothing", () => {
  it("a row that cannot be read stops the import, or is left out where that is chosen", async () => {
    const file = ledger(row("7001", "V1", "100.00"), row("7002", "V2", "REDACTED", { text: "Jane Smith" }));
    expect(await refusalOf(file)).toContain("the first on line 3, Amount");
    expect(await pence()).toEqual([]);
    expect(await brought(file, { skip: true })).toMatchObject({ refused: 1, "not ours": 1 });
    const rows = await read(finance, (tx) => tx.importRow.findMany({ where: { outcome: "refused" } }));
    expect(rows).toMatchObject([{ line: 3, columnName: "Amount", reason: "There is no amount" }]);
    const view = await viewImport(finance, "1");
    expect(view.outcomes.map(({ count }) => count)).toEqual([1, 1]);
    expect(view.refusedRows).toEqual([{ line: 3, column: "Amount", reason: "There is no amount" }]);
    expect(await listRefusedRows(finance, "1")).toEqual(view.refusedRows);
    expect(await listImports(finance)).toMatchObject({ unlinked: 1, imports: [{ number: 1, refused: 1 }] });
    for (const wrong of ["2", "0", "x"])
      await expect(viewImport(finance, wrong)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(listImports(world.broker)).rejects.toMatchObject({ init: { status: 403 } });
    const elsewhere = await person(await council(), ["finance-officer"]);
    await expect(viewImport(elsewhere, "1")).rejects.toMatchObject({ init: { status: 404 } });
  });

  it("a row whose status does not say that it was paid is no payment", async () => {
    const file = `${HEADER},Status\n${row("7001", "V1", "100.00")},Paid\n${row("7002", "V2", "1.00")},On hold\n`;
    expect(await refusalOf(file)).toContain("The status “On hold”");
    // Whatever quotes stand in a cell, nothing of it is kept.
    const quoted = `${row("7003", "V3", "Jane ”Smith“ 4.00")},Paid\n${row("7004", "V4", "1.00", { day: "” Jane" })},“Jane\n`;
    expect(await brought(`${file}${quoted}`, { skip: true })).toMatchObject({ refused: 3, "not ours": 1 });
    const rows = await read(finance, (tx) =>
      tx.importRow.findMany({ where: { outcome: "refused" }, orderBy: { line: "asc" } }),
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      "The status does not say that it was paid",
      "The value is not an amount in pounds and pence",
      "The value is not a date in the format of its column. The status does not say that it was paid",
    ]);
  });

  it("a payment dated more than 10 days ahead was typed wrong, and is refused", async () => {
    const file = ledger(row("7001", "V1", "100.00"), row("7002", "V2", "1.00", { day: "12/06/2062" }));
    expect(await refusalOf(file)).toContain("line 3, Pay Date: The day is more than 10 days ahead");
    expect(await brought(file, { skip: true })).toMatchObject({ refused: 1, "not ours": 1 });
    expect(await pence()).toEqual([10_000]);
    // The sum and the days of the file are of what came in.
    const { imports } = await listImports(finance);
    expect(imports).toMatchObject([
      { rows: 2, refused: 1, pence: 10_000, firstDay: "2026-06-12", lastDay: "2026-06-12" },
    ]);
  });

  it("so many rows that cannot be read are not left out: no list would hold them", async () => {
    const bad = Array.from({ length: MOST_REJECTED + 1 }, (_, at) =>
      row("7002", `V${at + 2}`, "1.00", { day: "12/06/2062" }),
    );
    const refused = await refusalOf(ledger(row("7001", "V1", "1.00"), ...bad), { skip: true });
    expect(refused).toContain("10001 rows cannot be read, more than 10,000");
    expect(await pence()).toEqual([]);
  });

  it("without a day of payment nothing is known to be paid", async () => {
    expect(
      await refusalOf("Supplier id,Supplier Name,Amount,Invoice date\n1,Home,1.00,12/06/2026\n"),
    ).toContain("on which day");
  });

  it("two at once: one runs, the other is told", async () => {
    const file = ledger(row("7001", "V1", "100.00"));
    const lock = `import of payments ${world.home.id}`;
    const told = await transaction("worker", { "app.org_id": world.home.id }, async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
      return refusalOf(file);
    });
    expect(told).toContain("is running");
    expect(await pence()).toEqual([]);
    expect(await brought(file)).toMatchObject({ "not ours": 1 });
  });

  it("another council's file is known by its suppliers", async () => {
    const many = (first: number) =>
      ledger(...Array.from({ length: 25 }, (_, at) => row(String(first + at), `V${first + at}`, "1.00")));
    await brought(many(7_000));
    expect(await refusalOf(many(8_000))).toContain("Only 0 of 25 suppliers");
    expect(await brought(many(7_005))).toMatchObject({ same: 20, "not ours": 5 });
    // A new finance system counts its suppliers anew.
    expect(await brought(many(8_000), { mapping: "unit4" })).toMatchObject({ "not ours": 25 });
  });
});

describe("a mapping that is kept under a name", () => {
  it("takes no file, and not the rows of one, that came in with another mapping", async () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => row(`700${n}`, `V${n}`, "100.00"));
    await brought(ledger(...rows));
    expect(await refusalOf(ledger(...rows), { mapping: "oracle" })).toContain(
      "as import 1 with the mapping auto",
    );
    const some = (from: number) =>
      ledger(...rows.slice(from), ...Array.from({ length: 20 }, (_, n) => row(`80${n}`, `W${n}`, "1.00")));
    expect(await refusalOf(some(2), { mapping: "oracle" })).toContain(
      "6 of 26 new rows were imported before",
    );
    expect(await refusalOf(ledger(...rows.slice(7)), { mapping: "oracle" })).toContain("1 of 1 new rows");
    expect(await pence()).toHaveLength(8);
    // A few may be alike by chance, and are not counted again when the next file repeats them.
    expect(await brought(some(3), { mapping: "oracle" })).toMatchObject({ "not ours": 25 });
    expect(await brought(`${some(3)}${row("901", "X1", "1.00")}\n`, { mapping: "oracle" })).toMatchObject({
      same: 25,
      "not ours": 1,
    });
  });

  it("knows its rows by the columns of before, unless a file takes the place of all of them", async () => {
    await brought(ledger(row("7001", "V1", "100.00")));
    const other = ledger(row("7001", "V1", "100.00"))
      .replace("Transno,", "")
      .replace("V1,", "");
    expect(await refusalOf(other)).toContain("with the finance system’s own reference");
    expect(await pence()).toEqual([10_000]);
    const asked = { corrects: 1, withdraws: 1 };
    expect(await brought(other, asked)).toMatchObject({ withdrawn: 1, "not ours": 1 });
    expect(await refusalOf(ledger(row("7001", "V1", "100.00"), row("7002", "V2", "1.00")))).toContain(
      "without the finance system’s own reference",
    );
    expect(await pence()).toEqual([10_000]);
  });

  it("reads later files by the same columns, and stops where one is missing", async () => {
    await brought(ledger(row("7001", "V1", "100.00")), { mapping: "oracle" });
    const other = ledger(row("7001", "V2", "100.00"));
    expect(
      await brought(other.replace("Remittance", "Remittance,New column"), { mapping: "oracle" }),
    ).toMatchObject({
      "not ours": 1,
    });
    expect(await refusalOf(other.replace("Amount", "Net amount"), { mapping: "oracle" })).toContain(
      "“Amount”, which this file does not have",
    );
  });
});

describe("whose the payments are", () => {
  it("a finance officer links a supplier once, and a wrong link can be taken back", async () => {
    await brought(ledger(row("07001", "V1", "100.00"), row("7002", "V2", "50.00")));
    expect(await standing(manager)).toEqual([]);
    const provider = world.providers[0]?.org.id ?? "";
    expect(await link(world.broker, "7001", provider)).toMatchObject({ error: { kind: "forbidden" } });
    expect(await link(finance, "7001", provider)).toMatchObject({ ok: true });
    expect(await standing(manager)).toMatchObject([
      { pence: 10_000n, documentNumber: "INV-1", remittance: "BACS 77" },
    ]);
    // From then on the rows are that provider's, under whichever name.
    expect(await brought(ledger(row("7001", "V3", "30.00", { name: "Renamed Homes" })))).toMatchObject({
      new: 1,
    });
    expect((await standing(manager)).map((one) => Number(one.pence))).toEqual([3_000, 10_000]);
    expect((await supplier("7001")).names).toEqual(["Home 07001 Ltd", "Renamed Homes"]);
    expect(await link(finance, "7001", null)).toMatchObject({ ok: true });
    expect(await standing(manager)).toEqual([]);
    expect((await supplier("7001")).linkedById).toBe(null);
  });

  it("a number of another finance system is another supplier: no provider reads what was paid to somebody else", async () => {
    await brought(ledger(row("7001", "V1", "100.00")), { mapping: "oracle" });
    const { id, version } = await supplier("7001");
    const providerId = world.providers[0]?.org.id ?? "";
    expect(await linkSupplier(finance, { id, version, providerId })).toMatchObject({ ok: true });
    const beech = ledger(row("7001", "V9", "900.00", { name: "Beech House" }));
    expect(await brought(beech, { mapping: "unit4" })).toMatchObject({ "not ours": 1, new: 0 });
    expect((await standing(manager)).map((one) => Number(one.pence))).toEqual([10_000]);
    const { unlinked, linked } = await listSuppliers(finance);
    expect([...unlinked, ...linked].map(({ number, name }) => `${number} ${name}`)).toEqual([
      "7001 Beech House",
      "7001 Home 7001 Ltd",
    ]);
  });

  it("nobody is known by a number or a name that was withheld, and such a supplier cannot be linked", async () => {
    const nameless = ["REDACTED", "N/A", "0"].map((number, at) =>
      row(number, `V${at}`, "1.00", { name: at === 2 ? "" : "Redacted personal data of Jane Smith" }),
    );
    const named = [
      row("-", "V3", "2.00", { name: "Horizon Care (North) Ltd" }),
      row("REDACTED", "V4", "3.00", { name: "Horizon Care (Midlands) Ltd" }),
      row("0", "V5", "4.00", { name: "HORIZON  CARE (MIDLANDS) LIMITED" }),
      row("7005", "V6", "5.00", { name: "Withheld" }),
    ];
    expect(await brought(ledger(...nameless, ...named))).toMatchObject({ "not ours": 7 });
    const { unlinked } = await listSuppliers(finance);
    expect(unlinked.map(({ number, name, pence: of, linkable }) => [number, name, of, linkable])).toEqual([
      [null, "HORIZON  CARE (MIDLANDS) LIMITED", 700, true],
      ["7005", "Name withheld", 500, false],
      [null, "Name withheld", 300, false],
      [null, "Horizon Care (North) Ltd", 200, true],
    ]);
    const { id } = await supplier("withheld");
    const providerId = world.providers[0]?.org.id ?? "";
    for (const key of ["withheld", "7005"])
      expect(await link(finance, key, providerId)).toMatchObject({ error: { kind: "invalid" } });
    await expect(viewSupplier(finance, id)).rejects.toMatchObject({ init: { status: 404 } });
    expect((await listImports(finance)).unlinked).toBe(2);
    // All of a file's names are kept, whichever comes last.
    expect((await viewSupplier(finance, unlinked[0]?.id ?? "")).names).toHaveLength(2);
    // Its name is known from another file: now somebody can say who it is.
    await brought(
      ledger(row("7005", "V7", "1.00", { name: "Elm House" }), row("7005", "V8", "1.00", { name: "n/a" })),
    );
    expect((await supplier("7005")).names).toEqual(["Elm House"]);
    expect(await link(finance, "7005", providerId)).toMatchObject({ ok: true });
  });

  it("is proposed where a provider is called the same", async () => {
    const [mine] = world.providers;
    const name = `${mine?.org.name.toUpperCase()} LIMITED`;
    await brought(ledger(row("7001", "V1", "100.00", { name }), row("7002", "V2", "900.00")));
    const { unlinked } = await listSuppliers(finance);
    expect(unlinked.map(({ number, proposed, pence: of }) => [number, proposed?.id ?? null, of])).toEqual([
      ["7001", mine?.org.id, 10_000],
      ["7002", null, 90_000],
    ]);
    const { providers, names } = await viewSupplier(finance, unlinked[0]?.id ?? "");
    expect([providers.map(({ id }) => id), names]).toEqual([[mine?.org.id], [name]]);
    await expect(listSuppliers(manager)).rejects.toMatchObject({ init: { status: 403 } });
  });

  it("is asked at the version that was read, and only of a provider that the council has placed with", async () => {
    await brought(ledger(row("7001", "V1", "100.00")));
    const stranger = await provider();
    expect(await link(finance, "7001", stranger.id)).toMatchObject({ error: { kind: "invalid" } });
    const { id } = await supplier("7001");
    const mine = { id, version: 9, providerId: world.providers[0]?.org.id ?? "" };
    expect(await linkSupplier(finance, mine)).toMatchObject({ error: { kind: "conflict" } });
    const elsewhere = await person(await council(), ["finance-officer"]);
    expect(await linkSupplier(elsewhere, mine)).toMatchObject({ error: { kind: "not-found" } });
  });

  it("nothing that names a child is kept of any cell, and a reference of ours is", async () => {
    const text = `Jane Smith ${placement} June`;
    await brought(ledger(row("7001", "V1", "100.00", { text })));
    const [found] = await read(finance, (tx) => tx.payment.findMany());
    expect(found).toMatchObject({ ourReference: placement });
    const kept = await sqlFor("owner").begin(async (tx) => {
      const rows: unknown[] = [];
      for (const table of ["payments", "import_rows", "import_batches", "payment_suppliers"]) {
        await tx.unsafe(`alter table ${table} no force row level security`);
        rows.push(...(await tx.unsafe(`select * from ${table}`)));
        await tx.unsafe(`alter table ${table} force row level security`);
      }
      return rows;
    });
    expect(kept.length).toBeGreaterThan(3);
    const bare = JSON.stringify(kept, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    expect(bare).not.toContain("Smith");
  });
});

describe("what the database holds, past the program", () => {
  const attempt = (role: "worker" | "council" | "provider", statement: string) =>
    attempted(role, role === "provider" ? manager : finance, statement);

  it("no number of a payment changes, it is withdrawn once, and a provider reads nothing of the files", async () => {
    await brought(ledger(row("7001", "V1", "100.00")));
    await link(finance, "7001", world.providers[0]?.org.id ?? "");
    for (const role of ["worker", "council", "provider"] as const) {
      expect(await attempt(role, "update payments set pence = 1")).toBe("42501");
      expect(await attempt(role, "delete from payments")).toBe("42501");
      expect(await attempt(role, "update payments set provider_id = null")).toBe("42501");
    }
    for (const table of ["import_batches", "import_rows", "payment_suppliers", "payment_sources"])
      expect(await attempt("provider", `select 1 from ${table}`)).toBe("42501");
    expect(await attempt("provider", "select supplier_id from payments")).toBe("42501");
    expect(await attempt("provider", "select pence from payments")).toBe("rolled back 1");
    const stolen = "update payment_suppliers set provider_id = null, linked_by_id = null, linked_at = null";
    expect(await attempt("council", stolen)).toBe("rolled back 1");
    expect(await attempt("provider", stolen)).toBe("42501");
  });
});
