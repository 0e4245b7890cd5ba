import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { databaseEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/time";
import {
  draftOf,
  issuedAgreement,
  newestVersion,
  signedAgreement,
  startedAgreement,
  writtenAgreement,
} from "../../../../prisma/factories/agreements";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { keepTenantKey } from "../../../../scripts/database/tenant-key";
import { confirmMoveIn } from "../commands/confirm-move-in.server";
import { endPlacement } from "../commands/end-placement.server";
import { issueAgreement } from "../commands/issue-agreement.server";
import { signAgreement } from "../commands/sign-agreement.server";
import { startAgreement } from "../commands/start-agreement.server";
import { viewAgreement } from "../queries/view-agreement.server";
import { agreementMachine } from "./agreement.machine";

testDatabase();
let world: DecidingWorld;
let manager: Actor;
const today = () => londonDate(now());

beforeAll(async () => {
  world = await decidingWorld(1);
  const [asked] = world.providers;
  if (!asked) throw new Error("no provider");
  manager = await person(asked.org, ["registered-manager"]);
});

/** A placement that has started, with an agreement as far as it is asked for. */
async function agreedPlacement(as: "none" | "draft" | "issued" | "in-force") {
  const search = await world.search();
  const offer = await world.offerOf(0, search);
  await acceptedOffer(world.broker, world.head, { reference: search, offer });
  const placement = await read(world.broker, (tx) =>
    tx.placement.findFirstOrThrow({ where: { offer: { reference: offer } } }),
  );
  const started = { reference: placement.reference, version: 1, movedIn: addDays(today(), -3), why: "" };
  expect(await confirmMoveIn(manager, started)).toMatchObject({ ok: true });
  const at = { placement: placement.reference, acceptance: placement.acceptanceId, reference: "" };
  if (as === "none") return at;
  at.reference = await startedAgreement(world.broker, offer);
  await writtenAgreement(world.broker, at.reference);
  if (as !== "draft") await issuedAgreement(world.broker, at.reference);
  if (as === "in-force") for (const who of [manager, world.head]) await signedAgreement(who, at.reference);
  return at;
}

async function ends(who: Actor, placement: string) {
  const end = { reference: placement, version: 2, lastNight: addDays(today(), -1), note: "" };
  expect(await endPlacement(who, { ...end, reason: "as-planned" })).toMatchObject({ ok: true });
}

const row = (reference: string) =>
  read(world.broker, (tx) => tx.agreement.findUniqueOrThrow({ where: { reference } }));

const endings = (who: Actor, reference: string) =>
  read(who, (tx) =>
    tx.event.findMany({
      where: { kind: "agreement-ended", data: { path: ["agreement"], equals: reference } },
      select: { personId: true, fromState: true, toState: true, data: true },
    }),
  );

describe("an agreement ends with its placement", () => {
  it("in force, recorded once, and both sides read on which day", async () => {
    for (const who of [manager, world.broker]) {
      const { placement, reference } = await agreedPlacement("in-force");
      await ends(who, placement);
      expect((await row(reference)).state).toBe("ended");
      for (const reader of [manager, world.head]) {
        expect(await endings(reader, reference)).toEqual([
          {
            personId: who.personId,
            fromState: "in-force",
            toState: "ended",
            data: { agreement: reference, date: addDays(today(), -1) },
          },
        ]);
        expect(await viewAgreement(reader, reference)).toMatchObject({
          state: "ended",
          placement: { reference: placement, state: "ended", lastNight: addDays(today(), -1) },
        });
      }
    }
  });

  it("issued, so that nobody signs it or issues it again", async () => {
    const { placement, reference } = await agreedPlacement("issued");
    const newest = await newestVersion(manager, reference);
    const { savedAt, number, expected } = await draftOf(world.broker, reference);
    await ends(manager, placement);
    const notNow = { ok: false, error: { kind: "not-now" } };
    for (const who of [manager, world.head])
      expect(await signAgreement(who, { reference, ...newest })).toMatchObject(notNow);
    const again = { reference, expectedVersion: savedAt, number, expected };
    expect(await issueAgreement(world.broker, again)).toMatchObject(notNow);
  });

  it("a draft, of which the provider learns nothing, and none is begun after it", async () => {
    const { placement, reference } = await agreedPlacement("draft");
    await ends(manager, placement);
    expect((await row(reference)).state).toBe("ended");
    expect(await endings(world.head, reference)).toHaveLength(1);
    expect(await endings(manager, reference)).toEqual([]);
    const none = await agreedPlacement("none");
    await ends(world.broker, none.placement);
    expect(await startAgreement(world.broker, { acceptance: none.acceptance })).toMatchObject({
      error: { kind: "not-now" },
    });
  });

  it("and past the code nothing is issued, signed or brought into force after it", async () => {
    const { placement, reference } = await agreedPlacement("issued");
    const newest = await newestVersion(manager, reference);
    await ends(manager, placement);
    const { id } = await row(reference);
    // As an older program left it: the acceptance is over and the agreement is not.
    await sqlFor("owner").unsafe(`alter table agreements no force row level security`);
    await sqlFor("owner")`update agreements set state = 'issued' where id = ${id}`;
    await sqlFor("owner").unsafe(`alter table agreements force row level security`);
    const tries = async (by: Actor, statement: string) => {
      try {
        return await sqlFor(by.kind).begin(async (tx) => {
          await actingAs(tx, by.kind, by);
          return (await tx.unsafe(statement)).count;
        });
      } catch (thrown) {
        return (thrown as { code?: string }).code;
      }
    };
    const sign = (by: Actor, role: string) => `
      insert into agreement_signatures (id, agreement_id, agreement_version_id, council_id, provider_id, version_number,
          sha256, side, person_id, person_name, role, signed_at)
      select '${newId()}', agreement_id, id, council_id, provider_id, number, sha256, '${by.kind}', '${by.personId}',
             '${by.personName}', '${role}', now() from agreement_versions where agreement_id = '${id}'`;
    expect(await tries(manager, sign(manager, "registered-manager"))).toBe("42501");
    expect(await tries(world.head, sign(world.head, "head-of-service"))).toBe("42501");
    const issue = `
      insert into agreement_versions (id, agreement_id, council_id, provider_id, number, content, document, sha256, issued_by_id, issued_at)
      select '${newId()}', agreement_id, council_id, provider_id, 2, content, document, sha256, '${world.broker.personId}', now()
        from agreement_versions where agreement_id = '${id}' and number = ${newest.number}`;
    expect(await tries(world.broker, issue)).toBe("42501");
  });
});

describe("past the code", () => {
  type Moves = Record<"council" | "provider", readonly ("issue" | "bring-into-force")[]>;
  /** Nobody ends one by itself. */
  const MOVES: Moves = { council: ["issue", "bring-into-force"], provider: ["bring-into-force"] };

  it("each side makes its own moves of the machine and no other, and now", async () => {
    const { reference } = await agreedPlacement("in-force");
    const { id } = await row(reference);
    const owner = sqlFor("owner");
    await owner.unsafe("alter table agreements no force row level security");
    const numberOf = (state: string) => (state === "draft" ? 0 : 1);
    const attempt = async (by: Actor, statement: string) => {
      try {
        await sqlFor(by.kind).begin(async (tx) => {
          await actingAs(tx, by.kind, by);
          const { count } = await tx.unsafe(statement);
          throw new Error(count === 1 ? "done" : "nothing");
        });
      } catch (thrown) {
        return (thrown as { code?: string }).code ?? (thrown as Error).message;
      }
    };
    const allowed: string[] = [];
    const done: string[] = [];
    for (const [side, by] of [
      ["council", world.broker],
      ["provider", manager],
    ] as const)
      for (const from of agreementMachine.states)
        for (const to of agreementMachine.states.filter((state) => state !== from)) {
          await owner`update agreements set state = ${from}, version_number = ${numberOf(from)} where id = ${id}`;
          const set =
            side === "council" ? `state = '${to}', version_number = ${numberOf(to)}` : `state = '${to}'`;
          const outcome = await attempt(by, `update agreements set ${set} where id = '${id}'`);
          if (outcome === "done") done.push(`${side}: ${from} > ${to}`);
          const moves = MOVES[side].filter((event) => {
            const next = agreementMachine.next(from, event);
            return next.ok && next.value === to;
          });
          if (moves.length > 0) allowed.push(`${side}: ${from} > ${to}`);
        }
    expect(done).toEqual(allowed);

    await owner`update agreements set state = 'issued', version_number = 1 where id = ${id}`;
    const { HOMEWARD_SECRET: secret } = databaseEnv();
    const late = "state = 'in-force', state_since = now() - interval '3 days'";
    await keepTenantKey(owner, { secret, clockMoves: false });
    try {
      for (const by of [world.broker, manager])
        expect(await attempt(by, `update agreements set ${late} where id = '${id}'`)).toBe("42501");
      const end = (at: string) =>
        `update acceptances set ended_at = ${at} where id = (select acceptance_id from agreements where id = '${id}')`;
      expect(await attempt(world.broker, end("now() - interval '3 days'"))).toBe("42501");
      expect(await attempt(world.broker, end("now()"))).toBe("done");
    } finally {
      await keepTenantKey(owner, { secret, clockMoves: true });
    }
    await owner.unsafe("alter table agreements force row level security");
  });

  it("a provider reads no version, and no fee, before it is issued", async () => {
    const { reference } = await agreedPlacement("issued");
    const { id } = await row(reference);
    const next = newId();
    await sqlFor("council").begin(async (tx) => {
      await actingAs(tx, "council", world.broker);
      await tx.unsafe(`
        insert into agreement_versions (id, agreement_id, council_id, provider_id, number, content, document, sha256, issued_by_id, issued_at)
        select '${next}', agreement_id, council_id, provider_id, 2, content, document, sha256, '${world.broker.personId}', now()
          from agreement_versions where agreement_id = '${id}'`);
      await tx.unsafe(`
        insert into fee_lines select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'agreement_version_id', '${next}'))).*
          from fee_lines f join agreement_versions v on v.id = f.agreement_version_id where v.agreement_id = '${id}'`);
    });
    for (const [who, count] of [
      [world.broker, 1],
      [manager, 0],
    ] as const)
      expect(
        await read(who, async (tx) => [
          await tx.agreementVersion.count({ where: { id: next } }),
          await tx.feeLine.count({ where: { agreementVersionId: next } }),
        ]),
      ).toEqual([count, count]);
    expect((await viewAgreement(manager, reference)).versions).toHaveLength(1);
  });
});
