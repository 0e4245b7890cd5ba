import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { startOffer } from "~/domains/offers/commands/start-offer.server";
import { raiseAlert } from "~/domains/providers/commands/raise-alert.server";
import { approveUnmaskedTerm } from "~/domains/referrals/commands/approve-unmasked-term.server";
import { decideFindings } from "~/domains/referrals/commands/decide-findings.server";
import { EXAMPLE_PAGES } from "~/domains/referrals/example-referral";
import { viewGate } from "~/domains/referrals/queries/view-gate.server";
import { londonDate } from "~/platform/time";
import { acceptedOffer, authorisedOffer, preferredOffer } from "../../../prisma/factories/decisions";
import { registeredService } from "../../../prisma/factories/deliveries";
import { person, provider } from "../../../prisma/factories/organisations";
import { draftReferral } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { type DecidingWorld, decidingWorld } from "../../../prisma/testing/deciding.server";
import { homeRows, withHome } from "./home.rules";
import { homePaths } from "./home-addresses.rules";
import type { Waits } from "./home-kinds.rules";
import { MOST_ROWS } from "./most-rows.rules";
import { councilHome } from "./queries/council-home.server";
import { providerHome } from "./queries/provider-home.server";

testDatabase();
let world: DecidingWorld;

beforeAll(async () => {
  world = await decidingWorld(2);
});

const kinds = (rows: { key: string }[]) => rows.map(({ key }) => key.split(" ")[0]);

describe("a broker's home", () => {
  it("brings offers, questions, authorised offers and drafts of the broker, and no colleague's", async () => {
    const fresh = await world.search();
    await world.offerOf(0, fresh);
    const questioned = await world.search();
    const asking = await world.offerOf(0, questioned);
    const { authorisationId } = await preferredOffer(world.broker, { reference: questioned, offer: asking });
    await decideAuthorisation(world.head, {
      decision: "return",
      id: authorisationId,
      version: 1,
      question: "Why two to one?",
    });
    const ready = await world.search();
    const offer = await world.offerOf(1, ready);
    await authorisedOffer(world.broker, world.head, { reference: ready, offer });
    const draft = await draftReferral(world.broker);
    const { rows } = await councilHome(world.broker);
    const at = (path: string) => rows.find(({ to }) => to.endsWith(path))?.tag.words;
    expect(at(`/${fresh}/offers`)).toBe("Offers to read");
    expect(at(`/${questioned}/offers/${asking}/answer-question`)).toBe("Funding query");
    expect(at(`/${ready}/offers/${offer}/accept`)).toBe("Ready to accept");
    expect(at(`/${draft.reference}/edit`)).toBe("Not sent yet");
    expect(rows.find(({ to }) => to.endsWith(`/${draft.reference}/edit`))?.title).toContain("Girl, 14");
    expect((await councilHome(world.colleague)).rows).toEqual([]);
    const why = (home: typeof rows) => home.find(({ to }) => to.endsWith(`/${draft.reference}/edit`))?.why;
    expect(why(rows)).toContain("You began it");
    const manager = await person(world.home, ["team-manager"]);
    expect(why((await councilHome(manager)).rows)).toContain(`${world.broker.personName} began it`);
    expect(kinds((await councilHome(manager)).rows)).toEqual(kinds(rows));
  });

  it("says that nobody has offered once answers are nearly due", async () => {
    const reference = await world.search();
    await read(world.broker, (tx) =>
      tx.referral.updateMany({ where: { reference }, data: { answerBy: new Date(Date.now() + 3_600_000) } }),
    );
    const { rows } = await councilHome(world.broker);
    const row = rows.find(({ to }) => to.endsWith(`/referrals/${reference}`));
    expect(row).toMatchObject({ tag: { words: "No offer yet" }, clock: { tone: "now" } });
  });
});

