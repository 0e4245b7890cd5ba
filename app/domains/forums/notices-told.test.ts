import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { must, publishedForum } from "../../../prisma/factories/forums";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { addAction } from "./commands/add-action.server";
import { cancelDate } from "./commands/cancel-date.server";
import { updateActionStatus } from "./commands/update-action-status.server";

testDatabase();
let commissioner: Actor;
let ash: Actor;

beforeAll(async () => {
  commissioner = await person(await council(), ["commissioner"]);
  ash = await person(await provider(), ["provider-admin"]);
});

const NUMBER = "It was about the child with NHS number 943 476 5919";
const stopped = (field: string) => ({
  ok: false,
  error: { kind: "invalid", field, message: expect.stringContaining("An NHS number is in it") },
});

it("nothing that others read of a forum holds a number of one child", async () => {
  const [reference = ""] = await publishedForum(commissioner);
  const action = { reference, doer: `organisation:${ash.organisationId}`, dueOn: "2099-03-31" };
  expect(await addAction(commissioner, { ...action, words: NUMBER })).toEqual(stopped("words"));
  const id = must(await addAction(commissioner, { ...action, words: "Share the form" }));
  // The council reads what the provider says of it, and the other way round.
  const done = { id, version: 1, move: "done" as const };
  expect(await updateActionStatus(ash, { ...done, note: NUMBER })).toEqual(stopped("note"));
  expect(await updateActionStatus(commissioner, { ...done, note: NUMBER })).toEqual(stopped("note"));
  expect(await updateActionStatus(ash, { ...done, note: "Sent on Monday" })).toMatchObject({ ok: true });
  expect(await cancelDate(commissioner, { reference, version: 1, reason: NUMBER })).toEqual(
    stopped("reason"),
  );
});
