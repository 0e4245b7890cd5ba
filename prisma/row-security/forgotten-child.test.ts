import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { saveArrivalPlan } from "~/domains/arrivals/commands/save-arrival-plan.server";
import { answerImpact } from "~/domains/offers/commands/answer-impact.server";
import { replyImpact } from "~/domains/offers/commands/reply-impact.server";
import { saveImpactDraft } from "~/domains/offers/commands/save-impact-draft.server";
import { sendImpact } from "~/domains/offers/commands/send-impact.server";
import { viewOffer } from "~/domains/offers/queries/view-offer.server";
import { impactsOfProvider } from "~/domains/offers/queries/waiting-impact.server";
import { giveStep } from "~/domains/statutory/commands/give-step.server";
import { leaveOut } from "~/domains/statutory/commands/leave-out.server";
import { saveLetter } from "~/domains/statutory/commands/save-letter.server";
import { tellCircumstances } from "~/domains/statutory/commands/tell-circumstances.server";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { acceptedOffer } from "../factories/decisions";
import { publishedReferral } from "../factories/deliveries";
import { assessOffer, draftOffer, sendDraft } from "../factories/offers";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import type { AskedProvider, DecidingWorld } from "../testing/deciding.server";
import { fileAllRecords } from "../testing/filed.server";
import { day, livedIn, placedWorld, placementOf } from "../testing/placed.server";
import { AFTER_DESTROYING } from "./after-destroying";

/** Once nobody knows who a child is no word about the child comes in: nothing would ever take it away again. */
testDatabase();
let world: DecidingWorld;
let manager: Actor;
let home: AskedProvider;
/** A placement that goes on with both plans begun, and the offer that it came of. */
let placement: { id: string; reference: string; councilId: string; providerId: string; offerId: string };
let offer: string;
/** An accepted offer whose assessment is still to follow. */
let follows: { reference: string; id: string; version: string };
let item: string;
let part: string;

beforeAll(async () => {
  ({ world, manager } = await placedWorld());
  [home] = world.providers as [AskedProvider];
  const reference = await livedIn(world, manager, 1);
  placement = await read(world.broker, (tx) => tx.placement.findUniqueOrThrow({ where: { reference } }));
  const named = await read(world.broker, (tx) =>
    tx.offer.findUniqueOrThrow({ where: { id: placement.offerId } }),
  );
  offer = named.reference;
  for (const [who, key] of [
    [world.broker, "medication"],
    [manager, "room"],
  ] as const)
    expect(await saved(who, { key, note: "As agreed" })).toMatchObject({ ok: true });
  const [row] = await sqlFor("owner")<{ id: string }[]>`select id from arrival_items where code = 'room'`;
  item = row?.id ?? "";
  part = (await viewOffer(manager, offer)).impact.parts[0]?.id ?? "";
  const pages = { purpose: { purpose: "emergency" } };
  const { reference: search } = await publishedReferral(world.broker, {}, { pages });
  const late = await draftOffer(home.officer, { reference: search, serviceId: home.serviceId });
  await assessOffer(home.officer, late, { follows: "on", subjects: [] });
  await sendDraft(home.officer, late);
  await acceptedOffer(world.broker, world.head, { reference: search, offer: late });
  const { offerId } = await placementOf(world.broker, late);
  const version = await read(world.broker, (tx) => tx.offerVersion.findFirstOrThrow({ where: { offerId } }));
  follows = { reference: late, id: offerId, version: version.id };
});

const saved = (who: Actor, line: { key: string; note?: string; done?: boolean }, version = 0) =>
  saveArrivalPlan(who, {
    ...{ reference: placement.reference, kind: "arrival", version },
    items: [{ value: "", note: "", done: false, notNeeded: false, ...line }],
  });

