import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { bookingMachine } from "~/domains/forums/booking.machine";
import { bookSeats } from "~/domains/forums/commands/book-seats.server";
import { planSeries } from "~/domains/forums/commands/plan-series.server";
import { type PaperState, paperMachine } from "~/domains/forums/paper.machine";
import { now } from "~/platform/clock.server";
import { sqlFor } from "~/platform/database/clients.server";
import type { LoginRole } from "~/platform/database/roles";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { addDays, londonDate } from "~/platform/time";
import { must, publishedForum } from "../factories/forums";
import { council, person, provider } from "../factories/organisations";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";

/** Who sees which dates, and which moves the database lets a booking make: with the code out of the way. */
testDatabase();
let commissioner: Actor;
let stranger: Actor;
let guest: Actor;
let other: Actor;
let open = "";
let closed = "";
let draft = "";

beforeAll(async () => {
  commissioner = await person(await council(), ["commissioner"]);
  stranger = await person(await council(), ["commissioner"]);
  guest = await person(await provider(), ["provider-admin"]);
  other = await person(await provider(), ["provider-admin"]);
  [open = ""] = await publishedForum(commissioner, { url: "https://meet.example/open" });
  [closed = ""] = await publishedForum(commissioner, {
    audience: "list",
    url: "https://meet.example/closed",
  });
  const planned = await planSeries(commissioner, {
    name: "Draft",
    kind: "forum",
    every: "once",
    audience: "all",
    firstDay: addDays(londonDate(now()), 9),
    dates: 1,
    startTime: "10:00",
    minutesLong: 60,
    capacity: 5,
    asksAccess: false,
    asksDiet: false,
  });
  draft = must(planned).references[0] ?? "";
  await sqlFor("council").begin(async (sql) => {
    await actingAs(sql, "council", { organisationId: commissioner.organisationId });
    await sql`insert into forum_guests (id, series_id, provider_id, owner_organisation_id, added_at)
      select ${newId()}::uuid, series_id, ${guest.organisationId}::uuid, owner_organisation_id, now() from forum_dates where reference = ${closed}`;
  });
});

