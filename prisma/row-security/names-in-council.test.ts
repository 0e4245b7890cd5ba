import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { REFERRAL_PAGES } from "~/domains/referrals/referral.schema";
import { newFormKey } from "~/platform/ids";
import { everythingIn } from "../testing/cluster.server";
import { testDatabase } from "../testing/database.server";
import { plantedIn } from "../testing/planted-child";
import { type Asker, type NamedWorld, NONE, namedWorld, TOLD_IN_STAGES } from "./named-world";
import { answerOf, paramsIn, type Route, routesOf } from "./route-answers";

/**
 * Who reads a name, and what else is told in stages: every address of the council and of a provider, derived from the
 * files of its routes, asked by every role, and every form of them sent. The rule is `read-names` of `vault.policy` in the council and the
 * release at a provider, each reading is a look of its kind, no such page is compressed, and nothing that a browser fetches
 * by itself is a look. A page that is still to be drawn is asked the same.
 */
vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
const database = testDatabase();

let named: NamedWorld;
let everything: Sql;
beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 2, onnotice: () => undefined });
  named = await namedWorld();
});
afterAll(async () => {
  await everything.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Every way to fill in an address: of both referrals where it is about one, each of its pages and decisions. */
function fillings(id: string, slug: string): Record<string, string>[] {
  const { world, draft, sent, date } = named;
  const [asked] = world.providers;
  // What is written has the pages of a draft; whatever comes after sending has nothing of one.
  const cases = /\.edit\b|\$reference\._index/.test(id) ? [draft, sent] : [sent];
  return cases.flatMap((one) => {
    const known: Record<string, string[]> = {
      slug: [slug],
      date: [date],
      reference: [one.reference],
      offer: [one.offer],
      id: [one.authorisation],
      document: one.documents,
      release: [one.release],
      term: one.terms,
      number: ["1"],
      service: [asked?.serviceId ?? NONE],
      owner: ["an invented owner"],
      person: [(slug === asked?.org.slug ? asked.officer : world.broker).personId],
      page: REFERRAL_PAGES.map((page) => page.slug),
      decision: ["authorise", "return", "refuse"],
      kind: ["arrival", "leaving"],
    };
    return paramsIn(id).reduce<Record<string, string>[]>(
      (filled, name) =>
        filled.flatMap((so) => (known[name] ?? [NONE]).map((value) => ({ ...so, [name]: value }))),
      [{}],
    );
  });
}

/** Looks of a person by their kind: comparisons that the portal makes for itself tell nobody anything. */
async function looksOf({ actor }: Asker): Promise<Record<string, number>> {
  const rows = await everything<{ kind: string; times: number }[]>`
    select 'name' as kind, count(*)::int as times from vault.looks
     where person_id = ${actor.personId} and purpose <> 'comparison'
    union all
    select what, count(*)::int from information_looks where person_id = ${actor.personId} group by what`;
  return Object.fromEntries(rows.map(({ kind, times }) => [kind, times]));
}

/** An answer with what it told and which looks were written for it, by kind. */
type Answered = {
  route: string;
  asker: Asker;
  names: string[];
  inStages: boolean;
  looks: string[];
  refused: boolean;
};
type Try = { query?: string; form?: () => URLSearchParams; headers?: HeadersInit };

/** Everybody asks everything, each at their own pace. */
async function walk(
  askers: readonly Asker[],
  routes: readonly Route[],
  tries: readonly Try[],
): Promise<Answered[]> {
  const each = askers.map(async (asker) => {
    const answered: Answered[] = [];
    let before = await looksOf(asker);
    for (const one of tries)
      for (const route of routes)
        for (const params of fillings(route.id, asker.actor.organisationSlug)) {
          const { form, ...more } = one;
          const said = await answerOf(route, {
            cookie: asker.cookie,
            params,
            ...more,
            ...(form ? { form: form() } : {}),
          });
          const after = await looksOf(asker);
          const looks = Object.keys(after).filter((kind) => after[kind] !== before[kind]);
          before = after;
          const inStages = said.includes(TOLD_IN_STAGES);
          const refused = /"status":(?:302|40[34])/.test(said);
          answered.push({ route: route.id, asker, names: plantedIn(said), inStages, looks, refused });
        }
    return answered;
  });
  return (await Promise.all(each)).flat();
}

/** What was told to somebody who may not know it, or told without a look. */
function wrongIn(answered: readonly Answered[], look: string): string[] {
  const wrong = answered.flatMap(({ route, asker, names, looks }) => {
    if (names.length === 0) return [];
    if (!asker.may) return [`${route} tells ${names[0]} to ${asker.as}`];
    return looks.includes(look) ? [] : [`${route} is no look of ${asker.as}`];
  });
  return [...new Set(wrong)];
}

const routesWith = (answered: readonly Answered[], is: (one: Answered) => boolean) => [
  ...new Set(answered.filter(is).map(({ route }) => route)),
];

let councilPages: Answered[];
let providerPages: Answered[];

it("no address of the council tells a name to a role that may not read it, and each reading is a look", async () => {
  const may = named.atCouncil.filter((one) => one.may).map(({ as }) => as);
  expect(may.sort()).toEqual(["broker who has it", "emergency-duty", "iro", "social-worker", "team-manager"]);
  const routes = await routesOf("council");
  expect(routes.length).toBeGreaterThan(80);
  // A search to go on with, as the register's pages carry it, and what has just been done.
  const query = `?for=${named.sent.reference}&done=saved&from=check`;
  councilPages = await walk(named.atCouncil, routes, [{ query }]);
  expect(wrongIn(councilPages, "name")).toEqual([]);
  // The walk finds what it looks for.
  expect(routesWith(councilPages, ({ names }) => names.length > 0).sort()).toEqual(
    [
      "edit.$page",
      "edit.check",
      "edit.fuller-detail",
      "edit.fuller-detail_.gate._index",
      "edit.fuller-detail_.gate.agree.$term",
      "edit.gate._index",
      "edit.gate.agree.$term",
      "edit.gate.read",
    ].map((page) => `council.$slug.referrals_.$reference.${page}`),
  );
});

it("no address of a provider tells a name but to whom it was released, and nothing in stages without its look", async () => {
  providerPages = await walk(named.atProvider, await routesOf("provider"), [{}]);
  expect(wrongIn(providerPages, "identity")).toEqual([]);
  const page = "provider.$slug.referrals_.$reference";
  expect(routesWith(providerPages, ({ names }) => names.length > 0)).toEqual([`${page}.identity`]);
  const staged = providerPages.filter(({ inStages }) => inStages);
  expect(routesWith(staged, () => true)).toEqual([`${page}.detail`]);
  const unseen = staged.filter(({ looks, asker }) => !looks.includes("detail") || !/officer$/.test(asker.as));
  expect(unseen.map(({ route, asker }) => `${route} ${asker.as}`)).toEqual([]);
  // Each look is of what was shown, to one of the two who may: nothing is noted of anybody else.
  const noted = providerPages.flatMap(({ looks, asker, route }) =>
    looks.map((kind) => `${kind}: ${asker.as} at ${route.slice(page.length + 1)}`),
  );
  expect([...new Set(noted)].sort()).toEqual([
    "detail: referrals-officer at detail",
    "document: referrals-officer at documents.$document._index",
    "document: referrals-officer at documents.$document.file",
    "identity: registered-manager who was told at identity",
  ]);
});

it("nothing that a browser fetches by itself, or that another site leads to, is a look", async () => {
  const foreign: Try[] = [
    { headers: { "Sec-Purpose": "prefetch" } },
    { headers: { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" } },
  ];
  const sides = [
    { kind: "council", pages: councilPages, askers: named.atCouncil.slice(0, 1) },
    { kind: "provider", pages: providerPages, askers: named.atProvider.slice(0, 2) },
  ] as const;
  for (const { kind, pages, askers } of sides) {
    const looked = new Set(routesWith(pages, ({ looks }) => looks.length > 0));
    const routes = (await routesOf(kind)).filter(({ id }) => looked.has(id));
    expect(routes.length).toBeGreaterThan(3);
    const answered = await walk(askers, routes, foreign);
    expect(
      answered.filter(({ names, inStages, looks }) => names.length + looks.length > 0 || inStages),
    ).toEqual([]);
  }
});

it("no page that tells a name is compressed", async () => {
  const told = new Set(
    routesWith([...councilPages, ...providerPages], ({ names, inStages }) => names.length > 0 || inStages),
  );
  const routes = [...(await routesOf("council")), ...(await routesOf("provider"))];
  const compressed = routes.filter(({ id, module }) => told.has(id) && !module.handle?.showsIdentity);
  expect(compressed.map(({ id }) => id)).toEqual([]);
});

/** A form of nothing, and one with an answer to whatever any form asks; the words are nobody's. */
const NUMBERS = "version offerVersion seen edition capacity".split(" ");
const WORDS =
  "text narrative note words reason name title email phone why question answer instead organisation place decisions typed url about".split(
    " ",
  );
const EMPTY: Try = { form: () => new URLSearchParams({ key: newFormKey(), intent: "" }) };
const FILLED: Try = {
  form: () =>
    new URLSearchParams([
      ["key", newFormKey()],
      ["intent", "save"],
      ...NUMBERS.map((name): [string, string] => [name, "1"]),
      ...WORDS.map((name): [string, string] => [name, "She needs a quiet place near her school."]),
      ["items[0].term", named.sent.terms[0] ?? ""],
      ["items[0].action", "words"],
      ["items[0].instead", "a friend"],
      ["items[0].seen", "mask"],
      ["serviceId", named.world.providers[0]?.serviceId ?? ""],
      ["personId", named.world.colleague.personId],
      ["brokerId", named.world.colleague.personId],
    ]),
};
const MAY_SEND_MOST = /broker|officer|head-of-service|admin/;

/** What ends the search or moves people comes last: the rest is to be answered as it stands. */
const ENDS = /withdraw|close|reassign|fall-through|step-back|not-selected|people|settings|cancel|revoke/;

it.each(["council", "provider"] as const)(
  "no form of a %s answers with a name to somebody who may not read it",
  async (kind) => {
    const routes = await routesOf(kind, "action");
    expect(routes.length).toBeGreaterThan(kind === "council" ? 55 : 20);
    const inOrder = [...routes].sort((a, b) => Number(ENDS.test(a.id)) - Number(ENDS.test(b.id)));
    const askers = kind === "council" ? named.atCouncil : named.atProvider;
    const answered = [
      // A form of nothing is refused alike to whoever may not send one; these may send most.
      ...(await walk(
        askers.filter(({ as }) => MAY_SEND_MOST.test(as)),
        inOrder,
        [EMPTY],
      )),
      ...(await walk(askers, inOrder, [FILLED])),
    ];
    expect(wrongIn(answered, kind === "council" ? "name" : "identity")).toEqual([]);
    // Most forms are reached behind the question who asks, and the walk finds what it looks for.
    const reached = routesWith(answered, ({ refused }) => !refused);
    expect(reached.length).toBeGreaterThan(routes.length * 0.8);
    const telling = kind === "council" ? ["council.$slug.referrals_.$reference.edit.$page"] : [];
    expect(routesWith(answered, ({ names }) => names.length > 0)).toEqual(telling);
    expect(answered.filter(({ asker, inStages }) => inStages && kind === "provider" && !asker.may)).toEqual(
      [],
    );
  },
  300_000,
);
