import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { read } from "~/domains/access/acting.server";
import type { Actor, Role } from "~/domains/access/actor";
import { ROLES_BY_KIND } from "~/domains/access/roles";
import { decideFindings } from "~/domains/referrals/commands/decide-findings.server";
import { assignedTo, findReferral } from "~/domains/referrals/queries/find-referral.server";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { REFERRAL_PAGES } from "~/domains/referrals/referral.schema";
import { addDocument } from "~/domains/releases/commands/add-document.server";
import { decideDetail } from "~/domains/releases/commands/decide-detail.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { DETAIL_QUESTIONS } from "~/domains/releases/fuller-detail.schema";
import { checkDocument } from "~/domains/releases/jobs/check-document.server";
import { viewDetailGate } from "~/domains/releases/queries/view-detail-gate.server";
import { mayReadNames } from "~/domains/vault/vault.policy";
import { sqlFor } from "~/platform/database/clients.server";
import { arrivals } from "~/platform/files/file-store.server";
import { preferredOffer } from "../factories/decisions";
import { sendStage } from "../factories/deliveries";
import { council, person } from "../factories/organisations";
import { checkedReferral, draftReferral } from "../factories/referrals";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server";
import { FIRST_TRY } from "../testing/job-context";
import { EVERYTHING, PLANTED, plantedChild, plantedIn, plantedPages } from "../testing/planted-child";
import { answerOf, cookieOf, paramsIn, type Route, routesOf } from "./route-answers";

/**
 * Who reads a name inside the council: every address of the council, derived from the files of its routes, asked by
 * every role. The rule is `mayReadNames`, each reading is a look, no such page is compressed, and nothing that a browser
 * fetches by itself is a look. A page that is still to be drawn is asked the same.
 */
vi.mock(
  "~/platform/files/opening/opener-script",
  () => import("~/platform/files/opening/testing/bundled-opener"),
);

const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
process.env.HOMEWARD_FILES = folder;
testDatabase();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROLES = Object.keys(ROLES_BY_KIND.council).filter((role) => role !== "broker") as Role[];

type Case = { reference: string; offer: string; authorisation: string; document: string; terms: string[] };
type Who = { as: string; actor: Actor; cookie: string; may: boolean };

let world: DecidingWorld;
let draft: Case;
let sent: Case;
let asking: Who[];
let routes: Route[];

const must = <T>(result: { ok: true; value: T } | { ok: false; error: object }): T => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};
const NONE = "0199aaaa-0000-7000-8000-000000000000";

beforeAll(async () => {
  world = await decidingWorld(1);
  const { broker, home } = world;
  const planted = { child: plantedChild(), pages: plantedPages().pages };
  const content = Object.fromEntries(DETAIL_QUESTIONS.map(({ field }) => [field, EVERYTHING]));
  const detail = { risk: "", safety: "", health: "", history: "", days: "", ...content };

  const { reference: begun } = await draftReferral(broker, planted);
  must(await saveFullerDetail(broker, { reference: begun, version: 1, content: detail }));
  const keep = (items: { term: string; text: string }[]) => ({
    term: items.find(({ text }) => text.includes(PLANTED.given))?.term ?? "",
    action: "keep" as const,
    instead: "",
    reason: "It is a brand",
  });
  const item = keep((await viewGate(broker, begun)).items);
  must(await decideFindings(broker, { reference: begun, items: [item], maskTheRest: false }));
  const { items, version } = await viewDetailGate(broker, begun);
  const told = keep(items);
  must(await decideDetail(broker, { reference: begun, items: [told], maskTheRest: false, version }));
  const terms = [item.term, told.term];
  draft = { reference: begun, offer: NONE, authorisation: NONE, document: NONE, terms };

  const { reference } = await checkedReferral(broker, planted);
  must(await saveFullerDetail(broker, { reference, version: 1, content: detail }));
  await sendStage(broker, reference);
  const offer = await world.offerOf(0, reference);
  const { authorisationId } = await preferredOffer(broker, { reference, offer });
  const path = join(await arrivals(), randomUUID());
  const report = "She reads well at her new school.";
  await writeFile(path, report);
  const file = { path, bytes: report.length };
  const { id } = must(await addDocument(broker, { reference, title: "School report", file }));
  await checkDocument({ documentId: id, organisationId: home.id }, FIRST_TRY);
  sent = { reference, offer, authorisation: authorisationId, document: id, terms };

  const referral = await read(broker, (tx) => findReferral(tx, broker, reference));
  if (!referral) throw new Error("It is not there.");
  const child = { councilId: home.id, assignedTo: assignedTo(referral) };
  const people: [string, Actor][] = [
    ["broker who has it", broker],
    ["another broker", world.colleague],
    ["broker of another council", await person(await council(), ["broker"])],
  ];
  for (const role of ROLES) people.push([role, await person(home, [role])]);
  asking = [];
  for (const [as, actor] of people)
    asking.push({
      as,
      actor,
      cookie: await cookieOf(actor.personId),
      may: mayReadNames(actor, child) === true,
    });
  routes = await routesOf("council");
});

