import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { type OfferEvent, type OfferState, offerMachine } from "~/domains/offers/offer.machine";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { preferredOffer, standing } from "../factories/decisions";
import { person, provider } from "../factories/organisations";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server";

/**
 * Rows that both sides write, with everything of the code out of the way: statements as each role sends them. A row is
 * an organisation's own, and still it makes no move that is the other side's to make.
 */
testDatabase();
let world: DecidingWorld;
let officer: Actor;
let reference: string;
let offerId: string;
let deliveryId: string;
let authorisationId: string;

beforeAll(async () => {
  world = await decidingWorld(2);
  const first = world.providers[0];
  if (!first) throw new Error("no provider");
  officer = first.officer;
  reference = await world.search();
  const offer = await world.offerOf(0, reference);
  await world.offerOf(1, reference);
  authorisationId = (await preferredOffer(world.broker, { reference, offer })).authorisationId;
  offerId = (await standing(world.broker, offer)).id;
  const owner = sqlFor("owner");
  for (const table of ["offers", "authorisations", "deliveries", "delivery_services", "editions"])
    await owner.unsafe(`alter table ${table} no force row level security`);
  const [delivery] = await owner<
    { id: string }[]
  >`select delivery_id as id from offers where id = ${offerId}`;
  deliveryId = delivery?.id ?? "";
});

type Outcome = "done" | "refused" | "nothing";

/** Sends one statement as somebody, rolls it back, and says what came of it. */
async function attempt(by: Actor | "worker", statement: string, values: string[] = []): Promise<Outcome> {
  let count = 0;
  const [role, org, who] =
    by === "worker"
      ? (["worker", officer.organisationId, ""] as const)
      : ([by.kind, by.organisationId, by.personId] as const);
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, { organisationId: org, personId: who });
      count = (await tx.unsafe(statement, values)).count;
      throw new Error("roll back");
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message === "roll back") return count > 0 ? "done" : "nothing";
    if ((thrown as { code?: string }).code === "42501") return "refused";
    throw thrown;
  }
  return "nothing";
}

const STATES: OfferState[] = [
  ...(["draft", "submitted", "shortlisted", "reserve", "preferred", "authorised"] as const),
  ...(["accepted", "not-selected", "withdrawn", "expired", "fallen-through"] as const),
];
const MOVES: Record<"provider" | "council" | "worker", OfferEvent[]> = {
  provider: ["submit", "change-costing", "withdraw"],
  council: [
    ...(["shortlist", "put-in-reserve", "prefer", "step-back", "authorise", "accept"] as const),
    ...(["not-select", "fall-through"] as const),
  ],
  worker: ["expire"],
};

describe("an offer", () => {
  it.each(["provider", "council", "worker"] as const)(
    "is moved by the %s as the machine says",
    async (role) => {
      const by = { provider: officer, council: world.broker, worker: "worker" as const }[role];
      await sqlFor("owner")`update authorisations set state = 'authorised' where id = ${authorisationId}`;
      const wrong: string[] = [];
      for (const from of STATES) {
        await sqlFor("owner")`update offers set state = ${from} where id = ${offerId}`;
        // The end of an offer cancels its money, which is put back for the next try.
        await sqlFor("owner")`update authorisations set state = 'authorised' where id = ${authorisationId}`;
        const own = MOVES[role].flatMap((event) => {
          const next = offerMachine.next(from, event);
          return next.ok ? [next.value] : [];
        });
        // A new version with the same costing takes an authorised offer back, for its money must be asked for again.
        if (role === "provider" && from === "authorised") own.push("shortlisted");
        for (const to of STATES.filter((state) => state !== from)) {
          const done = await attempt(by, "update offers set state = $1 where id = $2", [to, offerId]);
          if (done !== (own.includes(to) ? "done" : "refused")) wrong.push(`${from} > ${to}: ${done}`);
        }
      }
      await sqlFor("owner")`update offers set state = 'preferred' where id = ${offerId}`;
      await sqlFor("owner")`update authorisations set state = 'asked' where id = ${authorisationId}`;
      expect(wrong).toEqual([]);
    },
  );

  it("is neither authorised nor accepted without a head of service", async () => {
    const move = "update offers set state = $1 where id = $2";
    expect(await attempt(world.broker, move, ["authorised", offerId])).toBe("refused");
    await sqlFor("owner")`update offers set state = 'authorised' where id = ${offerId}`;
    expect(await attempt(world.broker, move, ["accepted", offerId])).toBe("refused");
    await sqlFor("owner")`update offers set state = 'preferred' where id = ${offerId}`;
  });

  it("stays as it was sent", async () => {
    const line = `insert into costing_lines (id, offer_version_id, council_id, provider_id, position, kind, unit_pence, weekly_pence, first_year_pence)
      select gen_random_uuid(), id, council_id, provider_id, 99, 'core', 1, 1, 52 from offer_versions where offer_id = $1`;
    expect(await attempt(officer, line, [offerId])).toBe("refused");
    for (const by of ["0", "5"]) {
      const version = `insert into offer_versions select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', v.number + ${by} + 1))).*
        from offer_versions v where offer_id = $1`;
      expect(await attempt(officer, version, [offerId])).toBe(by === "0" ? "done" : "refused");
    }
    for (const [table, column] of [
      ["offer_versions", "offer_id"],
      ["events", "subject_id"],
    ])
      for (const by of [officer, world.broker])
        for (const verb of [`update ${table} set id = id`, `delete from ${table}`])
          expect(await attempt(by, `${verb} where ${column} = $1`, [offerId])).toBe("refused");
  });

  it("tells nothing of funding that its provider wrote", async () => {
    const says = "update offers set funding_stage = 'authorised' where id = $1";
    expect(await attempt(officer, says, [offerId])).toBe("refused");
    const event = `insert into events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id)
      values (gen_random_uuid(), now(), $3, 'both', $1, $2, 'offer', $4, public.app_person())`;
    const whose = [world.home.id, officer.organisationId];
    for (const kind of ["funding-authorised", "authorisation-asked"])
      expect(await attempt(officer, event, [...whose, kind, offerId])).toBe("refused");
    expect(await attempt(officer, event, [...whose, "offer-confirmed", offerId])).toBe("done");
  });
});

