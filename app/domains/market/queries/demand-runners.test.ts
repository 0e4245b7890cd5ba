import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/time";
import { publishedReferral, registeredService } from "../../../../prisma/factories/deliveries";
import { council, person, provider } from "../../../../prisma/factories/organisations";
import { everythingIn } from "../../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { demandWindow } from "../demand/demand-window.rules";
import type { FigureResult } from "../figures.types";
import { type FigureQuery, NO_PARAMETERS } from "../statement/figure-queries.rules";
import { drawFigures } from "./draw-figures.server";

const database = testDatabase();

let actor: Actor;
let stranger: Actor;
const window = demandWindow(londonDate(now()));
/** A referral as the test wants it to have been. */
interface Sent {
  age: number;
  needs: string[];
  state: string;
  /** Days from sending until an offer was accepted. */
  waited?: number;
  /** An offer that was accepted before it, and fell through. */
  fellThrough?: true;
  /** The placement has ended as it should, and with it the acceptance. */
  ended?: true;
  declined?: string;
  sentOn?: string;
}

beforeAll(async () => {
  const home = await council("Wolverhampton", { slug: "wolverhampton", councilCode: "E08000031" });
  actor = await person(home, ["broker", "commissioner"]);
  stranger = await person(await council("Dudley"), ["commissioner"]);
  const homes = await provider("Juniper Hollow Care");
  await person(homes, ["referrals-officer"]);
  await registeredService({ providerId: homes.id });
  await publishedReferral(actor, {});
  const sent: Sent[] = [
    ...many(12, { age: 3, needs: ["trauma"], state: "ended", waited: 2, ended: true }),
    ...many(3, { age: 7, needs: ["trauma", "autism"], state: "placed", waited: 30 }),
    ...many(21, {
      age: 12,
      needs: ["trauma"],
      state: "searching",
      declined: "no-vacancy",
      fellThrough: true,
    }),
    ...many(9, { age: 12, needs: [], state: "closed", declined: "match" }),
    ...many(7, { age: 16, needs: ["trauma"], state: "withdrawn" }),
    ...many(4, { age: 16, needs: ["autism"], state: "closed", declined: "fee" }),
    ...many(16, { age: 16, needs: ["trauma"], state: "agreed", waited: 2, fellThrough: true }),
    // Before the window, and on its first day after.
    ...many(50, { age: 3, needs: ["trauma"], state: "placed", sentOn: "2001-01-01" }),
    ...many(50, { age: 3, needs: ["trauma"], state: "placed", sentOn: window.to }),
  ];
  await clone(sent);
});

const many = (count: number, one: Sent): Sent[] => Array.from({ length: count }, () => one);

/** Copies the referral that the real commands have sent: a hundred of them would take minutes. */
async function clone(sent: Sent[]): Promise<void> {
  await asEverything(async (tx) => {
    // Rows of the past, as no command of today would write them.
    await tx`set local session_replication_role = replica`;
    const [from] = await tx<{ referral: string; edition: string; delivery: string; answer: string }[]>`
      select r.id as referral, e.id as edition, d.id as delivery, s.id as answer
        from referrals r join editions e on e.referral_id = r.id join deliveries d on d.referral_id = r.id
        join delivery_services s on s.delivery_id = d.id`;
    if (!from) throw new Error("Nothing was sent.");
    for (const [at, one] of sent.entries()) {
      const { age, needs, state, waited, declined, fellThrough, ended, sentOn = window.from } = one;
      const [id, delivery] = [newId(), newId()];
      const sentAt = `${sentOn}T12:00:00Z`;
      await copy(tx, "referrals", from.referral, { id, reference: `HW-T${at}`, state });
      const edition = newId();
      await copy(tx, "editions", from.edition, { id: edition, referral_id: id, published_at: sentAt });
      await tx`update editions set content = jsonb_set(content, '{facts}', (content->'facts') || ${tx.json({ age, needs })})
                where id = ${edition}`;
      if (declined) {
        await copy(tx, "deliveries", from.delivery, { id: delivery, referral_id: id });
        const answer = { id: newId(), delivery_id: delivery, answer: "declined", decline_reason: declined };
        await copy(tx, "delivery_services", from.answer, answer);
      }
      const accepted = (days: number, offer: string, isOver: boolean) => {
        const acceptedAt = new Date(Date.parse(sentAt) + days * 86_400_000).toISOString();
        return acceptOffer(tx, { referral: id, by: newId(), offer, children: [isOver], at: acceptedAt });
      };
      if (fellThrough) await accepted(0.5, "fallen-through", true);
      if (waited !== undefined) await accepted(waited, "accepted", ended === true);
    }
  });
}