/** Every way to fill in an address: of both referrals where it is about one, each of its pages and decisions. */
function fillings(id: string, slug: string): Record<string, string>[] {
  const names = paramsIn(id);
  // What is written has the pages of a draft; whatever comes after sending has nothing of one.
  const cases = /\.edit\b|\$reference\._index/.test(id) ? [draft, sent] : [sent];
  return cases.flatMap((one) => {
    const known: Record<string, string[]> = {
      slug: [slug],
      reference: [one.reference],
      offer: [one.offer],
      id: [one.authorisation],
      document: [one.document],
      term: one.terms,
      number: ["1"],
      service: [world.providers[0]?.serviceId ?? NONE],
      person: [world.broker.personId],
      page: REFERRAL_PAGES.map((page) => page.slug),
      decision: ["authorise", "return", "refuse"],
    };
    return names.reduce<Record<string, string>[]>(
      (filled, name) =>
        filled.flatMap((so) => (known[name] ?? [NONE]).map((value) => ({ ...so, [name]: value }))),
      [{}],
    );
  });
}

/** What holds nothing of a referral is asked by the two who know most of one. */
const ELSEWHERE = /\.(forums|register|people|settings|providers-to-confirm)/;
const KNOW_MOST = ["broker who has it", "team-manager"];

/** Looks of a person at a name: comparisons that the portal makes for itself tell nobody anything. */
async function looksOf(actor: Actor): Promise<number> {
  return sqlFor(actor.kind).begin(async (tx) => {
    await actingAs(tx, actor.kind, actor);
    const rows =
      await tx`select 1 from vault.looks where person_id = ${actor.personId} and purpose <> 'comparison'`;
    return rows.length;
  });
}

/** Which routes answered with a value of the child, and to whom. */
const named = new Map<string, Set<string>>();
/** Which routes wrote a look. */
const looked = new Set<string>();

it("no address of the council tells a name to a role that may not read it, and each reading is a look", async () => {
  expect(
    asking
      .filter(({ may }) => may)
      .map(({ as }) => as)
      .sort(),
  ).toEqual(["broker who has it", "emergency-duty", "iro", "social-worker", "team-manager"]);
  expect(routes.length).toBeGreaterThan(80);
  const wrong = new Set<string>();
  for (const { as, actor, cookie, may } of asking)
    for (const route of routes) {
      if (ELSEWHERE.test(route.id) && !KNOW_MOST.includes(as)) continue;
      for (const params of fillings(route.id, actor.organisationSlug)) {
        const before = may ? await looksOf(actor) : 0;
        const said = plantedIn(await answerOf(route, { cookie, params }));
        const isLook = may && (await looksOf(actor)) > before;
        if (isLook) looked.add(route.id);
        if (said.length === 0) continue;
        named.set(route.id, (named.get(route.id) ?? new Set()).add(as));
        if (!may) wrong.add(`${route.id} tells ${said[0]} to ${as}`);
        else if (!isLook) wrong.add(`${route.id} is no look of ${as}`);
      }
    }
  expect([...wrong]).toEqual([]);
  // The walk finds what it looks for.
  expect([...named.keys()].sort()).toEqual(
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
}, 300_000);

it("nothing that a browser fetches by itself, or that another site leads to, is a look", async () => {
  const [broker] = asking;
  if (!broker) throw new Error("nobody asks");
  const { actor, cookie } = broker;
  const foreign: Record<string, string>[] = [
    { "Sec-Purpose": "prefetch" },
    { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" },
  ];
  for (const headers of foreign) {
    const before = await looksOf(actor);
    for (const route of routes.filter(({ id }) => looked.has(id)))
      for (const params of fillings(route.id, actor.organisationSlug))
        expect(plantedIn(await answerOf(route, { cookie, params, headers })), route.id).toEqual([]);
    expect(await looksOf(actor), JSON.stringify(headers)).toBe(before);
  }
});

it("no page that tells a name is compressed", () => {
  const compressed = routes.filter(({ id, module }) => named.has(id) && !module.handle?.showsIdentity);
  expect(compressed.map(({ id }) => id)).toEqual([]);
});
