import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { admitProvider } from "~/domains/providers/commands/admit-provider.server";
import { importRegister } from "~/domains/providers/commands/import-register.server";
import { raiseAlert } from "~/domains/providers/commands/raise-alert.server";
import { secondWordOnAlert } from "~/domains/providers/commands/second-word-on-alert.server";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import { addDays, londonDate } from "~/platform/time";
import { council, hub, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { outbox, queuedJobs } from "../../../../prisma/testing/deciding.server";
import { FIRST_TRY } from "../../../../prisma/testing/job-context";
import { tellAlert } from "./tell-alert.server";
import { chaseStandings, tellStanding } from "./tell-standing.server";

testDatabase();

let broker: Actor;
let commissioner: Actor;
let officer: Actor;
let elsewhere: Actor;
let providerId: string;
let confirmationId: string;

const sent = async (template: string, what: string) =>
  (await outbox())
    .filter((mail) => mail.template === template && mail.props.what === what)
    .map(({ to }) => to)
    .sort();
/** How many people each such event of an organisation says were told. */
const told = (actor: Actor, kind: string) =>
  read(actor, async (tx) =>
    (await tx.event.findMany({ where: { kind } })).map(({ data }) => (data as { people?: number }).people),
  );
const people = (...actors: Actor[]) => actors.map(({ personId }) => personId).sort();
const askedAt = (at: string) =>
  sqlFor("owner")`update access.provider_confirmations set asked_at = ${at} where id = ${confirmationId}`;

beforeAll(async () => {
  await importRegister(
    fileURLToPath(new URL("../../providers/fixtures/provider-level-at-31-march-2025.csv", import.meta.url)),
  );
  const city = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(city, ["broker"]);
  commissioner = await person(city, ["commissioner"]);
  officer = await person(await hub(), ["hub-officer"]);
  elsewhere = await person(await council("Dudley", { councilCode: "E08000027" }), ["quality-assurance"]);
  const made = await admitProvider(broker, {
    ...{ owner: "juniperhollowcare", organisation: "Juniper Hollow Care" },
    ...{ name: "Ines Calloway", email: "ines@webmail.example" },
  });
  if (!made.ok) throw new Error("not brought on");
  providerId = made.value.organisationId;
  const [question] = await sqlFor("owner")`
    select id from access.provider_confirmations where provider_id = ${providerId}`;
  confirmationId = question?.id;
});

describe("a provider that waits for a second person", () => {
  it("is told to the hub and the councils it concerns, once however often the job runs", async () => {
    expect((await queuedJobs("tell-standing")).map(({ payload }) => payload)).toEqual([{ confirmationId }]);
    for (let run = 0; run < 3; run += 1) await tellStanding({ confirmationId }, FIRST_TRY);
    await Promise.all([1, 2].map(() => tellStanding({ confirmationId }, FIRST_TRY)));
    expect(await sent("provider-standing", "asked")).toEqual(people(commissioner, officer));
    expect(await told(commissioner, "standing-told")).toEqual([1]);
  });

  it("a try that failed half way tells the rest and nobody twice", async () => {
    await askedAt("2026-01-05T10:00:00Z");
    await sqlFor("owner").unsafe(`
      create function refuse_the_hub() returns trigger language plpgsql as $$ begin
        if new.organisation_id = '${officer.organisationId}' then raise exception 'the post is closed'; end if; return new; end $$;
      create trigger refuse_the_hub before insert on outgoing_messages for each row execute function refuse_the_hub()`);
    await expect(chaseStandings({}, FIRST_TRY)).rejects.toThrow();
    await sqlFor("owner").unsafe("drop trigger refuse_the_hub on outgoing_messages");
    await chaseStandings({}, FIRST_TRY);
    await chaseStandings({}, FIRST_TRY);
    expect(await sent("provider-standing", "chased")).toEqual(people(commissioner, officer));
  });

  it("is chased once a working day has passed, and not before", async () => {
    const again = async (at: Date) => {
      await askedAt(at.toISOString());
      await sqlFor(
        "owner",
      )`update access.provider_confirmations set chased_at = null where id = ${confirmationId}`;
      await chaseStandings({}, FIRST_TRY);
      const [row] = await sqlFor("owner")`
        select chased_at from access.provider_confirmations where id = ${confirmationId}`;
      return row?.chased_at !== null;
    };
    expect(await again(now())).toBe(false);
    expect(await again(new Date(now().getTime() - 14 * 86_400_000))).toBe(true);
  });
});

describe("an alert that stops placements", () => {
  it("is told to its second persons, and to every council once it is in force, each time once", async () => {
    const raised = await raiseAlert(broker, {
      ...{ owner: "juniperhollowcare", kind: "suspension-of-placements", note: "Staffing" },
      reviewOn: addDays(londonDate(now()), 14),
    });
    if (!raised.ok) throw new Error("not raised");
    const job = { alertId: raised.value.alertId };
    for (let run = 0; run < 2; run += 1) await tellAlert(job, FIRST_TRY);
    expect(await sent("alert-second-person", "raised")).toEqual(people(commissioner, officer));
    expect(
      await secondWordOnAlert(elsewhere, {
        ...{ alertId: job.alertId, owner: "juniperhollowcare", agrees: true, reason: "Rang the inspector" },
      }),
    ).toMatchObject({ ok: true });
    for (let run = 0; run < 2; run += 1) await tellAlert(job, FIRST_TRY);
    expect(await sent("alert-second-person", "in-force")).toEqual(people(commissioner, officer, elsewhere));
    expect(await told(commissioner, "alert-told")).toEqual([1, 1]);
    expect(await told(elsewhere, "alert-told")).toEqual([1]);
  });
});
