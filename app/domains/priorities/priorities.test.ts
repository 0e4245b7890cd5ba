import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { sqlFor } from "~/platform/database/clients.server";
import { newId } from "~/platform/ids";
import { quarterEnds, quarterOf } from "~/platform/quarters";
import { council, hub, person, provider } from "../../../prisma/factories/organisations";
import { attempted } from "../../../prisma/testing/attempted.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { replyToFigures } from "./commands/reply-to-figures.server";
import { publishQuarter } from "./jobs/publish-priorities.server";
import { viewBoard } from "./queries/view-board.server";
import { viewCouncilPriorities } from "./queries/view-council-priorities.server";
import { viewOwnFigures } from "./queries/view-own-figures.server";
import { viewReply } from "./queries/view-reply.server";

testDatabase();

const [SECOND, THIRD] = [quarterOf("2026-05-01"), quarterOf("2026-08-01")];
const HOLIDAYS = ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31"];

let heads: Actor[];
let slugs: string[];

/** What the database's owner writes: the events of an offer or a request, as its commands would have at that time. */
async function eventsOf(councilId: string, subject: string, steps: readonly (readonly [string, string])[]) {
  const id = newId();
  for (const [kind, at] of steps)
    await sqlFor("owner")`
      insert into events (id, at, kind, audience, council_id, subject, subject_id, data)
      values (${newId()}, ${at}, ${kind}, 'council', ${councilId}, ${subject}, ${id}, ${sqlFor("owner").json({ offer: id.slice(-6) })})`;
}

const minute = (day: string, minutes: number) =>
  new Date(Date.parse(`${day}T08:00:00Z`) + minutes * 60_000).toISOString();

beforeAll(async () => {
  const councils = [await council(), await council(), await council()];
  slugs = councils.map(({ slug }) => slug);
  heads = [];
  for (const one of councils) heads.push(await person(one, ["head-of-service"]));
  await sqlFor("owner")`alter table events no force row level security`;
  // So many offers of each council that were answered soon, late, and not at all, in each quarter.
  const plan = [
    [
      [9, 8, 2],
      [7, 4, 0],
    ],
    [
      [12, 3, 7],
      [10, 9, 6],
    ],
    [
      [8, 0, 0],
      [2, 1, 9],
    ],
  ] as const;
  for (const [index, quarters] of plan.entries()) {
    const id = councils[index]?.id ?? "";
    for (const [number, [soon, late, open]] of quarters.entries()) {
      const [month, before] = number === 0 ? ["2026-05", "2026-04"] : ["2026-08", "2026-07"];
      for (let n = 0; n < soon; n += 1)
        await eventsOf(id, "offer", [
          ["offer-submitted", minute(`${month}-${String(11 + (n % 5)).padStart(2, "0")}`, 7 * n)],
          [n % 2 === 0 ? "offer-not-selected" : "offer-preferred", minute(`${month}-18`, 37 * n)],
        ]);
      // Begun in the quarter before and answered in this one, over two bank holidays of the spring.
      for (let n = 0; n < late; n += 1)
        await eventsOf(id, "offer", [
          ["offer-submitted", minute(`${before}-02`, 90 + n)],
          ["offer-preferred", minute(`${month}-20`, 11 * n)],
          // What came of it later is no answer.
          ["offer-not-selected", minute(`${month}-27`, 0)],
        ]);
      for (let n = 0; n < open; n += 1)
        await eventsOf(id, "offer", [["offer-submitted", minute(`${month}-20`, n)]]);
      // Expired by the provider: not counted. Authorised after it was returned: from when it was first asked.
      await eventsOf(id, "offer", [
        ["offer-submitted", minute(`${month}-03`, 0)],
        ["offer-expired", minute(`${month}-10`, 0)],
      ]);
      for (let n = 0; n < soon; n += 1)
        await eventsOf(id, "authorisation", [
          ["authorisation-asked", minute(`${month}-13`, 13 * n)],
          ["authorisation-asked", minute(`${month}-14`, 0)],
          [
            n % 3 === 0 ? "authorisation-refused" : "authorisation-authorised",
            minute(`${month}-14`, 60 + 29 * n),
          ],
        ]);
    }
  }
  await sqlFor("owner")`alter table events force row level security`;
  expect(await publishQuarter(SECOND)).toBe(true);
  expect(await publishQuarter(THIRD)).toBe(true);
});

type Counted = {
  council_id: string;
  counted: number;
  met: number;
  open_late: number;
  median: number | null;
  ninetieth: number | null;
};

