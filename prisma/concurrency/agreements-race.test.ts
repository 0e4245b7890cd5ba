import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startedAgreement, writtenAgreement } from "../factories/agreements.ts";
import { acceptedOffer, authorisedOffer, sentOffer } from "../factories/decisions.ts";
import { registeredService } from "../factories/deliveries.ts";
import { everythingIn, testEnvironment } from "../testing/cluster.server.ts";
import { testDatabase } from "../testing/database.server.ts";
import { managedWorld } from "../testing/placed.server.ts";
import { seededRandom } from "../testing/seeded-random.ts";
import type { AgreementAct } from "./agreement-process.ts";
import { copySearch } from "./copied-searches.server.ts";
import { endTwo, runActs, startTwo, type TwoProcesses } from "./two-processes.ts";

const SEARCHES = 24;
const AGREEMENTS = 8;
const ACTS = 500;
const database = testDatabase();
const seed = 20_261_201;
let made: Awaited<ReturnType<typeof managedWorld>>;
let admin: Sql;
let processes: TwoProcesses = [];

beforeAll(async () => {
  made = await managedWorld(2);
  admin = postgres(await everythingIn(database.name), { max: 2, onnotice: () => undefined });
  const script = "prisma/concurrency/agreement-process.ts";
  processes = await startTwo(script, testEnvironment(database.ownerUrl), made.world.broker);
});

afterAll(async () => {
  await endTwo(processes);
  await admin.end({ timeout: 5 });
});

/** Searches whose two offers are both authorised, so that any of them may be accepted, withdrawn or amended. */
async function decided() {
  const { world } = made;
  const reference = await world.search();
  const offers = [await world.offerOf(0, reference), await world.offerOf(1, reference)];
  for (const offer of offers) await authorisedOffer(world.broker, world.head, { reference, offer });
  const copies = await copySearch(admin, reference, SEARCHES);
  return copies.map((names) => ({
    reference: names.get(reference) ?? "",
    offers: offers.map((offer) => names.get(offer) ?? ""),
  }));
}

/** Accepted offers whose agreement is written: issued, signed and let fall through in the race. */
async function written() {
  const { world, asked } = made;
  const agreements: { reference: string; agreement: string }[] = [];
  for (let index = 0; index < AGREEMENTS; index += 1) {
    // A home of its own: no place is given twice.
    const serviceId = await registeredService({ providerId: asked.org.id });
    const reference = await world.search();
    const offer = await sentOffer(asked.officer, { reference, serviceId });
    await acceptedOffer(world.broker, world.head, { reference, offer });
    const agreement = await startedAgreement(world.broker, offer);
    await writtenAgreement(world.broker, agreement);
    agreements.push({ reference, agreement });
  }
  return agreements;
}

