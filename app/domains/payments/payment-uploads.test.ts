import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { forgetEnv } from "~/platform/env.server";
import { keptPath } from "~/platform/files/file-store.server";
import { newId } from "~/platform/ids";
import type { JobContext } from "~/platform/jobs/jobs.server";
import { council, person } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
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
import { columnsSchema, OTHER_SOURCE } from "./payment-upload.schema";
import { viewImport } from "./queries/view-import.server";
import { viewPaymentUpload } from "./queries/view-payment-upload.server";

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

async function sent(
  content: string | Buffer,
  name = "june.csv",
  who = finance,
  newSource?: string,
): Promise<string> {
  const path = join(folder, newId());
  writeFileSync(path, content);
  const bytes = Buffer.byteLength(content);
  const sha256 = newId().replaceAll("-", "").padEnd(64, "0");
  const result = await sendPaymentFile(who, {
    source: newSource === undefined ? undefined : OTHER_SOURCE,
    newSource,
    file: { path, bytes, sha256, sentAs: name },
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.id;
}

/** Sent and read. */
async function read(content: string | Buffer, name?: string, who = finance, newSource?: string) {
  const id = await sent(content, name, who, newSource);
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

/** What nobody may write, past the walls. */
const owner = (work: (tx: TransactionSql) => Promise<unknown>) =>
  sqlFor("owner").begin(async (tx) => {
    await tx`alter table payment_uploads no force row level security`;
    await work(tx);
    await tx`alter table payment_uploads force row level security`;
  });

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
    expect(await imported(view)).toMatch(/^Tick to leave out the rows that cannot be read/);
    const done = await imported(view, { skip: true });
    // Nothing that stood in the file is kept with it, nor what it was called.
    expect(done).toMatchObject({
      state: "imported",
      batchNumber: 1,
      fileName: "Payment file 1",
      look: null,
      found: { above: [], rejected: [], warnings: [] },
    });
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
    expect(await imported(again)).toMatch(/^Tick to confirm that the file is complete/);
    expect(await imported(again, { complete: true })).toMatchObject({ state: "imported" });
    expect(await payments()).toBe(before - 1);
  });

  it("that choose other columns to know rows by are refused: every payment would count twice", async () => {
    const before = await payments();
    const view = await checked(file(row(24), row(25)));
    const back = await changeColumns(finance, { id: view.id, version: view.version });
    expect(back.ok).toBe(true);
    const { internalRef: _, ...others } = ALL;
    const asked = { id: view.id, version: view.version + 1 };
    expect(await chooseColumns(finance, { ...asked, columns: columns(others) })).toMatchObject({
      error: {
        message:
          "Your earlier files were read with the finance system’s own reference. Choose the same columns, or send this file as another finance system",
        field: "internalRef",
      },
    });
    // The check itself finds what was chosen before the payments came in, and the columns of the others stay what they were.
    await owner(
      (tx) => tx`
      update payment_uploads set state = 'reading', version = version + 1,
             mapping = mapping #- '{columns,internalRef}' where id = ${view.id}`,
    );
    await readPaymentUpload(at(finance, view.id), job);
    expect(await viewPaymentUpload(finance, view.id)).toMatchObject({
      state: "columns",
      problem: expect.stringMatching(/^Your earlier files were read with/),
    });
    expect(await read(file(row(24)))).toMatchObject({ state: "checked", found: { asLastTime: true } });
    expect(await payments()).toBe(before);
  });

  it("are not counted again as those of another finance system, in words without the command line's", async () => {
    const view = await read(file(row(21), row(22)), undefined, finance, "Unit4");
    const asked = { id: view.id, version: view.version, columns: columns(ALL) };
    expect((await chooseColumns(finance, asked)).ok).toBe(true);
    await readPaymentUpload(at(finance, view.id), job);
    expect(await viewPaymentUpload(finance, view.id)).toMatchObject({
      state: "refused",
      problem:
        "2 of 2 rows were already imported from “Your finance system”. Choose that system and send the file again, or remove those rows",
    });
  });

  it("waits for another import without an attempt, and says nothing against the file", async () => {
    const id = await sent(file(row(26)));
    const lock = `import of payments ${finance.organisationId}`;
    for (let n = 0; n < 3; n += 1)
      await transaction("worker", { "app.org_id": finance.organisationId }, async (tx) => {
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
        await readPaymentUpload(at(finance, id), job);
      });
    expect(await viewPaymentUpload(finance, id)).toMatchObject({ state: "reading", problem: null });
    await readPaymentUpload(at(finance, id), job);
    expect(await viewPaymentUpload(finance, id)).toMatchObject({ state: "checked" });
  });

  it("rows that are not paid yet are left out by themselves, and no part of the total", async () => {
    const home = await person(await council(), ["finance-officer"]);
    const held = (text: string, status: string) => `${text},${status}`;
    const content = [
      `${HEADER},Status`,
      held(row(1), "Paid"),
      held(row(2, "99.00"), "On hold"),
      held(row(3, "7.00", "12/06/2062"), "Paid"),
    ].join("\r\n");
    const view = await read(content, undefined, home);
    const asked = { id: view.id, version: view.version, columns: columns({ ...ALL, state: "7" }) };
    expect((await chooseColumns(home, asked)).ok).toBe(true);
    await readPaymentUpload(at(home, view.id), job);
    expect((await viewPaymentUpload(home, view.id)).found).toMatchObject({
      rows: 3,
      pence: 1_000,
      lastDate: "2026-06-12",
      counts: { "not ours": 1, unpaid: 1, refused: 1 },
      rejected: [{ line: 4, reason: "The payment date is too far in the future" }],
    });
    expect(readFileSync(keptPath(view.id, "made"), "utf8")).toContain('3,"Not paid yet, left out","Status"');
    // Alone they ask for no tick.
    const whole = await read(content.split("\r\n").slice(0, 3).join("\r\n"), undefined, home);
    const again = { id: whole.id, version: whole.version, columns: asked.columns };
    expect((await chooseColumns(home, again)).ok).toBe(true);
    await readPaymentUpload(at(home, whole.id), job);
    const { version } = await viewPaymentUpload(home, whole.id);
    const pressed = await askForImport(home, { id: whole.id, version, skip: false, complete: false });
    expect(pressed.ok).toBe(true);
    await importPaymentUpload(at(home, whole.id), job);
    expect(await viewPaymentUpload(home, whole.id)).toMatchObject({ state: "imported" });
  });

  it("a file that is none is refused in words, and one that is not read in time is given up", async () => {
    expect(await read("hello\r\n")).toMatchObject({
      state: "refused",
      problem: expect.stringContaining("cannot find the column headings"),
    });
    expect(await read(Buffer.from("%PDF-1.7 not a table"), "pay.csv")).toMatchObject({
      state: "refused",
      problem: expect.stringContaining("a PDF"),
    });
    const id = await sent(file(row(31)));
    await owner((tx) => tx`update payment_uploads set attempts = 2 where id = ${id}`);
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
