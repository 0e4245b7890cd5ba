import { beforeAll, describe, expect, it } from "vitest";
import { navigationOf } from "~/domains/access/navigation";
import { EVERY_KIND, type OrganisationKind, ROLES_BY_KIND, type Role } from "~/domains/access/roles";
import { newId } from "~/platform/ids";
import { council, hub, person, provider } from "../factories/organisations";
import { testDatabase } from "../testing/database.server";
import { routeTable } from "../testing/route-table";
import { answerOf, cookieOf, paramsIn, pathOf, type Route, routesOf } from "./route-answers";

testDatabase();

const made = { council, provider, region: hub };
const slugs = new Map<OrganisationKind, string>();
/** Somebody with every role of their kind, at the organisation in the addresses and at another of its kind. */
const own = new Map<OrganisationKind, string>();
const others = new Map<OrganisationKind, string>();
/** A person for each role. */
const holders: { kind: OrganisationKind; role: Role; cookie: string }[] = [];

beforeAll(async () => {
  for (const kind of EVERY_KIND) {
    const roles = Object.keys(ROLES_BY_KIND[kind]) as Role[];
    const organisation = await made[kind]();
    slugs.set(kind, organisation.slug);
    own.set(kind, await cookieOf((await person(organisation, roles)).personId));
    if (kind !== "region")
      others.set(kind, await cookieOf((await person(await made[kind](), roles)).personId));
    for (const role of roles)
      holders.push({ kind, role, cookie: await cookieOf((await person(organisation, [role])).personId) });
  }
});

function paramsFor(route: Route, kind: OrganisationKind): Record<string, string> {
  const given = Object.fromEntries(paramsIn(route.id).map((name) => [name, newId()]));
  return { ...given, ...(kind === "region" ? {} : { slug: slugs.get(kind) ?? "" }) };
}
const open = (route: Route, kind: OrganisationKind, cookie: string) =>
  answerOf(route, { cookie, params: paramsFor(route, kind) });
const NOT_FOUND = /"status":404/;
/** Something thrown that is no answer: `answerOf` gives it as its name and message. */
const BROKEN = /^[A-Z]\w*(Error|Exception)\b/;

describe("every route id", () => {
  it.each(EVERY_KIND)(
    "of a %s is not there for people of other kinds and of other organisations",
    async (kind) => {
      const routes = await routesOf(kind);
      expect(routes.length).toBeGreaterThan(kind === "council" ? 70 : 30);
      const strangers = [
        ...EVERY_KIND.filter((one) => one !== kind).map((one) => own.get(one)),
        others.get(kind),
      ].filter((cookie) => cookie !== undefined);
      const seen: string[] = [];
      for (const route of routes) {
        const answers = await Promise.all(strangers.map((cookie) => open(route, kind, cookie)));
        if (!answers.every((answer) => NOT_FOUND.test(answer)))
          seen.push(`${route.id}: ${answers.map((answer) => answer.slice(0, 120)).join(" | ")}`);
      }
      expect(seen).toEqual([]);
    },
  );

  it("of a shared module answers every role of its kind, and no such address is made for a kind it does not name", async () => {
    const table = await routeTable();
    const shared = table.filter(({ file }) => file.startsWith("routes/shared/"));
    const modules = new Set(shared.map(({ file }) => file));
    expect(shared.length).toBeGreaterThan(2 * modules.size - 1);
    const ids = new Set(shared.map(({ id }) => id.replace("routes/", "")));
    const broken: string[] = [];
    const unnamed: string[] = [];
    for (const kind of EVERY_KIND) {
      for (const route of (await routesOf(kind)).filter(({ id }) => ids.has(id))) {
        const mine = holders.filter((one) => one.kind === kind);
        const answers = await Promise.all(mine.map(({ cookie }) => open(route, kind, cookie)));
        mine.forEach(({ role }, index) => {
          if (BROKEN.test(answers[index] ?? "")) broken.push(`${route.id} ${role}: ${answers[index]}`);
        });
        // The module names its kinds itself: under a kind that the table does not give it, it is not there either.
        for (const foreign of EVERY_KIND) {
          const file = shared.find(({ id }) => id === `routes/${route.id}`)?.file;
          const given = shared.some((one) => one.file === file && kindOf(one.id) === foreign);
          if (given) continue;
          const elsewhere = {
            ...route,
            id: route.id.replace(/^(council\.\$slug|provider\.\$slug|region)/, PREFIX[foreign]),
          };
          const answer = await open(elsewhere, foreign, own.get(foreign) ?? "");
          if (!NOT_FOUND.test(answer)) unnamed.push(`${elsewhere.id}: ${answer.slice(0, 120)}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(unnamed).toEqual([]);
  });

  it.each(EVERY_KIND)(
    "that the navigation of a %s names lets in every role that sees the line",
    async (kind) => {
      const routes = await routesOf(kind);
      const refused: string[] = [];
      for (const { role, cookie } of holders.filter((one) => one.kind === kind)) {
        const lines = navigationOf({ kind, organisationSlug: slugs.get(kind) ?? "", roles: [role] });
        expect(lines.length).toBeGreaterThan(2);
        for (const { to } of lines) {
          const page = routes.find((route) => pathOf(route.id, paramsFor(route, kind)) === to);
          const answer = page ? await open(page, kind, cookie) : "no such page";
          if (!page || /"status":4\d\d/.test(answer)) refused.push(`${role} ${to}: ${answer.slice(0, 120)}`);
        }
      }
      expect(refused).toEqual([]);
    },
  );
});

const PREFIX = { council: "council.$slug", provider: "provider.$slug", region: "region" };
const kindOf = (id: string) => id.replace("routes/", "").split(".", 1)[0];