it("brings what a colleague left in that is known to those who may agree, not to the one who did", async () => {
  const social = await person(world.home, ["social-worker"]);
  const manager = await person(world.home, ["team-manager"]);
  const { reference } = await draftReferral(world.broker, {
    socialWorkerId: social.personId,
    pages: { narrative: { narrative: `${EXAMPLE_PAGES.narrative.narrative} Amara likes to swim.` } },
  });
  const { items } = await viewGate(world.broker, reference);
  const { term = "", stands: seen = "" } = items.find(({ text }) => text === "Amara") ?? {};
  const keep = { term, action: "keep" as const, instead: "", reason: "It is a brand", seen };
  const rowOf = async (actor: typeof social) =>
    (await councilHome(actor)).rows.find(({ to }) => to.endsWith(`/${reference}/edit/gate`));
  expect(await rowOf(social)).toBeUndefined();
  expect((await decideFindings(world.broker, { reference, items: [keep], maskTheRest: false })).ok).toBe(
    true,
  );
  expect(await rowOf(social)).toMatchObject({ reference, tag: { words: "Second check needed" } });
  expect((await rowOf(manager))?.title).toBe("1 known name or number is to stay in");
  expect((await rowOf(manager))?.why).toContain("Girl, 14");
  expect(JSON.stringify(await rowOf(manager))).not.toContain("Amara");
  expect(await rowOf(world.broker)).toBeUndefined();
  expect(await rowOf(await person(world.home, ["social-worker"]))).toBeUndefined();
  expect((await approveUnmaskedTerm(social, { reference, term, agree: true })).ok).toBe(true);
  expect(await rowOf(manager)).toBeUndefined();
});

it("shows a head of service the money to decide on, and not what they asked for themselves", async () => {
  const both = await person(world.home, ["head-of-service", "broker"]);
  const reference = await world.search();
  const offer = await world.offerOf(0, reference);
  const { authorisationId } = await preferredOffer(both, { reference, offer });
  const mine = (rows: { to: string }[]) =>
    rows.some(({ to }) => to.endsWith(`/authorisations/${authorisationId}`));
  expect(mine((await councilHome(world.head)).rows)).toBe(true);
  expect(mine((await councilHome(both)).rows)).toBe(false);
});

it("gives other roles a plain home, and finance of both sides one for invoices", async () => {
  expect(await councilHome(await person(world.home, ["quality-assurance"]))).toEqual({
    rows: [],
    works: false,
  });
  expect(await councilHome(await person(world.home, ["finance-officer"]))).toEqual({ rows: [], works: true });
  const asked = world.providers[0];
  if (!asked) throw new Error("no provider");
  expect(await providerHome(await person(asked.org, ["provider-finance"]))).toMatchObject({ works: true });
});

describe("a provider's home", () => {
  it("brings referrals to answer, offers to confirm and to send, and what was accepted", async () => {
    const asked = world.providers[1];
    if (!asked) throw new Error("no provider");
    const { officer, serviceId } = asked;
    const [begun, changed, won] = [await world.search(), await world.search(), await world.search()];
    await startOffer(officer, { reference: begun, serviceId });
    const stale = await world.offerOf(1, changed);
    await read(world.broker, (tx) =>
      tx.delivery.updateMany({
        where: { reference: changed, providerId: asked.org.id },
        data: { editionNumber: 2 },
      }),
    );
    await acceptedOffer(world.broker, world.head, { reference: won, offer: await world.offerOf(1, won) });
    const home = await providerHome(officer);
    expect(home.open).toBeGreaterThan(0);
    const at = (reference: string) =>
      home.rows.filter((row) => row.reference === reference).map(({ tag }) => tag.words);
    expect(at(begun)).toEqual(["Offer not sent"]);
    expect(at(changed)).toContain("Confirm your offer");
    expect(home.rows.find(({ to }) => to.endsWith(`/offers/${stale}`))).toBeDefined();
    expect(at(won)).toContain("Accepted");
    expect(kinds(home.rows)).toContain("vacancies-changed");
  });

  it("asks its admin, and nobody who answers referrals, for what it never told of its homes", async () => {
    const quiet = await provider();
    await registeredService({ providerId: quiet.id });
    const asks = async (roles: Actor["roles"]) =>
      kinds((await providerHome(await person(quiet, [...roles]))).rows);
    expect(await asks(["provider-admin"])).toEqual(
      expect.arrayContaining(["vacancies-stale", "nothing-declared"]),
    );
    expect(await asks(["referrals-officer"])).not.toContain("vacancies-stale");
  });
});

