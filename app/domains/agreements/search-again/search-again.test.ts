import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read, write } from "~/domains/access/transactions.server";
import { checkReferral } from "~/domains/referrals/commands/check-referral.server";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { council, person } from "../../../../prisma/factories/organisations";
import { passTheGate, writePage } from "../../../../prisma/factories/referrals";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { fileAllRecords } from "../../../../prisma/testing/filed.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { day, managedWorld, plannedPlacement } from "../../../../prisma/testing/placed.server";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { fallThrough } from "../commands/fall-through.server";
import { giveNotice } from "../commands/give-notice.server";
import { searchAgainForChild } from "../commands/search-again-for-child.server";
import { withdrawReferral } from "../commands/withdraw-referral.server";
import { tellPlacement } from "../jobs/tell-placement.server";
import { TELL_PLACEMENT } from "../placement/placement.jobs";
import { searchesOfPlacement } from "../queries/searches-of-placement.server";
import { viewPlacement } from "../queries/view-placement.server";

testDatabase();
let world: DecidingWorld;
let manager: Actor;

beforeAll(async () => {
  ({ world, manager } = await managedWorld());
});

async function planned() {
  const { search, placement } = await plannedPlacement(world);
  return { reference: placement.reference, search };
}

const rowOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.placement.findUniqueOrThrow({
      where: { reference },
      include: { referral: { include: { children: true } } },
    }),
  );
const referralOf = (reference: string) =>
  read(world.broker, (tx) =>
    tx.referral.findUniqueOrThrow({
      where: { reference },
      include: { children: true, assignments: true, gateReadings: true, gateDecisions: true, events: true },
    }),
  );

async function noticed() {
  const one = await planned();
  const first = await rowOf(one.reference);
  await confirmMoveIn(world.broker, {
    reference: one.reference,
    version: first.version,
    movedIn: day(0),
    why: "",
  });
  const { version } = await rowOf(one.reference);
  const given = { lastNight: day(28), reason: "match", short: "", note: "" } as const;
  expect(await giveNotice(manager, { reference: one.reference, version, ...given })).toMatchObject({
    ok: true,
  });
  return one;
}

async function ends(reference: string) {
  const { version } = await rowOf(reference);
  const how = { lastNight: day(0), reason: "safeguarding", note: "" } as const;
  expect(await endPlacement(world.broker, { reference, version, ...how })).toMatchObject({ ok: true });
}

const again = async (who: Actor, reference: string) =>
  searchAgainForChild(who, { reference, version: (await rowOf(reference)).version });

async function begun(reference: string): Promise<string> {
  const result = await again(world.broker, reference);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.reference;
}