/** What the database says of a statement past the program, which is rolled back: how many rows, or the refusal. */
async function tried(who: Actor, statement: string): Promise<string> {
  const role = who.kind === "council" ? "council" : "provider";
  try {
    await sqlFor(role).begin(async (tx) => {
      await actingAs(tx, role, who);
      throw new Error(`rows ${(await tx.unsafe(statement)).count}`);
    });
  } catch (thrown) {
    const { code, message } = thrown as { code?: string; message: string };
    return code ? `${code} ${message}` : message;
  }
  return "nothing";
}

const insert = (table: string, row: Record<string, string>) =>
  `insert into ${table} (id, ${Object.keys(row).join(", ")}) values ('${newId()}', ${Object.values(row)
    .map((value) => (value === "now()" ? value : `'${value}'`))
    .join(", ")})`;

type Try = [what: string, who: () => Actor, statement: () => string];
const broker = () => world.broker;
const officer = () => manager;
const own = (side: "council" | "provider", label: string) => () =>
  `insert into arrival_items (id, plan_id, council_id, provider_id, own_number, label, before, recorded_by_id, recorded_at)
     select '${newId()}', l.id, l.council_id, l.provider_id, 3, '${label}', true, '${(side === "council" ? world.broker : manager).personId}', now()
       from arrival_plans l where l.placement_id = '${placement.id}' and l.side = '${side}'`;
const ofPlacement = () => ({ placement_id: placement.id, council_id: placement.councilId });
const answers = (side: "council" | "provider") => () =>
  insert("impact_answers", {
    ...{ offer_id: placement.offerId, part_id: part, council_id: placement.councilId },
    ...{
      provider_id: placement.providerId,
      number: "9",
      side,
      answer: side === "council" ? "question" : "reply",
    },
    ...{ words: "Typed", written_by_id: (side === "council" ? world.broker : manager).personId },
    written_at: "now()",
  });

/** Each is written before, and refused after; with the tables that it is of. */
const WORDS: Try[] = [
  ["arrival_items", broker, own("council", "Typed")],
  ["arrival_items", officer, own("provider", "Typed")],
  ["arrival_items", officer, () => `update arrival_items set note = 'Typed' where id = '${item}'`],
  [
    "statutory_circumstances",
    broker,
    () =>
      insert("statutory_circumstances", {
        ...{ ...ofPlacement(), told_how: "Typed", told_by_id: world.broker.personId, told_at: "now()" },
      }),
  ],
  [
    "statutory_steps",
    broker,
    () =>
      insert("statutory_steps", {
        ...{ ...ofPlacement(), code: "notice-iro", given_on: day(0), evidence: "Typed" },
        ...{ given_by_id: world.broker.personId, given_at: "now()" },
      }),
  ],
  [
    "statutory_requests",
    broker,
    () =>
      insert("statutory_requests", {
        ...{ ...ofPlacement(), code: "out-of-area-approval", note: "Typed" },
        ...{ asked_by_id: world.broker.personId, asked_at: "now()" },
      }),
  ],
  [
    "statutory_notices",
    broker,
    () =>
      insert("statutory_notices", {
        ...{ ...ofPlacement(), code: "notice-gp", part: "gp-now", left_out: "nobody", left_out_why: "Typed" },
        ...{ written_by_id: world.broker.personId, written_at: "now()" },
      }),
  ],
  [
    "impact_drafts",
    officer,
    () => `insert into impact_drafts values ('${placement.offerId}', '${placement.providerId}', '{"parts": {"food": "Typed"}}',
      '${manager.personId}', now())`,
  ],
  [
    "impact_assessments",
    officer,
    () =>
      insert("impact_assessments", {
        ...{
          offer_version_id: follows.version,
          council_id: placement.councilId,
          provider_id: placement.providerId,
        },
        ...{ age_bands: "{nobody}", submitted_by_id: manager.personId, submitted_at: "now()" },
      }),
  ],
  ["impact_answers", broker, answers("council")],
  ["impact_answers", officer, answers("provider")],
  [
    "offer_drafts",
    officer,
    () => `insert into offer_drafts values ('${placement.offerId}', '${placement.providerId}', '{"needsMet": "Typed"}',
      '${manager.personId}', now())`,
  ],
];

