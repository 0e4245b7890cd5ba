import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { forgetEnv } from "~/platform/env.server";
import { keptPath } from "~/platform/files/file-store.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import {
  askForImport,
  changeColumns,
  checkAsCorrection,
  chooseColumns,
  deleteUpload,
} from "./commands/decide-payment-upload.server";
import { sendPaymentFile } from "./commands/send-payment-file.server";
import { importPaymentUpload } from "./jobs/import-payment-upload.server";
import { readPaymentUpload } from "./jobs/read-payment-upload.server";
import { columnsSchema } from "./payment-upload.schema";
import { viewImport } from "./queries/view-import.server";
import { viewPaymentUpload } from "./queries/view-payment-upload.server";
import { attempted } from "./testing/attempted";

vi.mock("~/platform/files/opening/script-called", async () => {
  const { bundledScript } = await import("~/platform/files/opening/testing/bundled-script");
  const script = await bundledScript("read-ledger");
  return { scriptCalled: () => script };
});

testDatabase();
const folder = mkdtempSync(join(tmpdir(), "uploads-"));
let finance: Actor;
let colleague: Actor;
let broker: Actor;
let other: Actor;

beforeAll(async () => {
  vi.stubEnv("HOMEWARD_FILES", folder);
  forgetEnv();
  const home = await council();
  finance = await person(home, ["finance-officer"]);
  colleague = await person(home, ["finance-officer"]);
  broker = await person(home, ["broker"]);
  other = await person(await council(), ["finance-officer"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = "Supplier id,Supplier Name,Transno,Invoice number,Description,Amount,Pay Date";
const row = (n: number, amount = "10.00", day = "12/06/2026") =>
  `${7000 + n},Home ${n} Ltd,V${n},INV-${n},Care of Casey,${amount},${day}`;
const file = (...rows: string[]) => `${[HEADER, ...rows].join("\r\n")}\r\n`;
const job = {} as JobContext;
const at = ({ organisationId }: Actor, uploadId: string) => ({ uploadId, organisationId });

async function sent(content: string | Buffer, name = "june.csv", who = finance): Promise<string> {
  const path = join(folder, newId());
  writeFileSync(path, content);
  const bytes = Buffer.byteLength(content);
  const sha256 = newId().replaceAll("-", "").padEnd(64, "0");
  const result = await sendPaymentFile(who, {
    source: undefined,
    newSource: undefined,
    file: { path, bytes, sha256, sentAs: name },
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.id;
}

/** Sent and read. */
async function read(content: string | Buffer, name?: string, who = finance) {
  const id = await sent(content, name, who);
  await readPaymentUpload(at(who, id), job);
  return viewPaymentUpload(who, id);
}

const columns = (given: Record<string, string>) =>
  columnsSchema.parse({
    intent: "columns",
    dateFormat: "d/m/y",
    decimalSign: "point",
    dateSystem: "1900",
    ...given,
  });
const ALL = {
  supplierId: "0",
  supplierName: "1",
  internalRef: "2",
  documentNumber: "3",
  amount: "5",
  paidOn: "6",
};

async function checked(content: string, who = finance) {
  let view = await read(content, undefined, who);
  if (view.state === "columns") {
    const chosen = await chooseColumns(who, { id: view.id, version: view.version, columns: columns(ALL) });
    if (!chosen.ok) throw new Error(chosen.error.message);
    await readPaymentUpload(at(who, view.id), job);
    view = await viewPaymentUpload(who, view.id);
  }
  return view;
}

async function imported(
  view: { id: string; version: number },
  given: { skip?: boolean; complete?: boolean } = {},
) {
  const asked = await askForImport(finance, {
    id: view.id,
    version: view.version,
    skip: false,
    complete: false,
    ...given,
  });
  if (!asked.ok) return asked.error.message;
  await importPaymentUpload(at(finance, view.id), job);
  return viewPaymentUpload(finance, view.id);
}

const payments = async () => {
  const [found] = await sqlFor("owner").begin(async (tx) => {
    await tx`alter table payments no force row level security`;
    const rows = await tx<{ count: number }[]>`
      select count(*)::int as count from payments
       where council_id = ${finance.organisationId} and withdrawn_at is null`;
    await tx`alter table payments force row level security`;
    return rows;
  });
  return found?.count ?? -1;
};

describe("the first file of a council", () => {
  it("asks which column holds what, with the first rows and a proposal, and imports nothing", async () => {
    const view = await read(file(row(1), row(2)), "June payments.csv");
    expect(view).toMatchObject({ state: "columns", problem: null, fileName: "June payments.csv" });
    expect(view.look?.samples[0]).toEqual([
      "7001",
      "Home 1 Ltd",
      "V1",
      "INV-1",
      "Care of Casey",
      "10.00",
      "12/06/2026",
    ]);
    expect(view.look?.proposal.columns).toMatchObject({ supplierId: 0, amount: 5, paidOn: 6 });
    expect(await payments()).toBe(0);
    expect((await deleteUpload(finance, { id: view.id, version: view.version })).ok).toBe(true);
    expect(() => readFileSync(keptPath(view.id, "original"))).toThrow();
  });

  it("columns that no file could be read by are refused beside their field", () => {
    const wrong = columnsSchema.safeParse({
      ...columns({ amount: "5", paidOn: "6", supplierId: "0" }),
      amount: "",
      supplierName: "6",
    });
    expect(wrong.error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["amount", "Choose the column of the amount"],
      ["supplierName", "The supplier name and the payment date cannot be the same column"],
    ]);
  });

  it("is read again by what was said, told row by row, and imported once somebody asks", async () => {
    const view = await checked(file(row(1), row(2, "REDACTED"), row(3)));
    expect(view.state).toBe("checked");
    expect(view.found).toMatchObject({
      rows: 3,
      pence: 2_000,
      counts: { new: 0, "not ours": 2, changed: 0, same: 0, refused: 1 },
      rejected: [{ line: 3, column: "Amount", reason: "There is no amount" }],
    });
    expect(readFileSync(keptPath(view.id, "made"), "utf8")).toContain(
      '3,"Cannot be read","Amount","There is no amount"',
    );
    expect(await payments()).toBe(0);
    expect(await imported(view)).toBe("Say whether to leave out the rows that cannot be read");
    const done = await imported(view, { skip: true });
    expect(done).toMatchObject({ state: "imported", batchNumber: 1, look: null });
    expect(await payments()).toBe(2);
    expect(await viewImport(finance, "1")).toMatchObject({ rows: 3, refused: 1, fileName: "june.csv" });
    expect(() => readFileSync(keptPath(view.id, "original"))).toThrow();
  });
});

describe("the files after it", () => {
  it("are read as the last one was, and the same file again says that it changes nothing", async () => {
    const view = await read(file(row(1), row(3)));
    expect(view).toMatchObject({ state: "checked", found: { asLastTime: true, counts: { same: 2 } } });
    const done = await imported(view);
    expect(done).toMatchObject({ batchNumber: 2 });
    expect(await payments()).toBe(2);
  });

  it("are asked about where a column is not there, which says what is missing", async () => {
    const view = await read(file(row(8)).replace("Amount", "Net Amount"));
    expect(view.state).toBe("columns");
    expect(
      await chooseColumns(finance, { id: view.id, version: view.version - 1, columns: columns(ALL) }),
    ).toMatchObject({ ok: false, error: { kind: "conflict" } });
    const wrong = await chooseColumns(finance, {
      id: view.id,
      version: view.version,
      columns: columns({ ...ALL, amount: "4" }),
    });
    expect(wrong.ok).toBe(true);
    await readPaymentUpload(at(finance, view.id), job);
    const again = await viewPaymentUpload(finance, view.id);
    expect(again).toMatchObject({
      state: "columns",
      problem: expect.stringMatching(/^None of the rows can be read/),
    });
  });

  it("a corrected file replaces what it corrects, and says before how many payments it takes away", async () => {
    const first = await checked(file(row(21), row(22), row(23)));
    const done = await imported(first);
    const number = typeof done === "string" ? 0 : (done.batchNumber ?? 0);
    const before = await payments();
    const view = await checked(file(row(21, "11.00"), row(22)));
    expect(view.found).toMatchObject({ counts: { changed: 1, same: 1 }, withdrawn: 0 });
    expect(
      (await checkAsCorrection(finance, { id: view.id, version: view.version, corrects: number })).ok,
    ).toBe(true);
    await readPaymentUpload(at(finance, view.id), job);
    const again = await viewPaymentUpload(finance, view.id);
    expect(again.found).toMatchObject({ withdrawn: 1, ofCorrected: 3 });
    expect(await imported(again)).toBe("Say whether the file is complete");
    expect(await imported(again, { complete: true })).toMatchObject({ state: "imported" });
    expect(await payments()).toBe(before - 1);
  });

  it("a file that is none is refused in words, and one that is not read in time is given up", async () => {
    expect(await read("hello\r\n")).toMatchObject({
      state: "refused",
      problem: expect.stringContaining("no row has an amount"),
    });
    expect(await read(Buffer.from("%PDF-1.7 not a table"), "pay.csv")).toMatchObject({
      state: "refused",
      problem: expect.stringContaining("a PDF"),
    });
    const id = await sent(file(row(31)));
    await sqlFor("owner").begin(async (tx) => {
      await tx`alter table payment_uploads no force row level security`;
      await tx`update payment_uploads set attempts = 2 where id = ${id}`;
      await tx`alter table payment_uploads force row level security`;
    });
    await readPaymentUpload(at(finance, id), job);
    expect(await viewPaymentUpload(finance, id)).toMatchObject({
      state: "refused",
      problem: expect.stringContaining("tried twice"),
    });
  });
});

describe("who does it", () => {
  it("nobody but a finance officer of the council, in the program and in the database", async () => {
    const view = await checked(file(row(41)));
    const asked = { id: view.id, version: view.version };
    for (const press of [changeColumns, deleteUpload]) {
      expect(await press(other, asked)).toMatchObject({ ok: false, error: { kind: "not-found" } });
      expect(await press(broker, asked)).toMatchObject({ ok: false, error: { kind: "forbidden" } });
    }
    await expect(viewPaymentUpload(other, view.id)).rejects.toMatchObject({ init: { status: 404 } });
    await expect(viewPaymentUpload(broker, view.id)).rejects.toMatchObject({ init: { status: 403 } });
    const move = `update payment_uploads set state = 'importing', version = version + 1, asked_by_id = '${broker.personId}', asked_at = now() where id = '${view.id}'`;
    expect(await attempted("council", other, move.replace(broker.personId, other.personId))).toBe(
      "rolled back 0",
    );
    expect(await attempted("council", broker, move)).toBe("42501");
    expect(await attempted("council", finance, move)).toBe("42501");
    expect(
      await attempted(
        "council",
        finance,
        `update payment_uploads set state = 'importing' where id = '${view.id}'`,
      ),
    ).toBe("42501");
    expect(
      await attempted(
        "council",
        finance,
        `update payment_uploads set state = 'columns', found = '{}', version = version + 1 where id = '${view.id}'`,
      ),
    ).toBe("42501");
    expect(
      await attempted("worker", finance, `update payment_uploads set problem = 'x' where id = '${view.id}'`),
    ).toBe("rolled back 0");
    // Of two who press at once, one imports.
    const presses = [finance, colleague].map((who) =>
      askForImport(who, { ...asked, skip: false, complete: false }),
    );
    const results = await Promise.all(presses);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await importPaymentUpload(at(finance, view.id), job);
    expect(await viewPaymentUpload(finance, view.id)).toMatchObject({ state: "imported" });
    expect(await deleteUpload(finance, { id: view.id, version: view.version + 2 })).toMatchObject({
      ok: false,
    });
  });
});