describe("searching again from a placement", () => {
  it("begins a referral for the same child, whose gate decides anew, while the placement goes on", async () => {
    const { reference, search } = await noticed();
    const before = await outbox();
    const copy = await referralOf(await begun(reference));
    const old = await referralOf(search);

    expect(copy).toMatchObject({
      state: "draft",
      editionNumber: 0,
      maskedContent: null,
      brokerId: world.broker.personId,
    });
    expect(copy.children.map(({ identityId }) => identityId)).toEqual(
      old.children.map(({ identityId }) => identityId),
    );
    expect(copy.children[0]).toMatchObject({ age: 14, gender: "girl", state: "draft" });
    const { unfinished, ...pages } = copy.content as Record<string, unknown>;
    const { purpose, ...copied } = old.content as Record<string, unknown>;
    expect(pages).toEqual(copied);
    expect(unfinished).toMatchObject({
      purpose: { serviceKind: (purpose as { serviceKind: string }).serviceKind },
    });
    expect(copy.savedPages).not.toContain("purpose");
    expect(copy.savedPages).toContain("child");
    expect([...copy.gateReadings, ...copy.gateDecisions]).toEqual([]);

    expect((await rowOf(reference)).state).toBe("notice-given");
    expect(copy.events.map(({ kind, data }) => [kind, data])).toEqual([
      ["referral-begun", { copiedFrom: search }],
    ]);
    expect(old.events.find(({ kind }) => kind === "search-again-begun")).toMatchObject({
      audience: "council",
      providerId: null,
      data: { placement: reference, code: "match", referral: copy.reference },
    });
    expect(await outbox()).toEqual(before);
  });

  it("is told to whoever works on the earlier referral, and not to who searches", async () => {
    const [ours, theirs] = [await noticed(), await noticed()];
    await begun(ours.reference);
    const copy = await again(world.colleague, theirs.reference);
    expect(copy.ok).toBe(true);
    const jobs = (await queuedJobs("tell-placement")).filter(
      ({ payload }) => payload.what === "searched-again",
    );
    for (const { payload } of jobs) await tellPlacement(TELL_PLACEMENT.schema.parse(payload), FIRST_TRY);
    const mails = (await outbox()).filter(({ template }) => template === "placement-searched-again");
    const about = mails.filter(({ props }) =>
      [ours.reference, theirs.reference].includes(String(props.reference)),
    );
    expect(about).toMatchObject([
      {
        to: world.broker.personId,
        props: { reference: theirs.reference, by: world.colleague.personName },
      },
    ]);
  });

  it("can be sent once it is answered anew and has passed the gate", async () => {
    const { reference } = await noticed();
    const copy = await begun(reference);
    const on = { neededBy: "in more than 5 days", neededOn: { day: "1", month: "3", year: "2027" } };
    await writePage(world.broker, copy, "purpose", { ...EXAMPLE_PAGES.purpose, ...on });
    const { version } = await referralOf(copy);
    expect(await checkReferral(world.broker, { reference: copy, move: "check", version })).toMatchObject({
      ok: true,
    });
    await passTheGate(world.broker, copy);
    expect((await referralOf(copy)).gateReadings).toHaveLength(1);
  });

  it("is told of to the council alone", async () => {
    const { reference } = await noticed();
    const copy = await begun(reference);
    const council = await viewPlacement(world.broker, reference);
    expect(council.events.map(({ text }) => text)).toContainEqual(expect.stringContaining(copy));
    expect(JSON.stringify(await viewPlacement(manager, reference))).not.toContain(copy);
    expect(await read(manager, (tx) => searchesOfPlacement(tx, manager, reference))).toBeUndefined();
  });

  it("keeps the reason of its moment, and the child in the vault, after the end", async () => {
    const { reference } = await noticed();
    await ends(reference);
    const copy = await begun(reference);
    const found = await read(world.broker, (tx) => searchesOfPlacement(tx, world.broker, reference));
    expect(found?.searches).toEqual([
      { reference: copy, reason: "safeguarding", state: "draft", withdrawn: false },
    ]);
  });
});

