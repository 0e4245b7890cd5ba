import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { createReferral } from "~/domains/referrals/commands/create-referral.server";
import { listQuery, readListFilter } from "~/domains/referrals/list-filter.schema";
import { now } from "~/platform/clock.server";
import { countStatements } from "~/platform/database/statements.server";
import { addDays, londonDate } from "~/platform/time";
import { council, person } from "../../../../prisma/factories/organisations";
import { checkedReferral, draftReferral } from "../../../../prisma/factories/referrals";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { listReferrals, PAGE_SIZE } from "./list-referrals.server";

testDatabase();
let broker: Actor;
let colleague: Actor;
let stranger: Actor;
const references: Record<string, string> = {};

const filter = (query = "") => readListFilter(new URLSearchParams(query));
const boxes = (date: string) => {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day, month, year };
};

beforeAll(async () => {
  const home = await council();
  broker = await person(home, ["broker"], { name: "Dana Whitlow" });
  colleague = await person(home, ["broker"], { name: "Amir 100% O'Leary" });
  stranger = await person(await council(), ["broker"]);
  const today = londonDate(now());
  const needed = async (name: string, neededBy: string, neededOn: string, actor = broker) => {
    const pages = { purpose: { neededBy, neededOn: neededOn ? boxes(neededOn) : "" } };
    references[name] = (await draftReferral(actor, { pages })).reference;
  };
  await needed("later", "in more than 5 days", addDays(today, 40));
  await needed("today", "Today", "");
  await needed("soon", "in less than 5 days", addDays(today, 2), colleague);
  const blank = await createReferral(broker, { brokerId: broker.personId });
  if (blank.ok) references.blank = blank.value.reference;
  references.checked = (await checkedReferral(broker)).reference;
  references.foreign = (await draftReferral(stranger)).reference;
});

const listed = async (query = "", actor = broker) =>
  (await listReferrals(actor, filter(query))).rows.map((row) => row.reference);

describe("the broker's list", () => {
  it("shows the most urgent first, and last what does not say when", async () => {
    const { today, soon, checked, later, blank } = references;
    expect(await listed()).toEqual([today, soon, checked, later, blank]);
  });

  it("puts a clock that runs out before every later one, needed soon or not", async () => {
    const urgent = await person(await council(), ["broker"]);
    const today = londonDate(now());
    const written = async (day: string) =>
      (
        await draftReferral(urgent, {
          pages: { purpose: { neededBy: "in more than 5 days", neededOn: boxes(day) } },
        })
      ).reference;
    const later = await written(addDays(today, 30));
    const sooner = await written(addDays(today, 6));
    const sent = await written(addDays(today, 40));
    const paused = await written(addDays(today, 20));
    const at = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
    await read(urgent, async (tx) => {
      const put = (reference: string, state: string, answerBy: Date) =>
        tx.referral.updateMany({ where: { reference }, data: { state, answerBy } });
      await put(sent, "searching", at(57));
      // A clock that stands still says nothing of how urgent it is.
      await put(paused, "paused", at(-600));
    });
    expect(await listed("", urgent)).toEqual([sent, sooner, paused, later]);
  });

  it("shows a council its own and nobody else's", async () => {
    expect(await listed("", stranger)).toEqual([references.foreign]);
    expect(await listed(`q=${references.foreign}`)).toEqual([]);
  });

  it("filters by state, person and day", async () => {
    expect(await listed("state=checking")).toEqual([references.checked]);
    expect(await listed("broker=me", colleague)).toEqual([references.soon]);
    expect(await listed(`broker=${colleague.personId}`)).toEqual([references.soon]);
    expect(await listed("needed=today")).toEqual([references.today]);
    expect(await listed("needed=soon")).toEqual([references.soon]);
    expect(await listed("needed=later")).toEqual([references.checked, references.later]);
    expect(await listed("state=finished")).toEqual([]);
  });

  it("finds by part of the reference or the broker's name, taking signs as they are", async () => {
    expect(await listed(`q=${references.later?.slice(3, 8).toLowerCase()}`)).toContain(references.later);
    expect(await listed("q=o'leary")).toEqual([references.soon]);
    expect(await listed("q=100%25 O")).toEqual([references.soon]);
    expect(await listed("q=_____________")).toEqual([]);
  });

  it("leaves out what it does not understand in an address", async () => {
    const odd = "state=nonsense&broker=1;drop&needed=never&after=2026-13-45.x";
    expect(await listed(odd)).toHaveLength(5);
    for (const key of ["9999-99-99", "2026-02-31", "2026-01-01T99:99:99.999Z"])
      expect(await listed(`after=${key}.00000000-0000-7000-8000-000000000000`)).toHaveLength(5);
    expect(await listed("q=%00")).toHaveLength(5);
  });

  it("begins at its start where the key is of a span that only other lists have", async () => {
    const key = `5.${now().getTime()}.${now().getTime()}.${broker.personId}`;
    expect(await listed(`after=${key}`)).toEqual(await listed());
  });

  it("takes three statements, and pages by key without losing or repeating one", async () => {
    for (let n = 0; n < PAGE_SIZE * 2; n += 1) await createReferral(broker, { brokerId: broker.personId });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = listQuery(filter(), after).slice(1);
      const { result, statements } = await countStatements(() => listReferrals(broker, filter(query)));
      expect(statements).toBe(3);
      expect(result.total).toEqual({ count: PAGE_SIZE * 2 + 5, more: false });
      seen.push(...result.rows.map((row) => row.reference));
      after = result.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(PAGE_SIZE * 2 + 5);
  });
});