/** What says nothing of a child is still written. */
const WORDLESS: Try[] = [
  [
    "a tick",
    officer,
    () => `update arrival_items set done_at = now(), done_by_id = '${manager.personId}' where id = '${item}'`,
  ],
  [
    "a request",
    broker,
    () =>
      insert("statutory_requests", {
        ...{ ...ofPlacement(), code: "out-of-area-approval" },
        ...{ asked_by_id: world.broker.personId, asked_at: "now()" },
      }),
  ],
];

const identities = () => sqlFor("owner")<{ id: string }[]>`
  select k.identity_id as id from referral_children k join offers o on o.referral_id = k.referral_id
   where o.id in (${placement.offerId}, ${follows.id}) order by 1`;

/** Until so many statements wait for a lock. */
async function waiting(howMany: number): Promise<void> {
  for (let waits = 0; waits < 250; waits += 1) {
    const [row] = await sqlFor("owner")<{ waiting: number }[]>`
      select count(distinct pid)::int as waiting from pg_locks where not granted`;
    if (row && row.waiting >= howMany) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error("nobody waits");
}

const destroyed = async (work: () => Promise<void> = async () => undefined) => {
  const ids = await identities();
  await fileAllRecords();
  await transaction("worker", { "app.org_id": world.home.id }, async (tx) => {
    for (const { id } of ids) expect(await destroyIdentity(tx, id, new Date())).toBe(true);
    await work();
  });
};

describe("a child whom nobody knows any more", () => {
  it("was written of by these people before", async () => {
    for (const [what, who, statement] of [...WORDS, ...WORDLESS])
      expect([what, await tried(who(), statement())]).toEqual([what, "rows 1"]);
  });

  it("is forgotten with what is being written, and whoever comes later waits and writes nothing", async () => {
    // The child has left, so that nobody needs to know any more who it is.
    await sqlFor("owner")`update referrals set state = 'ended'`;
    let going: Promise<void> | undefined;
    let late: Promise<unknown[]> | undefined;
    await sqlFor("provider").begin(async (tx) => {
      await actingAs(tx, "provider", manager);
      await tx.unsafe(WORDS.find(([what]) => what === "impact_drafts")?.[2]() ?? "");
      going = destroyed(async () => {
        late = Promise.all([
          saveImpactDraft(manager, { ...draft(), expectedVersion: 0 }),
          saved(manager, { key: "first-meal", note: "Typed" }, 1),
          tried(manager, answers("provider")()),
        ]);
        await waiting(3);
      });
      await waiting(1);
    });
    await going;
    expect(await sqlFor("owner")`select 1 from impact_drafts`).toHaveLength(0);
    expect(await late).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ kind: "not-now" }) }),
      expect.objectContaining({ error: expect.objectContaining({ kind: "not-now" }) }),
      expect.stringMatching(/^42501 nobody writes of a child/),
    ]);
  });

  it("is written of by nobody after", async () => {
    for (const [what, who, statement] of WORDS)
      expect([what, await tried(who(), statement())]).toEqual([
        what,
        "42501 nobody writes of a child whose record is no longer kept",
      ]);
    for (const [what, who, statement] of WORDLESS)
      expect([what, await tried(who(), statement())]).toEqual([what, "rows 1"]);
  });

  it("is refused on the pages in words that say what can be done instead", async () => {
    const of = { reference: placement.reference, version: 0 };
    const elsewhere = expect.stringContaining("your council’s own case records");
    const outside = expect.stringContaining("outside the portal");
    const circumstances = { livesIn: "", carer: "", schooling: "", toldHow: "Typed" } as const;
    const impact = { reference: offer, expectedVersion: 0 };
    const refusals: [unknown, unknown][] = [
      [
        await saved(manager, { key: "first-meal", note: "Typed" }, 1),
        expect.stringContaining("still tick items"),
      ],
      [await saved(world.broker, { key: "belongings", note: "Typed" }, 1), outside],
      [await tellCircumstances(world.broker, { ...of, ...circumstances }), elsewhere],
      [
        await giveStep(world.broker, { ...of, code: "notice-iro", givenOn: day(0), evidence: "Typed" }),
        elsewhere,
      ],
      [
        await saveLetter(world.broker, {
          ...{
            ...of,
            of: "gp-now",
            how: "post",
            tells: "full",
            withheldWhy: "",
            name: "Dr Brown",
            address: "1 Road",
          },
          ...{ words: "Typed", where: "", carePlan: "" },
        } as never),
        elsewhere,
      ],
      [
        await leaveOut(world.broker, { ...of, of: "gp-now", leftOut: "nobody", leftOutWhy: "Typed" }),
        elsewhere,
      ],
      [await saveImpactDraft(manager, { ...draft(), expectedVersion: 0 }), outside],
      [await sendImpact(manager, { reference: follows.reference, expectedVersion: 0 }), outside],
      [await replyImpact(manager, { ...impact, replies: [{ part, words: "Typed" }] }), outside],
      [
        await answerImpact(world.broker, {
          ...impact,
          offerVersion: 1,
          answers: [{ part, answer: "question", words: "Typed" }],
          rest: false,
        }),
        outside,
      ],
    ];
    for (const [answer, message] of refusals)
      expect(answer).toMatchObject({ error: { kind: "not-now", message } });
    expect(await saved(manager, { key: "first-meal", done: true }, 1)).toMatchObject({ ok: true });
  });

  it("leaves nothing to do that nobody can do any more", async () => {
    const left = await sqlFor("provider").begin(async (sql) => {
      await actingAs(sql, "provider", manager);
      return impactsOfProvider(sql, manager);
    });
    expect(left).toEqual([]);
  });
});