describe("who and when", () => {
  it("is one search at a time: two at once make one, and another after it was withdrawn", async () => {
    const { reference } = await noticed();
    const both = await Promise.all([again(world.broker, reference), again(world.colleague, reference)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [made] = both.flatMap((one) => (one.ok ? [one.value.reference] : []));
    const refused = await again(world.broker, reference);
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: "not-now", message: expect.stringContaining(made ?? "") },
    });

    const { version } = await referralOf(made ?? "");
    const gone = await withdrawReferral(world.broker, {
      reference: made ?? "",
      version,
      reason: "Wrong day",
    });
    expect(gone).toMatchObject({ ok: true });
    expect(await again(world.broker, reference)).toMatchObject({ ok: true });
  });

  it("is for whoever runs searches in this council, and refused to everybody else", async () => {
    const { reference } = await noticed();
    for (const role of ["social-worker", "head-of-service", "finance-officer"] as const)
      expect(await again(await person(world.home, [role]), reference)).toMatchObject({
        error: { kind: "forbidden" },
      });
    for (const who of [manager, await person(await council(), ["broker"])])
      expect(await again(who, reference)).toMatchObject({ error: { kind: "not-found" } });
    expect(await again(await person(world.home, ["emergency-duty"]), reference)).toMatchObject({ ok: true });
  });

  it("is not begun from a placement that has not begun, nor from what its own referral searches on", async () => {
    const { reference, search } = await planned();
    expect(await again(world.broker, reference)).toMatchObject({ error: { kind: "not-now" } });
    const { version } = await referralOf(search);
    const fell = {
      reference: search,
      version,
      answerWithin: "24h",
      reason: "The home cannot take her",
    } as const;
    expect(await fallThrough(world.broker, fell)).toMatchObject({ ok: true });
    expect(await again(world.broker, reference)).toMatchObject({
      error: { kind: "not-now", message: expect.stringContaining("was not withdrawn") },
    });
    const opened = await referralOf(search);
    const ended = { reference: search, version: opened.version, reason: "Entered by mistake" };
    expect(await withdrawReferral(world.broker, ended)).toMatchObject({ ok: true });
    expect(await again(world.broker, reference)).toMatchObject({ ok: true });
  });

  it("is refused when the placement changed since, and once nobody knows any more who the child is", async () => {
    const { reference } = await noticed();
    const { version } = await rowOf(reference);
    await ends(reference);
    expect(await searchAgainForChild(world.broker, { reference, version })).toMatchObject({
      error: { kind: "conflict" },
    });
    const { referral } = await rowOf(reference);
    await sqlFor("owner").unsafe(
      `alter table referrals no force row level security; alter table referrals disable trigger user;
       update referrals set state = 'ended' where id = '${referral.id}'; alter table referrals enable trigger user;
       alter table referrals force row level security`,
    );
    await fileAllRecords();
    const [child] = referral.children;
    const gone = await transaction("worker", { "app.org_id": referral.councilId }, (tx) =>
      destroyIdentity(tx, child?.identityId ?? "", now()),
    );
    expect(gone).toBe(true);
    expect(await again(world.broker, reference)).toMatchObject({ error: { kind: "not-now" } });
  });
});

describe("past the pages", () => {
  async function writes(values: Record<string, string>) {
    const row = {
      ...{
        id: newId(),
        council_id: world.home.id,
        started_by_id: world.broker.personId,
        started_at: now().toISOString(),
      },
      ...values,
    };
    try {
      await sqlFor("council").begin(async (tx) => {
        await actingAs(tx, "council", world.broker);
        await tx`insert into searches_again ${tx(row)}`;
        throw new Error("rolled back");
      });
    } catch (thrown) {
      return (thrown as { code?: string }).code ?? (thrown as Error).message;
    }
  }

  it("one row at a time stands for a placement, with its own reason and its own child, in a referral that is a draft", async () => {
    const [one, other] = [await noticed(), await noticed()];
    const copy = await referralOf(await begun(one.reference));
    const { id: placement } = await rowOf(one.reference);
    const { id: elsewhere } = await rowOf(other.reference);
    const { id: oldReferral } = await referralOf(one.search);
    const right = { placement_id: placement, referral_id: copy.id, reason: "match" };
    // What the command itself wrote, and a second one beside it.
    expect(await writes(right)).toBe("23505");
    expect(await writes({ ...right, reason: "fee" })).toBe("42501");
    expect(await writes({ ...right, placement_id: elsewhere })).toBe("42501");
    expect(await writes({ ...right, referral_id: oldReferral })).toBe("42501");
    expect(await writes({ ...right, started_by_id: world.head.personId })).toBe("42501");
    const ended = await write(world.broker, undefined, async (tx) => {
      const { count } = await tx.searchAgain.updateMany({
        where: { referralId: copy.id },
        data: { endedAt: now() },
      });
      return { ok: true as const, value: count };
    }).catch((thrown: unknown) => String(thrown));
    expect(String(ended)).toContain("row-level security");
  });
});