/** An offer on a referral, and that it was accepted for each child; true for one for whom the acceptance has ended. */
async function acceptOffer(
  tx: postgres.TransactionSql,
  taken: { referral: string; by: string; offer: string; children: boolean[]; at: string },
): Promise<string> {
  const { referral, by, at } = taken;
  const offer = newId();
  await tx`insert into offers (id, reference, delivery_id, service_id, council_id, provider_id, referral_id, state,
      version_number, confirmed_edition, state_since, created_by_id, created_at, updated_at)
    select ${offer}, ${offer}, d.id, s.service_id, d.council_id, ${by}, ${referral}, ${taken.offer}, 1, 1, ${at}, ${newId()},
           ${at}, ${at}
      from deliveries d join delivery_services s on s.delivery_id = d.id where s.answer = 'none' limit 1`;
  for (const isOver of taken.children)
    await tx`insert into acceptances (id, offer_id, referral_child_id, referral_id, council_id, provider_id, purpose,
        accepted_by_id, accepted_at, ended_at)
      select ${newId()}, ${offer}, ${newId()}, ${referral}, council_id, ${by}, 'long-term', ${newId()}, ${at},
             ${isOver ? now() : null}
        from offers where id = ${offer}`;
  return offer;
}

interface Priced {
  provider: string;
  weekly: number[];
  offer?: string;
  children?: boolean[];
}

/** Offers of the service that was asked, accepted on the first day of the window. */
async function accept(taken: Priced[]): Promise<void> {
  await asEverything(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const { provider: by, weekly, offer: state = "accepted", children = [false] } of taken) {
      for (const pence of weekly) {
        const at = `${window.from}T12:00:00Z`;
        const offer = await acceptOffer(tx, { referral: newId(), by, offer: state, children, at });
        await tx`insert into offer_versions (id, offer_id, council_id, provider_id, number, edition_number, start_on, held_until,
            needs_met, effect_on_children, weekly_pence, first_year_pence, submitted_by_id, submitted_at)
          select ${newId()}, ${offer}, council_id, ${by}, 1, 1, ${window.from}, ${at}, '', '', ${pence}, ${pence}, ${newId()}, ${at}
            from offers where id = ${offer}`;
      }
    }
  });
}

