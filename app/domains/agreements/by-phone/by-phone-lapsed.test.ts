import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { viewAuthorisation } from "~/domains/authorisations/queries/view-authorisation.server";
import { whatWaits } from "~/domains/home/queries/waiting-readers.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { tellPhonePlacement } from "../jobs/tell-phone-placement.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import {
  clockOf,
  dayFrom,
  fundingOf,
  goesBy,
  type PhoneRow,
  type PhoneWorld,
  phoneWorld,
} from "../testing/by-phone-world";

/** A verbal authority that lapsed, and a child who came after all. */
testDatabase();
let world: PhoneWorld;

beforeAll(async () => {
  world = await phoneWorld();
});

/** A placement whose authority has lapsed, because the child was expected and did not come in time. */
async function lapsed(): Promise<PhoneRow> {
  const row = await world.placed({ start: "expected", startOn: dayFrom(0) });
  await goesBy(row);
  await clockOf(row, "lapse");
  const after = await world.rowOf(row.reference);
  expect(fundingOf(after).state).toBe("lapsed");
  return after;
}

async function comes({ reference, version }: PhoneRow): Promise<PhoneRow> {
  const came = { reference, version, movedIn: dayFrom(0), why: "" };
  expect(await confirmMoveIn(world.duty, came)).toMatchObject({ ok: true });
  return world.rowOf(reference);
}

const authorise = (by: Actor, row: PhoneRow) =>
  decideAuthorisation(by, {
    ...{ id: fundingOf(row).id, version: fundingOf(row).version },
    ...{ decision: "authorise", offerVersion: 1 },
  });

/** Has the mails about a placement sent that wait in the queue; what was sent before is not sent again. */
const tellQueued = async ({ id }: PhoneRow) => {
  for (const { payload } of await queuedJobs("tell-placement"))
    if (payload.placementId === id) await tellPlacement(payload as never, FIRST_TRY);
};

const kindsFor = async (actor: Actor, of: string) =>
  (await whatWaits(actor, now())).waiting.filter(({ target }) => target === of).map(({ kind }) => kind);

describe("an authority that lapsed", () => {
  it("stays so where nobody moved in", async () => {
    const row = await lapsed();
    expect(await authorise(world.head, row)).toMatchObject({ ok: false });
    expect(await kindsFor(world.broker, row.reference)).toContain("phone-lapsed");
    expect(await kindsFor(world.head, fundingOf(row).id)).toEqual([]);
    await expect(
      sqlFor("owner")`update authorisations set state = 'authorised' where id = ${fundingOf(row).id}`,
    ).rejects.toThrow(/what lapsed stays so/);
  });

  it("is authorised after all by somebody who decides once a child moved in, who finds it waiting", async () => {
    const row = await comes(await lapsed());
    const { id } = fundingOf(row);
    expect(await kindsFor(world.head, id)).toEqual(["phone-funding-lapsed"]);
    expect(await kindsFor(world.broker, row.reference)).not.toContain("phone-lapsed");
    expect((await viewAuthorisation(world.head, id)).abilities).toMatchObject({
      authorise: true,
      return: false,
      refuse: false,
    });
    expect(await authorise(world.duty, row)).toMatchObject({ ok: false });
    expect(await authorise(world.broker, row)).toMatchObject({ ok: false });
    expect(await authorise(world.head, row)).toMatchObject({ ok: true });
    const after = await world.rowOf(row.reference);
    expect(fundingOf(after)).toMatchObject({ state: "authorised", decidedById: world.head.personId });
    expect(after.offer).toMatchObject({ state: "accepted", fundingStage: "authorised" });
  });

  it("is told to the provider, and to those who decide once a child moved in after all", async () => {
    const manager = await person(world.asked.org, ["registered-manager"]);
    const lapsedRow = await lapsed();
    const mailsTo = async (template: string) =>
      (await outbox())
        .filter((mail) => mail.template === template && mail.props.reference === lapsedRow.reference)
        .map(({ to, props }) => ({ to, act: props.act }));
    await tellQueued(lapsedRow);
    expect(await mailsTo("placement-authority-lapsed")).toEqual(
      expect.arrayContaining([{ to: manager.personId, act: undefined }]),
    );
    const { id } = fundingOf(await comes(lapsedRow));
    await tellQueued(lapsedRow);
    for (const { payload } of await queuedJobs("tell-phone-placement"))
      if (payload.authorisationId === id && payload.what === "came")
        await tellPhonePlacement(payload as never, FIRST_TRY);
    const came = (await mailsTo("phone-placement")).filter(({ act }) => act === "came").map(({ to }) => to);
    expect(came).toContain(world.head.personId);
    expect(came).not.toContain(world.duty.personId);
  });

  it("does not lapse while somebody says that the child moved in", async () => {
    const row = await world.placed({ start: "expected", startOn: dayFrom(0) });
    await goesBy(row);
    let lapse: Promise<unknown> = Promise.resolve();
    await sqlFor("owner").begin(async (tx) => {
      await tx`update placements set council_moved_in = planned_start, council_said_at = now(),
        council_said_by_id = ${world.duty.personId}, state = 'started' where id = ${row.id}`;
      lapse = sqlFor(
        "owner",
      )`update authorisations set state = 'lapsed' where id = ${fundingOf(row).id}`.then(
        () => "lapsed",
        (thrown: Error) => thrown.message,
      );
      // It waits for the placement: until then nothing has come of it.
      const first = await Promise.race([lapse, new Promise((done) => setTimeout(() => done("waits"), 500))]);
      expect(first).toBe("waits");
    });
    expect(await lapse).toMatch(/does not lapse/);
  });
});
