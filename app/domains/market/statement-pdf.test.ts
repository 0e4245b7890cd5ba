import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { testDatabase } from "../../../prisma/testing/database.server";
import { queuedJobs } from "../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../prisma/testing/job-context";
import { makeStatementPdf } from "./jobs/make-statement-pdf.server";
import { publishedPdf, viewPublished } from "./queries/published-statements.server";
import { MAKE_STATEMENT_PDF } from "./statement/statement.jobs";
import {
  figures,
  type StatementWorld,
  statementWorld,
  withoutStatements,
} from "./testing/statement-world.server";

testDatabase();
let world: StatementWorld;

beforeAll(async () => {
  world = await statementWorld();
});
beforeEach(async () => {
  await withoutStatements();
  await figures([2024, 517], [2025, 501]);
  await world.start();
});

const pdf = (number = 1) =>
  publishedPdf("wolverhampton", number).catch(
    (thrown: { init?: { status?: number } }) => thrown.init?.status,
  );

it("a published version is made a PDF once, of the version alone, and is then on its page", async () => {
  await world.write("need", "# Soon\n\n- six homes\n- two carers");
  const before = (await queuedJobs("make-statement-pdf")).length;
  expect(await world.published()).toMatchObject({ ok: true });
  const jobs = (await queuedJobs("make-statement-pdf")).slice(before);
  expect(jobs).toHaveLength(1);
  expect(await viewPublished("wolverhampton", 1)).toMatchObject({ pdfMadeAt: null });
  expect(await pdf()).toBe(404);

  await makeStatementPdf({ organisationId: newId() }, FIRST_TRY);
  expect(await pdf()).toBe(404);
  // Its sources are gone.
  await sqlFor("region")`delete from published_figures`;
  const payload = MAKE_STATEMENT_PDF.schema.parse(jobs[0]?.payload);
  await makeStatementPdf(payload, FIRST_TRY);
  const made = await pdf();
  await makeStatementPdf(payload, FIRST_TRY);
  expect(await pdf()).toEqual(made);
  expect(await viewPublished("wolverhampton", 1)).toMatchObject({ pdfMadeAt: expect.any(Date) });
  expect(await pdf(2)).toBe(404);
  if (typeof made !== "object") throw new Error("It was not made.");
  expect(Buffer.from(made.bytes).toString("latin1", 0, 5)).toBe("%PDF-");
  expect(structure(made.bytes)).toEqual([]);
});

it("nobody but the worker makes one, nor one of another council, and nobody changes it", async () => {
  await world.published();
  const [version] = await sqlFor("reader")<{ id: string }[]>`select id from statement_versions`;
  const insert = (role: "worker" | "council" | "reader", organisation: string) =>
    sqlFor(role).begin(async (tx) => {
      await tx`select set_config('app.org_id', ${organisation}, true)`;
      await tx`insert into statement_pdfs values (${version?.id ?? ""}, ${organisation}, '\\x00',
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', now())`;
    });
  const refused = { code: "42501" };
  await expect(insert("worker", world.stranger.organisationId)).rejects.toMatchObject(refused);
  await expect(insert("council", world.home.id)).rejects.toMatchObject(refused);
  await expect(insert("reader", world.home.id)).rejects.toMatchObject(refused);
  await makeStatementPdf({ organisationId: world.home.id }, FIRST_TRY);
  for (const role of ["worker", "council", "reader"] as const)
    for (const sql of ["update statement_pdfs set sha256 = ''", "delete from statement_pdfs"])
      await expect(sqlFor(role).unsafe(sql), sql).rejects.toMatchObject(refused);
});

/** What the structure of a PDF lacks, as poppler reads it where that is installed. */
function structure(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), "statement-pdf-"));
  try {
    const file = join(folder, "statement.pdf");
    writeFileSync(file, bytes);
    const { stdout, error } = spawnSync("pdfinfo", ["-struct-text", file], { encoding: "utf8" });
    if (error) return [];
    const wanted = [
      /^ *H1[\s\S]*?"Wolverhampton: Homes for children"/m,
      /^ *H2[\s\S]*?"What we need"/m,
      /^ *H3[\s\S]*?"Soon"/m,
      /^ *L \(block\)|^ *L\b/m,
      /^ *LI\b[\s\S]*?"six homes"/m,
      /^ *Table\b/m,
      /^ *THead\b[\s\S]*?^ *TH\b/m,
      /"501"/,
    ];
    return wanted.filter((one) => !one.test(stdout)).map(String);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
