import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { changeRoles } from "~/domains/access/commands/change-roles.server";
import { RefusedPage, read, write } from "~/domains/access/transactions.server";
import { changeRetention } from "~/domains/referrals/commands/change-retention.server";
import { viewReferralPage } from "~/domains/referrals/queries/view-referral-page.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { databaseEnv } from "~/platform/env.server";
import { newId } from "~/platform/ids";
import { measurements } from "~/platform/measurements.server";
import { forbidden, type Refusal } from "~/platform/refusal";
import { err } from "~/platform/result";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { draftReferral } from "../../../prisma/factories/referrals";
import { everythingIn } from "../../../prisma/testing/cluster.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { keepTenantKey } from "../../../scripts/database/tenant-key.ts";

const database = testDatabase();
let everything: Sql;
let broker: Actor;
let other: Actor;
let officer: Actor;

beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  const wolverhampton = await council("Wolverhampton");
  broker = await person(wolverhampton, ["broker"]);
  other = await person(wolverhampton, ["broker"]);
  officer = await person(await provider(), ["referrals-officer"]);
});
afterAll(() => everything.end());
beforeEach(() =>
  everything.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from events where kind = 'try-refused'`;
  }),
);

type Try = { tried: string; why?: string; subjectId?: string; referralId?: string };

/** A command that is refused, and has written before it was. */
const refused = (actor: Actor, { why = "role", ...rest }: Try) =>
  write<null, Refusal>(actor, undefined, async () => err(forbidden("No", { ...rest, why })));

const written = () => everything`
  select audience, council_id, provider_id, referral_id, subject_id, person_id, reason, data
    from events where kind = 'try-refused' order by transaction`;

it("writes a refused command, although the command has rolled back", async () => {
  const result = await changeRetention(broker, { months: 6, destroy: false } as never);
  expect(result).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  expect(await written()).toEqual([
    {
      audience: "council",
      council_id: broker.organisationId,
      provider_id: null,
      referral_id: null,
      subject_id: broker.organisationId,
      person_id: broker.personId,
      reason: null,
      data: { tried: "retention", why: "not-an-admin" },
    },
  ]);
  expect(await measurements()).toMatch(/homeward_refused_tries_total\{tried="retention"\} \d/);
});

it("writes a refused page and answers it with 403", async () => {
  const asked = read(officer, async () => {
    throw new RefusedPage(forbidden("No.", { tried: "identity", why: "role" }));
  });
  await expect(asked).rejects.toMatchObject({ init: { status: 403 }, data: { message: "No." } });
  expect(await written()).toMatchObject([
    { audience: "provider", council_id: null, provider_id: officer.organisationId },
  ]);
});

it("writes a refused change of roles, and a refused page of who a child is", async () => {
  await changeRoles(broker, { personId: other.personId, roles: ["broker", "head-of-service"], version: 1 });
  const { reference } = await draftReferral(broker);
  await expect(viewReferralPage(other, reference, "child")).rejects.toMatchObject({ init: { status: 403 } });
  expect((await written()).map(({ person_id, data }) => [person_id, data.tried])).toEqual([
    [broker.personId, "roles"],
    [other.personId, "identity"],
  ]);
});

it("names the referral where it is the asking council's, and none of another's", async () => {
  const { reference } = await draftReferral(broker);
  const [row] = await everything<{ id: string }[]>`select id from referrals where reference = ${reference}`;
  const id = row?.id ?? "";
  await refused(other, { tried: "release", referralId: id });
  await refused(officer, { tried: "release", referralId: id });
  expect((await written()).map((one) => one.referral_id)).toEqual([id, null]);
});

it("cannot be used to fill the record: not by one thing again and again, at once or one after the other", async () => {
  await Promise.all(Array.from({ length: 6 }, () => refused(broker, { tried: "roles" })));
  await refused(broker, { tried: "roles" });
  expect(await written()).toHaveLength(1);
  await refused(other, { tried: "roles" });
  await refused(broker, { tried: "funding" });
  expect(await written()).toHaveLength(3);
});

it("nor by many things: the fortieth of a day says that more were not written", async () => {
  for (let count = 0; count < 45; count += 1) await refused(broker, { tried: "funding", subjectId: newId() });
  const rows = await written();
  expect(rows).toHaveLength(40);
  expect(rows.at(-1)?.data).toEqual({ tried: "funding", why: "role", more: true });
  expect(rows.at(-2)?.data).not.toHaveProperty("more");
});

it("counts by the database's time, whatever time whoever asks gives", async () => {
  const { HOMEWARD_SECRET: secret } = databaseEnv();
  const owner = sqlFor("owner");
  const asked = (at: string) =>
    transaction(
      "council",
      { "app.org_id": broker.organisationId, "app.person_id": broker.personId },
      (tx) => tx.$executeRaw`
        select public.record_refusal(${newId()}::uuid, ${at}::timestamptz, 'roles', 'role', null::uuid, null::uuid)`,
    );
  await keepTenantKey(owner, { secret, clockMoves: false });
  try {
    for (const year of [2020, 2021, 2030, 2040]) await asked(`${year}-01-01T00:00:00Z`);
  } finally {
    await keepTenantKey(owner, { secret, clockMoves: true });
  }
  const rows = await everything<{ old: boolean }[]>`
    select at not between now() - interval '1 minute' and now() as old from events where kind = 'try-refused'`;
  expect(rows).toEqual([{ old: false }]);
});

it("takes no text of anybody's", async () => {
  const asked = transaction(
    "council",
    { "app.org_id": broker.organisationId, "app.person_id": broker.personId },
    (tx) => tx.$executeRaw`
      select public.record_refusal(${newId()}::uuid, now(), 'Amara Okafor', 'role', null::uuid, null::uuid)`,
  );
  await expect(asked).rejects.toThrow(/not-allowed/);
});