const draft = () => ({ reference: follows.reference, values: { parts: {}, bands: [] } as never });

const COUNCILS = "open past the program: the council’s own rows, which no other organisation writes";
const BY_ITSELF = "its own guard asks the same";
/** What goes with the key and has no trigger of this name, each with what keeps words out of it after that. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  arrival_items: BY_ITSELF,
  verdict_sections: BY_ITSELF,
  placement_documents: BY_ITSELF,
  child_views: BY_ITSELF,
  payment_query_messages: BY_ITSELF,
  placement_issue_messages: BY_ITSELF,
  payment_document_drafts: "open: the provider’s own, refused when it is sent",
  referrals: COUNCILS,
  gate_decisions: COUNCILS,
  gate_readings: COUNCILS,
  gate_small_numbers: COUNCILS,
  fuller_details: COUNCILS,
  information_releases: COUNCILS,
  redacted_documents: COUNCILS,
  document_pages: COUNCILS,
};

it("whatever goes with a child's key has a guard that lets nothing typed in after it, or a reason", async () => {
  const guards = await sqlFor("owner")<{ place: string; typed: string }[]>`
    select n.nspname || '.' || c.relname as place, encode(t.tgargs, 'escape') as typed
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where t.tgname = 'guard_words'`;
  const guarded = new Set(
    guards.flatMap(({ place, typed }) => typed.split("\\000").map((column) => `${place}.${column}`)),
  );
  const goes = Object.entries(AFTER_DESTROYING).flatMap(([place, what]) =>
    what === "destroyed" && place.startsWith("public.") ? [place] : [],
  );
  const tableOf = (place: string) => place.split(".")[1] ?? "";
  expect(goes.filter((place) => !guarded.has(place) && !(tableOf(place) in ELSEWHERE))).toEqual([]);
  expect(goes.filter((place) => guarded.has(place) && tableOf(place) in ELSEWHERE)).toEqual([]);
});
