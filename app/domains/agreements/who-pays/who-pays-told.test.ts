import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import {
  issuedAgreement,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, placedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { recordPartyAnswer } from "../commands/record-party-answer.server";
import { setFundingSplit } from "../commands/set-funding-split.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { viewWhoPays } from "../queries/view-who-pays.server";

/** What a provider is told when the council changes who pays, once an agreement is in force. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
});

const told = async (placementId: string) =>
  (await queuedJobs("tell-placement")).filter(
    ({ payload }) => payload.what === "who-pays" && payload.placementId === placementId,
  );

/** Health takes a share, and pays it to the provider itself where `paysProvider`. */
async function shareWithHealth(reference: string, paysProvider: boolean) {
  const [child] = (await viewWhoPays(world.broker, reference)).children;
  const health = { party: "health", basisPoints: 3_000, icbCode: "E54000062", paysProvider } as const;
  const social = { party: "social-care", basisPoints: 7_000, icbCode: null, paysProvider: false } as const;
  expect(
    await setFundingSplit(world.broker, {
      ...{ reference, child: 1, firstDay: day(1), shares: [social, health] },
      expected: child?.expected ?? "",
    }),
  ).toMatchObject({ ok: true });
}

async function healthAgrees(reference: string) {
  const [child] = (await viewWhoPays(world.broker, reference)).children;
  const share = child?.splits[0]?.shares.find(({ answerable }) => answerable);
  expect(
    await recordPartyAnswer(world.broker, {
      ...{ reference, id: share?.id ?? "", agreed: true, answeredOn: day(0), agreedUntil: undefined },
      ...{ answeredBy: "Head of continuing care", evidence: "Email of today", expected: "" },
    }),
  ).toMatchObject({ ok: true });
}

it("is told by mail once it would be paid by somebody else than the agreement in force says, and of nothing else", async () => {
  const { search, offer, placement } = await plannedPlacement(world);
  const ipa = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, ipa);
  await issuedAgreement(world.broker, ipa);
  await shareWithHealth(search, true);
  await healthAgrees(search);
  // Nobody has signed yet: the next version is all there is to read.
  expect(await told(placement.id)).toEqual([]);
  await shareWithHealth(search, false);
  for (const who of [manager, world.head]) await signedAgreement(who, ipa);
  // The council pays and recharges: to the provider it is the same.
  await healthAgrees(search);
  expect(await told(placement.id)).toEqual([]);
  await shareWithHealth(search, true);
  await healthAgrees(search);
  const jobs = await told(placement.id);
  expect(jobs.map(({ payload }) => payload.organisationId)).toEqual([placement.providerId]);
  for (const { payload } of jobs) await tellPlacement(payload as never, FIRST_TRY);
  const mails = (await outbox()).filter(({ template }) => template === "placement-who-pays");
  expect(mails.map(({ to }) => to)).toContain(manager.personId);
  expect(JSON.stringify(mails)).not.toMatch(/[Hh]ealth|3,?000|30%/);
});