async function asEverything(work: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> {
  const everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  await everything.begin(work);
  await everything.end();
}

/** A row once more with other values; columns that the database works out are left to it. */
async function copy(
  tx: postgres.TransactionSql,
  table: string,
  id: string,
  changes: Record<string, string>,
): Promise<void> {
  const columns = await tx<{ name: string }[]>`
    select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
  const names = columns.map(({ name }) => `"${name}"`);
  await tx.unsafe(
    `insert into ${table} (${names.join(", ")}) select ${names.map((name) => `made.${name}`).join(", ")}
       from ${table} t, jsonb_populate_record(t, $1::text::jsonb) as made where t.id = $2`,
    [JSON.stringify(changes), id],
  );
}

async function drawn(query: FigureQuery, as = actor): Promise<FigureResult | null> {
  const home = { id: as.organisationId, code: "E08000031", name: "Wolverhampton" };
  const asked = { key: "one", query, parameters: NO_PARAMETERS };
  return (await read(as, (tx) => drawFigures(tx, home, [asked]))).get("one") ?? null;
}

const values = (figure: FigureResult | null) =>
  Object.fromEntries(
    (figure?.rows ?? []).map(({ label, cells }) => [label, cells.map(({ value, mark }) => value ?? mark)]),
  );

describe("live demand", () => {
  it("counts the referrals of whole quarters by age and outcome, and hides what is small with what gives it away", async () => {
    const figure = await drawn("demand-ages");
    const found = values(figure);
    expect(figure?.sources[0]?.release).toBe(window.label);
    // The three of 5 to 9, all of whom were placed, are hidden as a row and in its total.
    expect(found["5 to 9"]).toEqual(["hidden", 0, 0, 0, "hidden"]);
    // With them others of both columns, whichever are the fewest: the waits tell that 31 of 72 found a place.
    expect(found["All referrals"]?.[0]).toBe(31);
    for (const column of [0, 4])
      expect(Object.values(found).filter((row) => row[column] === "hidden").length).toBeGreaterThan(1);
    expect(found["16 and 17"]?.[2]).toBe("hidden");
    const hidden = Object.values(found)
      .flat()
      .filter((value) => value === "hidden");
    expect(hidden.length).toBeGreaterThan(3);
    expect(found["All referrals"]?.at(-1)).toBe(72);
  });

  it("hides a need that nearly all have, since it tells of the few without it", async () => {
    const found = values(await drawn("demand-needs"));
    // 59 of 72 have it, 13 have not; 7 of 72 have the other.
    expect(found["Trauma and loss"]).toEqual([59]);
    expect(found.Autism).toEqual([7]);
  });

  it("says why services declined and how long a place took", async () => {
    expect(values(await drawn("demand-declines"))).toEqual({
      "No vacancy": [21],
      "Poor match with children living here": ["hidden"],
      "Fee or contract": ["hidden"],
      "All that declined": [34],
    });
    // An offer that fell through is no place; one whose placement has ended since is. 31 of 72 found one, as the ages say.
    expect(values(await drawn("demand-waits"))).toMatchObject({
      "Within a day": [0],
      "Within 3 days": ["hidden"],
      "Within a week": [0],
      Later: ["hidden"],
      "No place found": [41],
      "All referrals": [72],
    });
  });

  it("says what was needed of each type, and why searches ended without a place, in the numbers of the ages", async () => {
    const ages = values(await drawn("demand-ages"))["All referrals"];
    const types = await drawn("demand-types");
    expect(values(types)).toEqual({ "Children's home": [31, 41, 72], "All referrals": [31, 41, 72] });
    expect([ages?.[0], ages?.at(-1)]).toEqual([31, 72]);
    // Nothing in the record says why: they are counted as closed for another reason.
    expect(values(await drawn("demand-closings"))).toEqual({
      "Another reason": [13],
      "All that were closed": [13],
    });
    expect(ages?.[2]).toBe(13);
  });

  it("counts ages and waits at one moment, whatever is saved between them", async () => {
    const home = { id: actor.organisationId, code: "E08000031", name: "Wolverhampton" };
    const ask = (query: FigureQuery) => [{ key: "one", query, parameters: NO_PARAMETERS }];
    const set = (state: string) =>
      asEverything(async (tx) => {
        await tx`set local session_replication_role = replica`;
        // One of those that were withdrawn.
        await tx`update referrals set state = ${state} where reference = 'HW-T45'`;
      });
    const waits = await read(actor, async (tx) => {
      await drawFigures(tx, home, ask("demand-ages"));
      await set("placed");
      return drawFigures(tx, home, ask("demand-waits"));
    });
    await set("withdrawn");
    expect(values(waits.get("one") ?? null)["No place found"]).toEqual([41]);
  });

  it("says what places cost a week where that is nobody's price, and not what they cost others", async () => {
    await accept([
      { provider: newId(), weekly: [400_000, 500_000, 510_000] },
      { provider: newId(), weekly: [512_345, 600_000] },
      { provider: newId(), weekly: [520_000, 530_000], children: [true] },
      // For two children together, of whom one has left; and one that never came to be.
      { provider: newId(), weekly: [900_000], children: [true, false] },
      { provider: newId(), weekly: [100_000], offer: "fallen-through", children: [true] },
    ]);
    const figure = await drawn("prices");
    expect(values(figure)).toEqual({ "Children's home": [7, 512_000] });
    expect(figure?.sources[0]?.release).toBe(window.label);
  });

  it("tells another council nothing, whatever council it asks for", async () => {
    for (const query of [
      "demand-ages",
      "demand-needs",
      "demand-declines",
      "demand-waits",
      "demand-types",
      "demand-closings",
      "prices",
    ] as const) {
      expect(await drawn(query, stranger)).toBeNull();
      const home = { id: actor.organisationId, code: "E08000031", name: "Wolverhampton" };
      const asked = { key: "one", query, parameters: NO_PARAMETERS };
      expect((await read(stranger, (tx) => drawFigures(tx, home, [asked]))).get("one")).toBeNull();
    }
  });

  it("does not count again what a version has published of any of the same months", async () => {
    const counted = await drawn("demand-ages");
    if (!counted) throw new Error("There are referrals.");
    const [source] = counted.sources;
    const until = (date: string) => ({
      ...counted,
      title: "As it was printed",
      sources: [{ ...source, release: "Other months", date }],
    });
    const printed = { ...counted, title: "As it was printed" };
    const blocks = [
      { query: "demand-ages", result: printed },
      { query: "demand-needs", result: until(addDays(window.from, 1)) },
      { query: "demand-declines", result: until(window.from) },
      { query: "own-table", result: { ...counted, sources: [] } },
    ];
    const content = { sections: [{ blocks }] };
    await asEverything(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`insert into statement_versions (id, statement_id, council_id, number, title, period, changes, content, sha256,
          published_by_id, published_at)
        values (${newId()}, ${newId()}, ${actor.organisationId}, 1, 'One', '2026', '', ${JSON.stringify(content)},
          encode(sha256(convert_to(${JSON.stringify(content)}, 'UTF8')), 'hex'), ${actor.personId}, ${now()})`;
    });
    expect(await drawn("demand-ages")).toEqual(printed);
    expect(await drawn("demand-needs")).toEqual(until(addDays(window.from, 1)));
    expect((await drawn("demand-declines"))?.title).toBe("Why services declined");
    // It shares how many found a place with the ages that were published without it.
    for (const query of ["demand-waits", "demand-types", "demand-closings"] as const)
      expect(await drawn(query), query).toBeNull();
  });
});
