import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { conflict, missing } from "~/platform/refusal";
import { registeredService } from "../../../../prisma/factories/deliveries";
import { council, hub, person } from "../../../../prisma/factories/organisations";
import { actingAs } from "../../../../prisma/testing/acting-as.server";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { registerSupply } from "../queries/register-supply.server";
import { viewOwner } from "../queries/view-owner.server";
import { viewOwnerGroup } from "../queries/view-owner-group.server";
import { setOwnerGroup } from "./set-owner-group.server";

testDatabase();
let officer: Actor;
let commissioner: Actor;
let owner: string;

beforeAll(async () => {
  officer = await person(await hub(), ["hub-officer"]);
  commissioner = await person(await council("Wolverhampton"), ["commissioner"]);
  const first = await registeredService({ ownerName: "Juniper Hollow Care" });
  await registeredService({ ownerName: "JUNIPER HOLLOW CARE" });
  await registeredService({ ownerName: "Somebody else" });
  const [row] = await sqlFor("region")<
    { owner_key: string }[]
  >`select owner_key from services where id = ${first}`;
  owner = row?.owner_key ?? "";
  await sqlFor("region")`
    insert into register_imports (id, as_at, file, imported_at, rows, created, updated, unchanged, closed, rejected)
    values (gen_random_uuid(), '2025-03-31', 'register.csv', now(), 3, 3, 0, 0, 0, '[]')`;
});

const set = async (actor: Actor, group: string, expected?: string) =>
  setOwnerGroup(actor, {
    owner,
    group,
    note: "Companies House, 1 December 2026",
    expected: expected ?? (await viewOwnerGroup(officer, owner)).expected,
  });

it("the hub says it once for all services of an owner, and takes it off again", async () => {
  const before = (await viewOwnerGroup(officer, owner)).expected;
  expect(await set(officer, "Juniper Group")).toMatchObject({ ok: true });
  // Somebody who had opened the page before.
  expect(await set(officer, "Another group", before)).toEqual({ ok: false, error: conflict() });
  expect((await viewOwner(commissioner, owner))?.group).toEqual({
    name: "Juniper Group",
    note: "Companies House, 1 December 2026",
  });
  expect((await viewOwner(commissioner, owner))?.groupPage).toBeNull();
  expect((await viewOwner(officer, owner))?.groupPage).toMatch(/\/group$/);
  const grouped = async () =>
    (await read(commissioner, registerSupply)).services.filter(
      ({ groupName }) => groupName === "Juniper Group",
    ).length;
  expect(await grouped()).toBe(2);
  expect(await set(officer, "")).toMatchObject({ ok: true });
  expect((await viewOwner(commissioner, owner))?.group).toBeNull();
  expect(await grouped()).toBe(0);
});

it("nobody else says it, by the page or past it, and of no owner that there is not", async () => {
  expect(await set(commissioner, "Mine")).toMatchObject({ ok: false, error: { kind: "forbidden" } });
  await expect(viewOwnerGroup(commissioner, owner)).rejects.toMatchObject({ init: { status: 403 } });
  const nobody = { owner: "no such owner", group: "x", note: "x", expected: "" };
  expect(await setOwnerGroup(officer, nobody)).toEqual({ ok: false, error: missing() });
  for (const [role, actor] of [
    ["council", commissioner],
    ["region", { ...officer, personId: commissioner.personId }],
  ] as const)
    await expect(
      sqlFor(role).begin(async (tx) => {
        await actingAs(tx, role, actor);
        await tx`insert into owner_groups (owner_key, group_name, note, set_by_id, set_at)
                 values ('x', 'x', 'x', ${actor.personId}, now())`;
      }),
      role,
    ).rejects.toMatchObject({ code: "42501" });
});
