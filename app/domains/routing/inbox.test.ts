import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { now } from "~/platform/clock.server";
import { countStatements } from "~/platform/database/statements.server";
import { newId } from "~/platform/ids";
import { byUrgency, readUrgencyKey } from "~/platform/urgency";
import { publishedReferral, registeredService } from "../../../prisma/factories/deliveries.ts";
import {
  council,
  type FactoryOrganisation,
  person,
  provider,
} from "../../../prisma/factories/organisations.ts";
import { statementsAs } from "../../../prisma/testing/acting-as.server.ts";
import { testDatabase } from "../../../prisma/testing/database.server.ts";
import { givenColumns } from "../../../prisma/testing/given-columns.ts";
import { declineService } from "./commands/decline-service.server";
import { markRead } from "./commands/mark-read.server";
import { wordInboxRow } from "./inbox-words.rules";
import { listInbox, viewInbox } from "./queries/list-inbox.server";

const database = testDatabase();

let city: FactoryOrganisation;
let ashgrove: FactoryOrganisation;
let broker: Actor;
let officer: Actor;
let home: string;
let first: string;

/** Deadlines on both sides of the present: minutes, hours and days, each some in the past. */
function dueOf(index: number): Date {
  const minutes = [20, 100, 400, 3_000, -30, -900, -4_000, 29][index % 8] ?? 0;
  return new Date(now().getTime() + (minutes + Math.floor(index / 8)) * 60_000);
}

/** Copies of one delivery with other deadlines: what 60 referrals would leave. */
async function copies(reference: string, count: number): Promise<void> {
  const owner = postgres(database.ownerUrl, { max: 1 });
  const columns = await givenColumns(owner, "referrals");
  await owner.end();
  await statementsAs("council", broker, async (sql) => {
    for (const index of Array(count).keys()) {
      const id = newId();
      await Promise.all([
        sql`insert into referrals (${sql(columns)}) select ${sql(columns)} from (
              select (jsonb_populate_record(r, jsonb_build_object('id', ${id}::uuid, 'reference', ${`HW-C${index}`}::text,
              'state', 'draft', 'version', 1, 'edition_number', 0))).*
              from referrals r where r.reference = ${reference}) copied`,
        sql`insert into deliveries select (jsonb_populate_record(d, jsonb_build_object('id', ${newId()}::uuid, 'referral_id', ${id}::uuid,
              'reference', ${`HW-C${index}`}::text, 'state', 'queued', 'version', 1, 'answer_by', ${dueOf(index)}::timestamptz,
              'search_state', case when ${index % 10} = 0 then 'paused' else 'searching' end))).*
              from deliveries d where d.reference = ${reference} and d.provider_id = ${ashgrove.id}`,
        // They begin where rows begin, and then stand where the first does.
        sql`update referrals c set state = r.state, edition_number = r.edition_number
              from referrals r where r.reference = ${reference} and c.id = ${id}`,
        sql`update deliveries c set state = d.state
              from deliveries d where d.reference = ${reference} and d.provider_id = ${ashgrove.id} and c.referral_id = ${id}`,
      ]);
    }
  });
}

beforeAll(async () => {
  city = await council("Wolverhampton", { councilCode: "E08000031" });
  broker = await person(city, ["broker"]);
  ashgrove = await provider("Ashgrove Care");
  officer = await person(ashgrove, ["referrals-officer"]);
  home = await registeredService({ name: "Linden House", providerId: ashgrove.id });
  first = (await publishedReferral(broker)).reference;
  await copies(first, 60);
  const soon = new Date(now().getTime() + 60_000);
  await statementsAs(
    "council",
    broker,
    (sql) => sql`update deliveries set answer_by = ${soon} where reference = ${first}`,
  );
});

describe("the inbox", () => {
  it("shows each referral once, most urgent first and paused last, in two statements a page", async () => {
    const seen: { reference: string; paused: boolean; at: number }[] = [];
    let key = readUrgencyKey(null);
    for (let page = 0; page < 10; page += 1) {
      const { result, statements } = await countStatements(() => listInbox(officer, "open", key));
      expect(statements).toBe(2);
      seen.push(
        ...result.rows.map((row) => ({
          reference: row.reference,
          paused: row.searchState === "paused",
          at: row.answerBy.getTime(),
        })),
      );
      if (!result.next) break;
      key = readUrgencyKey(result.next);
    }
    expect(new Set(seen.map((row) => row.reference)).size).toBe(61);
    expect(seen).toHaveLength(61);
    const urgency = byUrgency(now());
    const sorted = [...seen].sort(
      (a, b) =>
        Number(a.paused) - Number(b.paused) ||
        (a.paused ? a.at - b.at : urgency(new Date(a.at), new Date(b.at))),
    );
    expect(seen.map((row) => [row.paused, row.at])).toEqual(sorted.map((row) => [row.paused, row.at]));
  });

  it("says what is new, who has it and how many wait", async () => {
    const page = await viewInbox(officer, new URLSearchParams());
    expect(page.title).toBe("61 referrals need an answer from you");
    expect(page.rows[0]?.unread).toBe("New to you");
    expect(page.rows[0]?.why).toMatch(
      /^Sent to you because Linden House .*Nobody at Ashgrove Care has picked it up\.$/,
    );
    await markRead(officer, first);
    const again = await listInbox(officer, "open", undefined);
    const row = again.rows.find((one) => one.reference === first);
    expect(row).toMatchObject({ read: "read", openedByOthers: 0 });
    if (row) {
      const changes = [{ label: "Needed on", from: "11 December 2026", to: "4 December 2026" }];
      const worded = wordInboxRow({ ...row, read: "changed", changes }, "Ashgrove Care", new Date());
      expect(worded.unread).toBe("Changed since you read it");
      expect(worded.why).toMatch(/^What changed: needed on 4 December 2026 instead of 11 December 2026\./);
    }
  });

  it("moves a referral to answered when each home has, and keeps strangers and odd keys out", async () => {
    await declineService(officer, { reference: first, serviceId: home, reason: "no-vacancy", note: "" });
    expect((await listInbox(officer, "answered", undefined)).rows.map((row) => row.reference)).toEqual([
      first,
    ]);
    expect((await listInbox(officer, "open", undefined)).counts).toEqual({ open: 60, answered: 1 });
    expect((await listInbox(broker, "open", undefined)).rows).toEqual([]);
    const stranger = await person(await provider("Elsewhere"), ["provider-admin"]);
    expect((await listInbox(stranger, "open", undefined)).counts).toEqual({ open: 0, answered: 0 });
    for (const odd of ["", "1", "0.1.2", "0.x.y", "2.1.01a20341-12ce-7bb0-880e-b2e94890f1bf", "' or 1=1"])
      expect(readUrgencyKey(odd)).toBeUndefined();
    const finance = await person(ashgrove, ["provider-finance"]);
    await expect(viewInbox(finance, new URLSearchParams())).rejects.toMatchObject({ init: { status: 403 } });
  });
});
