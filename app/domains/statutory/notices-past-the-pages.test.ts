import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { addDays } from "~/platform/time";
import { testDatabase } from "../../../prisma/testing/database.server";
import { saveLetter } from "./commands/save-letter.server";
import { sendNotices } from "./commands/send-notices.server";
import { isNoticeCode, type NoticeCode, partsOf } from "./notice-parts.options";
import { viewNotices } from "./queries/view-notices.server";
import {
  as,
  planned,
  refusedOr,
  type StatutoryWorld,
  statutoryWorld,
  today,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
let reference: string;
beforeAll(async () => {
  world = await statutoryWorld();
  reference = await planned(world);
});

const NO = "42501";
const letter = {
  ...{ code: "notice-parents", part: "mother", how: "post", tells: "full", sealed: "x" },
  ...{
    withheldWhy: null as string | null,
    leftOut: null as string | null,
    leftOutWhy: null as string | null,
  },
};

const inserted = (
  who: Actor,
  more: Partial<Record<keyof typeof letter, string | null>> = {},
  by = who.personId,
) => {
  // Of another notice, somebody whom that one is for.
  const [part] = isNoticeCode(more.code ?? "") ? Object.keys(partsOf(more.code as NoticeCode)) : [];
  const row = { ...letter, ...(part && { part }), ...more };
  return refusedOr(
    as(who, async (sql) => {
      await sql`
        insert into statutory_notices (id, placement_id, council_id, code, part, how, tells, withheld_why, sealed, left_out,
            left_out_why, written_by_id, written_at)
          select ${newId()}::uuid, p.id, ${who.organisationId}::uuid, ${row.code}, ${row.part}, ${row.how}, ${row.tells},
                 ${row.withheldWhy}, ${row.sealed}::text::bytea, ${row.leftOut}, ${row.leftOutWhy}, ${by}::uuid, ${now()}
            from placements p where p.reference = ${reference}`;
      return "written";
    }),
  );
};
const left = { how: null, tells: null, sealed: null, leftOutWhy: "The file says so" };

describe("past the pages", () => {
  it("a notice is for somebody of its list, whom no name stands for, and stays theirs", async () => {
    expect(await inserted(world.broker, { part: "Amara" })).toBe(NO);
    expect(await inserted(world.broker, { part: "gp-now" })).toBe(NO);
    expect(
      await refusedOr(as(world.broker, (sql) => sql`update statutory_notices set part = 'father'`)),
    ).toBe(NO);
  });

  it("a notice is written by who works the case, in their own name, of a notice and with its words", async () => {
    expect(await inserted(world.broker)).toBe("written");
    for (const who of [world.director, world.nominated, world.head]) expect(await inserted(who)).toBe(NO);
    expect(await inserted(world.broker, {}, world.colleague.personId)).toBe(NO);
    expect(await inserted(world.broker, { code: "placement-plan" })).toBe(NO);
    expect(await inserted(world.broker, { sealed: null })).toBe(NO);
  });

  it("harm leaves out family and the previous carer alone, age the child, and each with a reason", async () => {
    expect(await inserted(world.broker, { ...left, leftOut: "harm" })).toBe("written");
    expect(await inserted(world.broker, { ...left, leftOut: "harm", leftOutWhy: " " })).toBe(NO);
    for (const code of ["notice-child", "notice-iro", "notice-icb", "notice-area-authority"])
      expect([code, await inserted(world.broker, { ...left, code, leftOut: "harm" })]).toEqual([code, NO]);
    expect(await inserted(world.broker, { ...left, code: "notice-child", leftOut: "age" })).toBe("written");
    expect(await inserted(world.broker, { ...left, leftOut: "age" })).toBe(NO);
  });

  it("only family and carers are not told where the child lives, with a reason", async () => {
    const withheld = { tells: "withheld", withheldWhy: "The order says so" };
    expect(await inserted(world.broker, withheld)).toBe("written");
    expect(await inserted(world.broker, { ...withheld, withheldWhy: null })).toBe(NO);
    expect(await inserted(world.broker, { ...withheld, code: "notice-gp", part: "gp-now" })).toBe(NO);
  });

  it("a letter is sent once, in one's own name, on a day that can be, and is not written again then", async () => {
    const input = { reference, of: "father", version: 0, how: "post", tells: "full" } as const;
    const told = {
      name: "Mr Okafor",
      address: "4 Ferry Road",
      email: "",
      carers: "",
      where: "12 Orchard Way",
      words: "",
      carePlan: "",
    } as const;
    await saveLetter(world.broker, { ...input, ...told, withheldWhy: "" });
    const father = async () =>
      read(world.broker, (tx) =>
        tx.statutoryNotice.findFirstOrThrow({ where: { part: "father", placement: { reference } } }),
      );
    const { id } = await father();
    const sent = (day: string, by = world.broker.personId) =>
      refusedOr(
        as(world.broker, async (sql) => {
          await sql`update statutory_notices set sent_on = ${day}::date, sent_by_id = ${by}::uuid, sent_at = ${now()},
            facts = '{}', version = version + 1 where id = ${id}::uuid`;
          return "written";
        }),
      );
    expect(await sent(addDays(today(), 1))).toBe(NO);
    expect(await sent("2020-01-01")).toBe(NO);
    expect(await sent(today(), world.colleague.personId)).toBe(NO);
    const chosen = (await viewNotices(world.broker, reference)).waiting.filter(({ who }) => who === "Father");
    await sendNotices(world.broker, { reference, notices: chosen.map((one) => one.chosen), sentOn: today() });
    expect(await sent(today())).toBe(NO);
    const changed = refusedOr(
      as(world.broker, async (sql) => {
        await sql`update statutory_notices set how = 'by-hand', written_at = ${now()}, version = version + 1 where id = ${id}::uuid`;
        return "written";
      }),
    );
    expect(await changed).toBe(NO);
    expect((await father()).how).toBe("post");
  });
});
