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
import { tellPartyShare } from "../jobs/tell-party-share.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { viewWhoPays } from "../queries/view-who-pays.server";

/** Who is told by mail of who pays: the provider once the agreement in force says something else, the broker of what is missing. */
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

async function healthAgrees(reference: string, agreedUntil?: string) {
  const [child] = (await viewWhoPays(world.broker, reference)).children;
  const share = child?.splits[0]?.shares.find(({ answerable }) => answerable);
  expect(
    await recordPartyAnswer(world.broker, {
      ...{ reference, id: share?.id ?? "", agreed: true, answeredOn: day(0), agreedUntil },
      ...{
        answeredBy: "Head of continuing care",
        evidence: "Email of today",
        expected: share?.answers[0]?.key ?? "",
      },
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
  expect(JSON.stringify(mails)).not.toMatch(/[Hh]ealth|3,000|30%/);
});

it("the broker is reminded of a share that is not agreed, and of an agreement before it ends, once each", async () => {
  const { search, placement } = await plannedPlacement(world);
  await shareWithHealth(search, false);
  const reminds = async (what: string) => {
    const jobs = (await queuedJobs("tell-party-share")).filter(({ payload }) => payload.what === what);
    for (const _ of [1, 2]) for (const { payload } of jobs) await tellPartyShare(payload as never, FIRST_TRY);
  };
  const mails = async () =>
    (await outbox()).filter(
      ({ template, props }) => template === "party-share" && props.reference === placement.referralReference,
    );
  await reminds("to-agree");
  expect((await mails()).map(({ to, props }) => [to, props.until])).toEqual([[world.broker.personId, null]]);
  await healthAgrees(search, day(20));
  await healthAgrees(search, day(90));
  await reminds("to-agree");
  // Of a day that was moved nothing is told.
  await reminds("ends");
  const [, ends, ...more] = await mails();
  expect([ends?.to, String(ends?.props.until).length > 0, more.length]).toEqual([
    world.broker.personId,
    true,
    0,
  ]);
  expect(JSON.stringify(await mails())).not.toMatch(/3,000|30%|Girl/);
});
