import { beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { sqlFor } from "~/platform/database/clients.server";
import { council, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { ReferralContent } from "../referral.schema";
import { areaProblem } from "./check-areas.server";

testDatabase();
let broker: Actor;

const location = (over: Partial<ReferralContent["location"]>): ReferralContent["location"] => ({
  preferredLocation: "WV10",
  distance: "20-miles",
  mustKeepAway: [],
  preferKeepAway: [],
  locationDetail: "",
  ...over,
});
const problem = (over: Partial<ReferralContent["location"]>) =>
  read(broker, (tx) => areaProblem(tx, location(over)));

beforeAll(async () => {
  broker = await person(await council(), ["broker"]);
});

it("without a table refuses only what cannot be a place", async () => {
  expect(await problem({ mustKeepAway: ["WV77", "G12"] })).toBeNull();
  expect(await problem({ mustKeepAway: ["WV1O"] })).toMatchObject({ field: "mustKeepAway" });
});

it("with a table refuses what it does not have in every list, and takes what it does not reach", async () => {
  await sqlFor("region")`
    insert into outcodes (code, lat, lng, council_code) values
      ('WV10', 52.6, -2.1, 'E08000031'), ('WV9', 52.6, -2.1, 'E07000196'), ('WV1', 52.6, -2.1, 'E08000031')`;
  for (const field of ["mustKeepAway", "preferKeepAway"] as const)
    expect(await problem({ [field]: ["WV1", "WV77"] })).toMatchObject({ field });
  expect(await problem({ preferredLocation: "WV77" })).toMatchObject({ field: "preferredLocation" });
  expect((await problem({ mustKeepAway: ["WV1O"] }))?.message).toContain("did you mean WV10");
  expect(await problem({ mustKeepAway: ["G12", "EH1"], preferKeepAway: ["the ring road"] })).toBeNull();
});

it("checks the lists together: a place is not asked for and kept away from at once", async () => {
  expect(await problem({ mustKeepAway: ["WV10"] })).toMatchObject({ field: "mustKeepAway" });
  expect(await problem({ mustKeepAway: ["Wolverhampton"] })).toMatchObject({ field: "mustKeepAway" });
  // Two tiers: a district's outcode lies in its county.
  expect(await problem({ preferredLocation: "WV9", mustKeepAway: ["Staffordshire"] })).not.toBeNull();
  expect(await problem({ preferredLocation: "WV9", mustKeepAway: ["Wolverhampton"] })).toBeNull();
  expect(await problem({ mustKeepAway: ["WV1"], preferKeepAway: ["WV1"] })).toMatchObject({
    field: "preferKeepAway",
  });
  expect(await problem({ preferKeepAway: ["WV10"] })).toMatchObject({ field: "preferKeepAway" });
});
