import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { newId } from "~/platform/ids";
import { issuedAgreement, startedAgreement, writtenAgreement } from "../../../../prisma/factories/agreements";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { makeAgreementPdf } from "../jobs/make-agreement-pdf.server";
import { agreementPdfOf, viewAgreement } from "../queries/view-agreement.server";
import { MAKE_AGREEMENT_PDF } from "./agreement.jobs";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
let stranger: Actor;

beforeAll(async () => {
  const made = await managedWorld(2);
  ({ world, manager } = made);
  [stranger] = made.others as [Actor];
});

/** An issued agreement and the jobs that were put for its PDFs. */
async function issued() {
  const { offer } = await plannedPlacement(world);
  const reference = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, reference);
  const before = (await queuedJobs("make-agreement-pdf")).length;
  await issuedAgreement(world.broker, reference);
  return { reference, jobs: (await queuedJobs("make-agreement-pdf")).slice(before) };
}

const pdf = (who: Actor, reference: string, number = 1) =>
  agreementPdfOf(who, reference, String(number)).then(
    ({ bytes, fileName }) => ({ fileName, starts: Buffer.from(bytes).toString("latin1", 0, 5) }),
    (thrown: { init?: { status?: number } }) => thrown.init?.status,
  );

it("an issued version is made a PDF once, for both sides and for nobody else", async () => {
  const { reference, jobs } = await issued();
  expect(jobs).toHaveLength(1);
  expect((await viewAgreement(manager, reference)).shown?.hasPdf).toBe(false);
  expect(await pdf(world.broker, reference)).toBe(404);

  const payload = MAKE_AGREEMENT_PDF.schema.parse(jobs[0]?.payload);
  await makeAgreementPdf({ ...payload, organisationId: newId() }, FIRST_TRY);
  expect(await pdf(world.broker, reference)).toBe(404);
  await makeAgreementPdf(payload, FIRST_TRY);
  await makeAgreementPdf(payload, FIRST_TRY);

  const made = { fileName: `${reference}-version-1.pdf`, starts: "%PDF-" };
  expect(await pdf(world.broker, reference)).toEqual(made);
  expect(await pdf(manager, reference)).toEqual(made);
  expect(await pdf(stranger, reference)).toBe(404);
  expect(await pdf(manager, reference, 2)).toBe(404);
  expect((await viewAgreement(manager, reference)).shown?.hasPdf).toBe(true);
});