describe("money", () => {
  const decide =
    "update authorisations set state = $1, decided_by_id = $2::uuid, decided_at = now() where id = $3";

  it("is decided by a head of service, in their own name", async () => {
    const [broker, colleague, head] = [world.broker, world.colleague, world.head];
    expect(await attempt(colleague, decide, ["authorised", colleague.personId, authorisationId])).toBe(
      "refused",
    );
    expect(await attempt(broker, decide, ["authorised", head.personId, authorisationId])).toBe("refused");
    expect(await attempt(head, decide, ["authorised", colleague.personId, authorisationId])).toBe("refused");
    expect(await attempt(head, decide, ["authorised", head.personId, authorisationId])).toBe("done");
  });

  it("is asked for, never written as decided, and the amount stays", async () => {
    const ask = `insert into authorisations select (jsonb_populate_record(a, jsonb_build_object('id', $2::text, 'state', $3::text, 'offer_version', 2))).*
      from authorisations a where id = $1`;
    expect(await attempt(world.broker, ask, [authorisationId, newId(), "authorised"])).toBe("refused");
    const less = "update authorisations set weekly_pence = 1 where id = $1";
    expect(await attempt(world.head, less, [authorisationId])).toBe("refused");
  });

  it("no acceptance stands on an offer that was not accepted", async () => {
    const accept = `insert into acceptances (id, offer_id, referral_child_id, referral_id, council_id, provider_id, purpose, accepted_by_id, accepted_at)
      select gen_random_uuid(), o.id, c.id, o.referral_id, o.council_id, o.provider_id, 'long-term', public.app_person(), now()
        from offers o join referral_children c on c.referral_id = o.referral_id where o.id = $1`;
    expect(await attempt(world.broker, accept, [offerId])).toBe("refused");
  });
});

describe("a delivery", () => {
  it("is answered by its provider alone, in one's own name", async () => {
    const answer =
      "update delivery_services set answer = 'declined', answered_by_id = $1::uuid where delivery_id = $2";
    expect(await attempt(world.broker, answer, [world.broker.personId, deliveryId])).toBe("refused");
    expect(await attempt(officer, answer, [world.broker.personId, deliveryId])).toBe("refused");
    expect(await attempt(officer, answer, [officer.personId, deliveryId])).toBe("done");
  });

  it("is picked up by a colleague, and stays with whom it was sent to", async () => {
    const outsider = await person(await provider(), ["referrals-officer"]);
    const pick = "update deliveries set picked_up_by_id = $1::uuid where id = $2";
    expect(await attempt(officer, pick, [outsider.personId, deliveryId])).toBe("refused");
    expect(await attempt(world.broker, pick, [outsider.personId, deliveryId])).toBe("refused");
    expect(await attempt(officer, pick, [officer.personId, deliveryId])).toBe("done");
    const move = "update deliveries set provider_id = $1::uuid where id = $2";
    expect(await attempt(world.broker, move, [outsider.organisationId, deliveryId])).toBe("refused");
    const close = "update deliveries set state = $1 where id = $2";
    for (const state of ["closed", "queued", "undeliverable"])
      expect(await attempt(officer, close, [state, deliveryId])).toBe("refused");
  });

  it("shows no edition that was made after it ended", async () => {
    await sqlFor("owner")`
      insert into editions select (jsonb_populate_record(e, jsonb_build_object('id', ${newId()}::text, 'number', 2))).*
        from editions e where referral_id = (select referral_id from deliveries where id = ${deliveryId})`;
    const editions =
      "select id from editions where referral_id = (select referral_id from deliveries where id = $1)";
    const [owner] = await sqlFor("provider").begin(async (tx) => {
      await actingAs(tx, "provider", { organisationId: officer.organisationId });
      return [await tx.unsafe(editions, [deliveryId])];
    });
    expect(owner?.length).toBe(1);
  });
});