/** As it stands in the table, read as a provider. */
type Published = {
  [K in keyof Counted]: Counted[K] | null;
};

/** The same figures by plain SQL that knows nothing of the program: working minutes are counted day by day. */
const plainly = (from: string, to: string, subject: string, begins: string, ends: string[], target: number) =>
  sqlFor("owner").begin(async (tx) => {
    await tx`alter table events no force row level security`;
    const rows = await tx<Counted[]>`
    with span as (select ${from}::timestamp at time zone 'Europe/London' as f, ${to}::timestamp at time zone 'Europe/London' as t),
    things as (
      select council_id, subject_id, (array_agg(at order by at) filter (where kind = ${begins}))[1] as s,
             (array_agg(at order by at) filter (where kind = any(${ends}::text[])))[1] as e, bool_or(kind = 'offer-expired') as x
        from events where subject = ${subject} and council_id = any(${heads.map(({ organisationId }) => organisationId)}::uuid[]) group by 1, 2),
    lasting as (
      select things.*, (e >= f and e < t) as closed, (e is null and not x or e >= t) and s < t as open,
             (select coalesce(sum(greatest(0, extract(epoch from
                 least(case when e >= f and e < t then e else t end, (d + time '17:00') at time zone 'Europe/London')
                   - greatest(s, (d + time '09:00') at time zone 'Europe/London')) / 60)), 0)
                from generate_series((s at time zone 'Europe/London')::date::timestamp, (coalesce(e, t) at time zone 'Europe/London')::date::timestamp, '1 day') d
               where extract(isodow from d) < 6 and d::date <> all(${HOLIDAYS}::date[])) as m
        from things, span)
    select council_id, count(*) filter (where closed)::int as counted, count(*) filter (where closed and m <= ${target})::int as met,
           count(*) filter (where open and m > ${target})::int as open_late,
           (percentile_disc(0.5) within group (order by m) filter (where closed))::int as median,
           (percentile_disc(0.9) within group (order by m) filter (where closed))::int as ninetieth
      from lasting group by council_id`;
    await tx`alter table events force row level security`;
    return [...rows];
  });

const small = (count: number) => count >= 1 && count <= 5;

describe.each([
  ["offer-answer", SECOND, "offer", "offer-submitted", ["offer-preferred", "offer-not-selected"], 2_400],
  ["offer-answer", THIRD, "offer", "offer-submitted", ["offer-preferred", "offer-not-selected"], 2_400],
  [
    "authorise",
    SECOND,
    "authorisation",
    "authorisation-asked",
    ["authorisation-authorised", "authorisation-refused"],
    960,
  ],
  [
    "authorise",
    THIRD,
    "authorisation",
    "authorisation-asked",
    ["authorisation-authorised", "authorisation-refused"],
    960,
  ],
] as const)("%s of %o", (measure, quarter, subject, begins, ends, target) => {
  it("equals plain SQL for three councils, and hides no less and shows nothing that gives a small count away", async () => {
    const plain = await plainly(quarter.from, quarter.to, subject, begins, [...ends], target);
    expect(plain).toHaveLength(3);
    const published = await sqlFor("provider")<Published[]>`
      select * from priority_figures where measure = ${measure} and quarter_from = ${quarter.from}::date`;
    const all = published.find(({ council_id }) => council_id === null);
    const rows = plain.map((one) => ({
      one,
      told: published.find((row) => row.council_id === one.council_id),
    }));
    for (const { one, told } of rows) {
      if (small(one.counted)) expect(told?.counted).toBeNull();
      if (small(one.met) || small(one.counted - one.met)) expect(told?.met).toBeNull();
      if (small(one.open_late)) expect(told?.open_late).toBeNull();
      if (told?.counted != null)
        expect(told).toMatchObject({ counted: one.counted, median: one.median, ninetieth: one.ninetieth });
      if (told?.met != null) expect(told.met).toBe(one.met);
      if (told?.open_late != null) expect(told.open_late).toBe(one.open_late);
    }
    const sum = (key: "counted" | "met" | "open_late") => plain.reduce((total, one) => total + one[key], 0);
    for (const key of ["counted", "met", "open_late"] as const) {
      if (all?.[key] == null) continue;
      expect(all[key]).toBe(sum(key));
      // With the sum of the region told, never a single council is left out of it.
      expect(rows.filter(({ told }) => told?.[key] == null)).not.toHaveLength(1);
    }
  });
});

