import { beforeAll, expect, it } from "vitest";
import { sqlFor } from "~/platform/database/clients.server";
import { preferredOffer } from "../../../prisma/factories/decisions";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { viewAuthorisation } from "./queries/view-authorisation.server";

testDatabase();
let world: DecidingWorld;
let id: string;

beforeAll(async () => {
  world = await decidingWorld(1, { councilCode: "E08000031" });
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  ({ authorisationId: id } = await preferredOffer(world.broker, { reference, offer }));
});

const HOME = { kind: "childrens-home", code: "E08000031", name: "Wolverhampton", council: "E08000031" };

it.each<[string, Partial<Record<keyof typeof HOME, string | null>>, RegExp]>([
  ["in the council's own area", {}, /^In your area$/],
  [
    "in an adjoining area: the nominated officer",
    { code: "E10000028", name: "Staffordshire" },
    /^In an adjoining area, Staffordshire: the nominated officer also approves/,
  ],
  [
    "at a distance: the director",
    { code: "E06000051", name: "Shropshire" },
    /^At a distance, in Shropshire: the director also approves/,
  ],
  [
    "further away than the neighbours, by its own name",
    { code: null, name: "Leeds" },
    /^At a distance, in Leeds: the director also approves/,
  ],
  [
    "at an agency, of which only the office is known",
    { kind: "fostering-agency" },
    /^Not known: the register does not say where the child will live/,
  ],
  ["for a council without an area", { council: null }, /^In Wolverhampton: .* your council has no area/],
])("says where the home is, and who else approves it: %s", async (_, changed, wanted) => {
  const { kind, code, name, council } = { ...HOME, ...changed };
  const sql = sqlFor("owner");
  await sql`update access.organisations set council_code = ${council} where id = ${world.home.id}`;
  await sql`update services set kind = ${kind}, council_code = ${code}, local_authority = ${name}
             where id = ${world.providers[0]?.serviceId ?? ""}`;
  const { facts } = await viewAuthorisation(world.head, id);
  expect(facts.find(({ label }) => label === "Area")?.value).toMatch(wanted);
});
