import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { importRegister } from "~/domains/providers/commands/import-register.server";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import { council, person } from "../../../../prisma/factories/organisations";
import { testDatabase } from "../../../../prisma/testing/database.server";
import type { FigureResult } from "../figures.types";
import { type FigureParameters, type FigureQuery, NO_PARAMETERS } from "../statement/figure-queries.rules";
import { drawFigures } from "./draw-figures.server";

testDatabase();

const fixtures = fileURLToPath(new URL("../../providers/fixtures/", import.meta.url));
const area = COUNCIL_AREAS.find(({ slug }) => slug === "wolverhampton");
let actor: Actor;

beforeAll(async () => {
  const home = await council(area?.name, { slug: "wolverhampton", councilCode: area?.code ?? "" });
  actor = await person(home, ["commissioner"]);
});

async function drawn(
  query: FigureQuery,
  parameters: Partial<FigureParameters> = {},
): Promise<FigureResult | null> {
  const asked = { key: "one", query, parameters: { ...NO_PARAMETERS, ...parameters } };
  const home = { id: actor.organisationId, code: area?.code ?? "", name: area?.name ?? "" };
  return (await read(actor, (tx) => drawFigures(tx, home, [asked]))).get("one") ?? null;
}

const QUERIES = [
  "supply-places",
  "supply-ownership",
  "supply-largest-owners",
  "supply-grades",
  "supply-changes",
  "local-use",
] as const satisfies FigureQuery[];

const values = (figure: FigureResult | null) =>
  Object.fromEntries(
    (figure?.rows ?? []).map(({ label, cells }) => [label, cells.map(({ value, mark }) => value ?? mark)]),
  );

describe("figures of the register", () => {
  it("are none before a file of it has come in", async () => {
    for (const query of QUERIES) expect(await drawn(query)).toBeNull();
  });

  it("say what lies in the area, whose it is and what has changed", async () => {
    for (const year of [2024, 2025]) {
      const done = await importRegister(`${fixtures}provider-level-at-31-march-${year}.csv`);
      if (!done.ok) throw new Error(done.error.reason);
    }
    expect(values(await drawn("supply-places"))).toMatchObject({
      "Children's home": [1, 3],
      "Independent fostering agency": [0, "z"],
    });
    const region = await drawn("supply-places", { compare: "councils" });
    expect(region?.rows.map(({ key }) => key)).toEqual([
      area?.code,
      ...COUNCIL_AREAS.map(({ code }) => code).filter((code) => code !== area?.code),
      "E12000005",
    ]);
    const places = (label: string) => values(region)[label]?.[1] as number;
    const all = COUNCIL_AREAS.reduce((sum, { name }) => sum + places(name), 0);
    expect(places("West Midlands")).toBe(all);
    expect(region?.sources).toMatchObject([
      { release: "31 March 2025", file: "provider-level-at-31-march-2025.csv" },
    ]);

    const owners = await drawn("supply-ownership", { compare: "region" });
    expect(values(owners)["West Midlands"]?.[1]).toBe(all);
    const largest = await drawn("supply-largest-owners", { compare: "region" });
    // Two spellings of one owner, in two councils' areas.
    expect(
      values(largest)["JUNIPER HOLLOW CARE LIMITED"] ?? values(largest)["Juniper Hollow Care Limited"],
    ).toEqual([2, 5, 29.4]);

    const changes = values(await drawn("supply-changes", { compare: "region" }))["West Midlands"] as number[];
    const [before = 0, opened = 0, closed = 0, resized = 0, now = 0] = changes;
    expect(before + opened + closed + resized).toBe(now);
    expect(now).toBe(all);
    expect(opened).toBeGreaterThan(0);

    expect((await drawn("supply-grades", { compare: "region" }))?.columns.map(({ key }) => key)).toContain(
      "none",
    );
    const use = values(await drawn("local-use"));
    expect(use.Wolverhampton).toEqual([3, "missing", "missing", "missing"]);
  });
});