it("stands for good: a quarter is published once, only once it is over, and by nobody past the worker", async () => {
  expect(await publishQuarter(SECOND)).toBe(false);
  const [head] = heads;
  if (!head) throw new Error("nobody");
  for (const statement of [
    "update priority_figures set counted = 50",
    "delete from priority_figures",
    `insert into priority_figures (id, council_id, quarter_from, measure, counted, published_at)
       values ('${newId()}', '${head.organisationId}', '2026-01-01', 'score', 90, now())`,
    "select publish_priorities('2026-01-01', '[]')",
  ])
    expect(await attempted("council", head, statement)).toBe("42501");
  const future = sqlFor("worker")`select publish_priorities('2090-01-01', '[]')`;
  await expect(future).rejects.toMatchObject({ code: "42501" });
  // Not even the worker writes a small count.
  const few = sqlFor("worker").json([
    { id: newId(), council_id: head.organisationId, measure: "score", counted: 3 },
  ]);
  await expect(
    sqlFor("worker")`select publish_priorities('2025-01-01', ${few}::jsonb)`,
  ).rejects.toMatchObject({ code: "23514" });
});

it("everybody who has signed in reads the board; what is behind it is the council’s own", async () => {
  const [head, other] = heads;
  const [slug = ""] = slugs;
  if (!head || !other) throw new Error("nobody");
  const manager = await person(await provider(), ["registered-manager"]);
  for (const who of [manager, other, await person(await hub(), ["hub-officer"])]) {
    const board = await viewBoard(who, SECOND.key);
    expect(board.quarter?.key).toBe(SECOND.key);
    expect(board.rows.map((row) => row.slug)).toEqual(expect.arrayContaining(slugs));
    const seen = await viewCouncilPriorities(who, slug, SECOND.key);
    expect(seen.lines.find(({ measure }) => measure === "offer-answer")).toMatchObject({
      of: "17",
      open: "Hidden: too few",
    });
    expect(seen.abilities).toEqual({ "drill-down": false, reply: false });
  }
  await expect(viewOwnFigures(manager, { quarter: null, measure: null })).rejects.toMatchObject({
    init: { status: 404 },
  });
  const own = await viewOwnFigures(head, { quarter: SECOND.key, measure: "offer-answer" });
  expect(own.behind?.rows).toHaveLength(19);
  expect(own.behind?.rows[0]?.tag).toBe("open-late");
  expect(own.lines.find(({ measure }) => measure === "offer-answer")).toMatchObject({ of: "17", open: "2" });
  const theirs = await viewOwnFigures(other, { quarter: SECOND.key, measure: "offer-answer" });
  expect(theirs.behind?.rows.map(({ reference }) => reference)).not.toContain(own.behind?.rows[0]?.reference);
  expect(quarterEnds(SECOND).toISOString()).toBe("2026-06-30T23:00:00.000Z");
  // The board says what changed, and draws it.
  const later = await viewCouncilPriorities(manager, slug, THIRD.key);
  expect(later.sentence).toMatch(/^(What changed most|Nothing that can be compared)/);
});

it("a council replies to its own figures in up to 100 words, without numbers that lead to somebody", async () => {
  const [head, other] = heads;
  const [slug = ""] = slugs;
  if (!head || !other) throw new Error("nobody");
  const reply = { quarter: SECOND.key, version: 0, words: "Two of our deciders were away in May." };
  const broker = { ...head, roles: ["broker"] } as Actor;
  expect(await replyToFigures(broker, reply)).toMatchObject({ error: { kind: "forbidden" } });
  expect(await replyToFigures(head, { ...reply, quarter: "2025-Q1" })).toMatchObject({
    error: { kind: "not-found" },
  });
  expect(
    await replyToFigures(head, { ...reply, words: "Child 943 476 5919 was hard to place" }),
  ).toMatchObject({
    error: { kind: "invalid", field: "words" },
  });
  expect(await replyToFigures(head, reply)).toMatchObject({ ok: true });
  expect(await replyToFigures(head, reply)).toMatchObject({ error: { kind: "conflict" } });
  expect(await viewReply(head, SECOND.key)).toMatchObject({ words: reply.words, version: 1 });
  expect((await viewCouncilPriorities(other, slug, SECOND.key)).reply?.words).toBe(reply.words);
  expect(
    await attempted(
      "council",
      other,
      `update priority_replies set words = 'x', version = 2 where council_id = '${head.organisationId}'`,
    ),
  ).toBe("rolled back 0");
});
