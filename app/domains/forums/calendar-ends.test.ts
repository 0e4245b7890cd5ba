import { expect, it } from "vitest";
import { accept } from "~/domains/access/commands/answer-invitation.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { removeColleague } from "~/domains/access/commands/remove-colleague.server";
import { sqlFor } from "~/platform/database/clients.server";
import { transaction } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { must, publishedForum } from "../../../prisma/factories/forums";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { bookSeats } from "./commands/book-seats.server";
import { openFeed } from "./commands/renew-feed.server";
import { readFeed } from "./queries/read-feed.server";

testDatabase();

const secretIn = (address: string) => /calendar\/([^.]+)\.ics$/.exec(address)?.[1] ?? "";

async function forum() {
  const commissioner = await person(await council(), ["commissioner"]);
  return publishedForum(commissioner, {});
}

it("a person's calendar ends with the last membership, and does not come back to life with another", async () => {
  const org = await provider();
  const admin = await person(org);
  const leaver = await person(org, ["registered-manager"]);
  const [reference = ""] = await forum();
  must(await bookSeats(leaver, { reference, people: [{ personId: leaver.personId }], waitIfFull: false }));
  const { url } = must(await openFeed(leaver));
  expect(await readFeed(secretIn(url))).toContain("BEGIN:VEVENT");
  must(await removeColleague(admin, { personId: leaver.personId, reason: "has left", version: 1 }));
  expect(await readFeed(secretIn(url))).toBeUndefined();
  const [row] = await sqlFor("owner")<
    { email: string }[]
  >`select email from access.people where id = ${leaver.personId}`;
  const again = must(
    await inviteColleague(admin, { email: row?.email ?? "", name: "Back", roles: ["registered-manager"] }),
  );
  await transaction("auth", {}, (tx) =>
    accept(tx, { invitationId: again.invitationId, personId: leaver.personId }),
  );
  expect(await readFeed(secretIn(url))).toBeUndefined();
  const fresh = must(await openFeed(leaver));
  expect(fresh.url).not.toBe(url);
  expect(await readFeed(secretIn(fresh.url))).toContain("BEGIN:VEVENT");
});

it("a person's calendar shows nothing of an organisation that they have left", async () => {
  const [left, other] = [await provider(), await provider()];
  const admin = await person(left);
  const leaver = await person(left, ["registered-manager"]);
  await sqlFor("owner")`
    insert into access.memberships (id, organisation_id, person_id, roles, started_at)
    values (${newId()}, ${other.id}, ${leaver.personId}, ${["registered-manager"]}, now())`;
  const [reference = ""] = await forum();
  must(await bookSeats(leaver, { reference, people: [{ personId: leaver.personId }], waitIfFull: false }));
  const secret = secretIn(must(await openFeed(leaver)).url);
  must(await removeColleague(admin, { personId: leaver.personId, reason: "has left", version: 1 }));
  expect(await readFeed(secret)).toContain("BEGIN:VCALENDAR");
  expect(await readFeed(secret)).not.toContain("BEGIN:VEVENT");
});