/** What is wrong in the end, each kind with how often; nothing where every state is an allowed one. */
async function wrongs(): Promise<Record<string, number>> {
  const rows = await admin<{ kind: string; count: number }[]>`
    select kind, count(*)::int as count from (
      select 'a child accepted twice' as kind from acceptances where ended_at is null
       group by referral_child_id, purpose having count(*) > 1
      union all select 'an accepted offer without its acceptance' from offers o
       where (o.state = 'accepted') <> exists (select 1 from acceptances a where a.offer_id = o.id and a.ended_at is null)
      union all select 'an agreed search without an acceptance' from referrals r
       where (r.state = 'agreed') <> exists (select 1 from acceptances a where a.referral_id = r.id and a.ended_at is null)
      union all select 'money authorised for an offer that is gone' from authorisations z join offers o on o.id = z.offer_id
       where z.state = 'authorised' and o.state in ('withdrawn', 'not-selected', 'expired')
      union all select 'money authorised for another version' from authorisations z join offers o on o.id = z.offer_id
       where z.state = 'authorised' and o.state in ('authorised', 'accepted') and z.offer_version <> o.version_number
      union all select 'an acceptance that nobody recorded' from referrals r
       where (select count(*) from acceptances a where a.referral_id = r.id)
          <> (select count(*) from events e where e.referral_id = r.id and e.kind = 'placement-agreed')
      union all select 'in force without both signatures' from agreements g
       where g.state in ('issued', 'in-force') and (g.state = 'in-force') <> ((select count(*) from agreement_signatures s
         where s.agreement_id = g.id and s.version_number = g.version_number) = 2)
      union all select 'an agreement that goes on without its acceptance' from agreements g join acceptances a on a.id = g.acceptance_id
       where (g.state = 'ended') <> (a.ended_at is not null)
      union all select 'a version that was replaced and signed after' from agreement_signatures s join agreement_versions v
          on v.agreement_id = s.agreement_id and v.number = s.version_number + 1 where v.issued_at < s.signed_at
      union all select 'a side that signed twice' from agreement_signatures group by agreement_id, version_number, side having count(*) > 1
      union all select 'a version left out' from agreements g
       where g.version_number <> (select count(*) from agreement_versions v where v.agreement_id = g.id)
    ) found group by kind`;
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

it(`${ACTS} acceptances, withdrawals, amendments, issues, signatures and falls through at once over two processes leave only allowed states`, async () => {
  const { world, asked, manager } = made;
  const [searches, agreements] = [await decided(), await written()];
  const below = seededRandom(seed);
  const of = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const officers = world.providers.map(({ officer }) => officer);
  const acts = Array.from({ length: ACTS }, (): AgreementAct => {
    const dice = below(100);
    if (dice < 55) {
      const { reference, offers } = of(searches);
      const which = below(2);
      const offer = offers[which] ?? "";
      const officer = officers[which] ?? asked.officer;
      if (dice < 30) return { kind: "accept", actor: of([world.broker, world.colleague]), reference, offer };
      if (dice < 38) return { kind: "withdraw", actor: officer, offer };
      if (dice < 48) return { kind: "amend", actor: officer, offer };
      return { kind: "fall-through", actor: world.broker, reference };
    }
    const { reference, agreement } = of(agreements);
    if (dice < 70) return { kind: "issue", actor: of([world.broker, world.colleague]), agreement };
    if (dice < 83) return { kind: "sign", actor: manager, agreement };
    if (dice < 97) return { kind: "sign", actor: world.head, agreement };
    return { kind: "fall-through", actor: world.broker, reference };
  });
  const raced = await runActs(processes, acts);
  expect(raced.together).toBe(true);
  expect(raced.outcomes.filter((outcome) => outcome.startsWith("thrown"))).toEqual([]);
  // Else it was no race: many acts are possible, and many find that another was first.
  const done = raced.outcomes.filter((outcome) => outcome === "ok").length;
  expect(done).toBeGreaterThan(ACTS / 10);
  expect(done).toBeLessThan((ACTS * 9) / 10);
  for (const kind of ["agreement-in-force", "placement-agreed", "offer-withdrawn"])
    expect((await admin`select 1 from events where kind = ${kind}`).length, kind).toBeGreaterThan(0);
  expect(await wrongs()).toEqual({});
});

it("the control: the same offers accepted by who looks first and then writes, without the guards, give a child away twice", async () => {
  const searches = await decided();
  await admin.unsafe("alter table acceptances disable trigger user");
  const unique = await admin<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index
     where indrelid = 'acceptances'::regclass and indisunique and indpred is not null`;
  for (const { name } of unique) await admin.unsafe(`drop index ${name}`);
  const past = await everythingIn(database.name);
  // Every second act is the other process's: the two offers of a search, at the same moment.
  const acts = searches.flatMap(({ offers }) =>
    offers.map(
      (offer): AgreementAct => ({
        kind: "accept-unguarded",
        actor: made.world.broker,
        offer,
        database: past,
      }),
    ),
  );
  const raced = await runActs(processes, acts);
  expect(raced.outcomes.filter((outcome) => outcome.startsWith("thrown"))).toEqual([]);
  expect((await wrongs())["a child accepted twice"]).toBeGreaterThan(0);
});