async function seen(
  actor: Actor | "reader",
  column = "reference",
  table = "forum_dates",
): Promise<unknown[]> {
  const settings: Record<string, string> =
    actor === "reader" ? {} : { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const rows = await transaction(actor === "reader" ? "reader" : actor.kind, settings, (tx) =>
    tx.$queryRawUnsafe<Record<string, unknown>[]>(`select ${column} as seen from ${table}`),
  );
  return rows.map((row) => row.seen).sort();
}

describe("dates", () => {
  it("are seen by whom they are for; drafts by their owner alone", async () => {
    expect(await seen(commissioner)).toEqual([open, closed, draft].sort());
    expect(await seen(guest)).toEqual([open, closed].sort());
    for (const actor of [stranger, other, "reader" as const]) expect(await seen(actor)).toEqual([open]);
  });

  it("show where to join to their owner and to who has a seat", async () => {
    const urls = (actor: Actor) => seen(actor, "url", "forum_links");
    expect(await urls(commissioner)).toHaveLength(2);
    expect(await urls(guest)).toEqual([]);
    must(
      await bookSeats(guest, {
        reference: closed,
        people: [{ personId: guest.personId }],
        waitIfFull: false,
      }),
    );
    expect(await urls(guest)).toEqual(["https://meet.example/closed"]);
    for (const actor of [stranger, other]) expect(await urls(actor)).toEqual([]);
  });

  it("take no booking written past the code from whom they are not for", async () => {
    const insert = (reference: string, by: Actor) =>
      sqlFor("provider").begin(async (sql) => {
        await actingAs(sql, "provider", by);
        // The id is guessed: the row is not seen.
        const [date] = await sqlFor("worker").begin(async (worker) => {
          await actingAs(worker, "worker", { organisationId: commissioner.organisationId });
          return worker<
            { id: string; owner: string }[]
          >`select id, owner_organisation_id as owner from forum_dates where reference = ${reference}`;
        });
        await sql`insert into forum_bookings (id, date_id, owner_organisation_id, provider_id, person_id, attendee_name, attendee_key, organisation_name, booked_by_id, state, state_since, pass_hash, created_at)
          values (${newId()}, ${date?.id ?? ""}, ${date?.owner ?? ""}, ${by.organisationId}, ${by.personId}, 'X', ${by.personId}, 'X', ${by.personId}, 'booked', now(), ${newId()}, now())`;
        throw new Error("came through");
      });
    await expect(insert(closed, other)).rejects.toMatchObject({ code: "42501" });
    await expect(insert(draft, other)).rejects.toMatchObject({ code: "42501" });
    // An unconfirmed provider takes a seat at the council that invited it, and at nobody else's.
    const stands = (standing: string, by: string | null) =>
      sqlFor("owner")`
        update access.organisations set standing = ${standing}, vouched_by_id = ${by} where id = ${other.organisationId}`;
    await stands("unconfirmed", stranger.organisationId);
    await expect(insert(open, other)).rejects.toMatchObject({ code: "42501" });
    await stands("unconfirmed", commissioner.organisationId);
    await expect(insert(open, other)).rejects.toThrow("came through");
    await stands("confirmed", null);
    await expect(insert(open, other)).rejects.toThrow("came through");
  });
});

describe("a paper", () => {
  const STATES = paperMachine.states;
  const title = (state: string) => `A paper that is ${state}`;

  beforeAll(async () => {
    for (const state of STATES) {
      const made = state === "ready" ? { bytes: 9, pages: "[]", count: 1, wordless: 1 } : undefined;
      await sqlFor("owner").begin(async (sql) => {
        await sql`alter table forum_papers no force row level security`;
        await sql`
          insert into forum_papers (id, date_id, owner_organisation_id, title, kind, bytes, uploaded_by_id, uploaded_at, state,
                                    refused, made_bytes, pages, page_count, wordless_pages)
          select ${newId()}, id, owner_organisation_id, ${title(state)}, 'pdf', 9, ${commissioner.personId}, now(), ${state},
                 ${state === "refused" ? "It is damaged." : null}, ${made?.bytes ?? null}, ${made?.pages ?? null}::jsonb,
                 ${made?.count ?? null}, ${made?.wordless ?? null}
            from forum_dates where reference = ${open}`;
        await sql`alter table forum_papers force row level security`;
      });
    }
  });

  it("is seen by others once it is ready; before and otherwise by its owner alone", async () => {
    const titles = (actor: Actor | "reader") => seen(actor, "title", "forum_papers");
    expect(await titles(commissioner)).toEqual(STATES.map(title).sort());
    for (const actor of [stranger, guest, other, "reader" as const])
      expect(await titles(actor)).toEqual([title("ready")]);
  });

  it("is settled by the job of its owner alone, once, as the machine says", async () => {
    const values = {
      checking: "refused = null, made_bytes = null, pages = null, page_count = null, wordless_pages = null",
      ready: "refused = null, made_bytes = 9, pages = '[]', page_count = 1, wordless_pages = 0",
      refused: "refused = 'No.', made_bytes = null, pages = null, page_count = null, wordless_pages = null",
    };
    const move = (role: LoginRole, by: Actor, from: PaperState, to: PaperState) =>
      moved(
        role,
        by,
        `update forum_papers set state = '${to}', ${values[to]} where title = '${title(from)}'`,
      );
    const done: string[] = [];
    for (const from of STATES)
      for (const to of STATES) {
        if (from !== to && (await move("worker", commissioner, from, to)) === "done")
          done.push(`${from} > ${to}`);
        for (const by of [commissioner, stranger, guest])
          expect(await move(by.kind, by, from, to), `${by.kind}: ${from} > ${to}`).toBe("refused");
        expect(await move("reader", commissioner, from, to)).toBe("refused");
        expect(await move("worker", stranger, from, to)).toBe("nothing");
      }
    expect(done.sort()).toEqual(
      paperMachine
        .moves()
        .map(({ from, to }) => `${from} > ${to}`)
        .sort(),
    );
    expect(await moved("worker", commissioner, "select pages from forum_papers")).toBe("refused");
  });
});

async function moved(role: LoginRole, by: Actor, statement: string): Promise<"done" | "nothing" | "refused"> {
  let count = 0;
  try {
    await sqlFor(role).begin(async (sql) => {
      await actingAs(sql, role, { organisationId: by.organisationId, personId: by.personId });
      count = (await sql.unsafe(statement)).count;
      throw new Error("roll back");
    });
  } catch (thrown) {
    if ((thrown as { code?: string }).code === "42501") return "refused";
    if (!(thrown instanceof Error && thrown.message === "roll back")) throw thrown;
  }
  return count > 0 ? "done" : "nothing";
}

it("the database lets a booking make the machine's moves and no other", async () => {
  const [definition] = await sqlFor("owner")<{ text: string }[]>`
    select pg_get_functiondef('public.guard_forum_booking'::regproc) as text`;
  const [all = "", theirs = ""] = (definition?.text ?? "").split(
    "current_user = 'homeward_provider' and v_move",
  );
  const listed = (text: string) => [...text.matchAll(/'(\w+ > \w+)'/g)].map(([, move]) => move ?? "").sort();
  const machine = bookingMachine.moves();
  expect(listed(all)).toEqual(machine.map(({ from, to }) => `${from} > ${to}`).sort());
  // A provider takes, gives up and takes up again; it marks nobody and offers itself no seat.
  const provided = machine.filter(({ event }) =>
    ["cancel", "accept-seat", "restore", "wait-again"].includes(event),
  );
  expect(listed(theirs)).toEqual(provided.map(({ from, to }) => `${from} > ${to}`).sort());
});
