import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { isRegistered } from "~/domains/providers/registration.rules";
import { sqlFor } from "~/platform/database/clients.server";
import { acceptedOffer } from "../../../../prisma/factories/decisions";
import { person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../../prisma/testing/deciding.server";
import { listPlacements } from "../queries/list-placements.server";
import { readPlacementFilter } from "./placement-list.schema";

testDatabase();
let world: DecidingWorld;
let director: Actor;
beforeAll(async () => {
  world = await decidingWorld(2);
  director = await person(world.home, ["director"]);
  for (const index of [0, 1]) {
    const reference = await world.search();
    await acceptedOffer(world.broker, world.head, {
      reference,
      offer: await world.offerOf(index, reference),
    });
  }
});

const list = (who: Actor) =>
  listPlacements(who, readPlacementFilter(new URLSearchParams({ show: "unregistered" })));

it("the director sees the placements in homes that nobody is registered for, and no others", async () => {
  expect((await list(director)).rows).toEqual([]);
  for (const home of [
    { regulator: "none", status: "active" },
    { regulator: "ofsted", status: "closed" },
    { regulator: "ofsted", status: "suspended" },
    { regulator: "ciw", status: "active" },
  ]) {
    await sqlFor("owner")`
      update services set regulator = ${home.regulator}, status = ${home.status}
       where id = ${world.providers[0]?.serviceId ?? ""}`;
    expect([home, (await list(director)).rows.length]).toEqual([home, isRegistered(home) ? 0 : 1]);
  }
});

it("a provider has no such list", async () => {
  const officer = world.providers[0]?.officer;
  if (!officer) throw new Error("no officer");
  expect((await list(officer)).tabs).toEqual(["living", "planned", "ended"]);
  expect((await list(officer)).filter.tab).toBe("living");
  expect((await list(director)).tabs).toContain("unregistered");
});