const now = new Date("2026-11-27T16:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const paths = homePaths({ kind: "council", organisationSlug: "wolverhampton" });
const waiting = (reference: string, kind: Waits["kind"], more: Partial<Waits>): Waits => ({
  kind,
  reference,
  headline: "Girl, 14",
  target: null,
  count: 1,
  name: null,
  since: null,
  until: null,
  ...more,
});

it("puts an emergency due in 29 minutes first, whatever has waited for long or is of another kind", () => {
  const mixed = [
    waiting("long undeliverable", "undeliverable", { since: hours(-96), neededBy: hours(200) }),
    waiting("vacancies", "vacancies-stale", { since: hours(-900) }),
    waiting("money for days", "money-asked", { since: hours(-70), until: hours(90), neededBy: hours(300) }),
    waiting("emergency", "no-offers", { answerBy: hours(29 / 60), neededBy: hours(1) }),
    waiting("missed", "no-offers", { answerBy: hours(-3), neededBy: hours(-1) }),
    waiting("question, no moment known", "question-returned", { since: hours(-30) }),
    waiting("hold ends tonight", "hold-ends", { until: hours(5), answerBy: hours(40) }),
    waiting("answers long due, needed soon", "interested", { answerBy: hours(-80), neededBy: hours(6) }),
    waiting("draft", "draft", { since: hours(-200), neededBy: hours(500) }),
    waiting("late for a week", "offers-new", { since: hours(-170), neededBy: hours(-168) }),
  ];
  const rows = homeRows(mixed, paths, now);
  expect(rows.map(({ reference }) => reference)).toEqual([
    "emergency",
    "missed",
    "question, no moment known",
    "hold ends tonight",
    "answers long due, needed soon",
    "late for a week",
    "money for days",
    "long undeliverable",
    "draft",
    "vacancies",
  ]);
});

it("says the day and no hour of a last night", () => {
  const [row] = homeRows([waiting("notice", "notice-running", { until: hours(72) })], paths, now);
  expect(row?.clock?.moment).toMatch(/^the last night is \w+ \d+ \w+$/);
  expect(row?.clock?.printed).toBe(row?.clock?.moment);
});

it("lists the hundred most urgent of more, and none of a hundred less", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      waiting(`question ${n}`, "question-returned", { since: hours(-30) }),
    );
  const urgent = waiting("emergency", "no-offers", { answerBy: hours(1), neededBy: hours(1) });
  expect(homeRows(many(99), paths, now)).toHaveLength(99);
  const rows = homeRows([...many(130), urgent], paths, now);
  expect(rows).toHaveLength(MOST_ROWS);
  expect(rows[0]?.reference).toBe("emergency");
});

it("shows each row the moment that it is sorted by, and since when it waits", () => {
  const [asked, draft] = homeRows(
    [
      waiting("money", "money-asked", { since: hours(-3), neededBy: hours(1) }),
      waiting("draft", "draft", { since: hours(-200), neededBy: hours(500) }),
    ],
    paths,
    now,
  );
  expect(asked?.clock).toEqual({
    remaining: "1 h",
    moment: "needed by today at 17:00",
    printed: "needed by Friday 27 November at 5pm",
    tone: "now",
  });
  expect(asked?.why).toContain("Waiting since today at 13:00.");
  expect(draft?.clock?.moment).toMatch(/^needed by Friday 18 December at /);
});

it("calls a home without a name by its kind and area", () => {
  const one = {
    reference: "HW-7K3M9Q",
    headline: null,
    target: null,
    count: 1,
    name: null,
    since: null,
    until: null,
  };
  const home = { ...one, kind: "offer-authorised", homeKind: "childrens-home", homeArea: "Dudley" } as const;
  expect(withHome(home).name).toBe("Children's home in Dudley");
});

it("leads whoever may be its second person to an alert, on a service or on everything an owner has", async () => {
  const asked = world.providers[0];
  if (!asked) throw new Error("no provider");
  const { serviceId } = asked;
  const { ownerKey } = await read(world.broker, (tx) =>
    tx.service.findUniqueOrThrow({ where: { id: serviceId }, select: { ownerKey: true } }),
  );
  const alert = {
    kind: "suspension-of-placements",
    note: "From the news",
    reviewOn: londonDate(new Date(Date.now() + 30 * 86_400_000)),
  } as const;
  expect((await raiseAlert(world.broker, { ...alert, serviceId })).ok).toBe(true);
  const quality = await person(world.home, ["quality-assurance"]);
  const rows = async () =>
    (await councilHome(quality)).rows
      .filter(({ key }) => key.startsWith("alert-to-confirm"))
      .map(({ to }) => to);
  const base = `/council/${world.home.slug}/register`;
  expect(await rows()).toEqual([
    expect.stringMatching(new RegExp(`^${base}/${serviceId}/alerts/[0-9a-f-]+/second$`)),
  ]);
  expect(ownerKey).not.toBeNull();
  expect((await raiseAlert(world.broker, { ...alert, owner: ownerKey ?? "" })).ok).toBe(true);
  expect(await rows()).toContainEqual(
    expect.stringMatching(
      new RegExp(`^${base}/owners/${encodeURIComponent(ownerKey ?? "")}/alerts/[0-9a-f-]+/second$`),
    ),
  );
});
