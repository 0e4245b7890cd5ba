import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { acceptOffer } from "~/domains/agreements/commands/accept-offer.server";
import { fallThrough } from "~/domains/agreements/commands/fall-through.server";
import { answerQuestion } from "~/domains/authorisations/commands/answer-question.server";
import { decideAuthorisation } from "~/domains/authorisations/commands/decide-authorisation.server";
import { preferOffer } from "~/domains/authorisations/commands/prefer-offer.server";
import { stepBackOffer } from "~/domains/authorisations/commands/step-back-offer.server";
import { amendReferral } from "~/domains/offers/commands/amend-referral.server";
import { confirmOffer } from "~/domains/offers/commands/confirm-offer.server";
import { shortlistOffer } from "~/domains/offers/commands/shortlist-offer.server";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { decideDetail } from "~/domains/releases/commands/decide-detail.server";
import { lookAtDetail } from "~/domains/releases/commands/look-at-detail.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import { DETAIL_QUESTIONS } from "~/domains/releases/fuller-detail.schema";
import { declineService } from "~/domains/routing/commands/decline-service.server";
import { pauseSearch } from "~/domains/routing/commands/pause-search.server";
import { reassignReferral } from "~/domains/routing/commands/reassign-referral.server";
import { sqlFor } from "~/platform/database/clients.server";
import { roleName } from "~/platform/database/roles";
import { line } from "~/platform/log.server";
import { renderEmail } from "~emails/registry";
import { authorised, preferredOffer, standing } from "../factories/decisions";
import { sendStage } from "../factories/deliveries";
import { hub, person, provider } from "../factories/organisations";
import { checkedReferral, passTheGate, writePage } from "../factories/referrals";
import { actingAs } from "../testing/acting-as.server";
import { testDatabase } from "../testing/database.server";
import { type DecidingWorld, decidingWorld } from "../testing/deciding.server";
import { EVERYTHING, PLANTED, plantedChild, plantedIn, plantedPages } from "../testing/planted-child";

/**
 * The canary: a child whose every detail stands in every field of the referral, the whole main job to its end, and then
 * every row that somebody outside the council can reach. The bytes that a browser gets are searched by the story of
 * the same name; here it is the wall beneath, so that no page that is still to be drawn can tell more.
 */
testDatabase();
const { pages, fields } = plantedPages();
let world: DecidingWorld;
let outsiders: Actor[];
let reference: string;
/** What the council could reach before it was sent: the text as it was written. */
let written: string;

beforeAll(async () => {
  world = await decidingWorld(3);
  const winner = world.providers[0];
  if (!winner) throw new Error("no providers");
  const region = await person(await hub(), ["hub-officer"]);
  outsiders = [
    ...world.providers.map(({ officer }) => officer),
    await person(winner.org, ["registered-manager"]),
    await person(await provider(), ["referrals-officer"]),
    (await decidingWorld(0)).broker,
    region,
  ];
  ({ reference } = await checkedReferral(world.broker, { child: plantedChild(), pages }));
  written = (await reach(world.broker)).map(({ said }) => said).join("\n");
  await sendStage(world.broker, reference);
});

type Column = { relation: string; columns: string };

/** Whatever the database role may select at all: tables and views, column by column. */
function readable(kind: Actor["kind"] | "reader"): Promise<Column[]> {
  const role = roleName(kind);
  return sqlFor("owner")<Column[]>`
    select format('%I.%I', n.nspname, c.relname) as relation,
           string_agg(format('%I', a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'access', 'auth', 'vault')
       and has_schema_privilege(${role}, n.oid, 'usage') and has_column_privilege(${role}, c.oid, a.attnum, 'select')
     group by n.nspname, c.relname`;
}

/** Every row that an actor can reach, as text. */
async function reach(actor: Actor): Promise<{ where: string; said: string }[]> {
  const relations = await readable(actor.kind);
  return sqlFor(actor.kind).begin(async (tx) => {
    await actingAs(tx, actor.kind, actor);
    const rows = [];
    for (const { relation, columns } of relations)
      rows.push({
        where: relation,
        said: JSON.stringify(await tx.unsafe(`select ${columns} from ${relation}`)),
      });
    return rows;
  });
}

/** Everything on its way to somebody: mails as they are rendered, and the work that waits. */
async function onTheWay(): Promise<{ where: string; said: string }[]> {
  const mails = await sqlFor("worker")<{ template: string; props: object }[]>`
    select template, props from outgoing_messages`;
  const jobs = await sqlFor("owner")<{ payload: object }[]>`
    select payload from graphile_worker._private_jobs`;
  return [
    ...mails.map(({ template, props }) => ({
      where: `mail ${template}`,
      said: JSON.stringify([props, renderEmail(template, props)]),
    })),
    ...jobs.map(({ payload }) => ({ where: "a job", said: JSON.stringify(payload) })),
  ];
}

async function leaks(): Promise<string[]> {
  const heard = [...(await onTheWay())];
  for (const actor of outsiders)
    heard.push(
      ...(await reach(actor)).map(({ where, said }) => ({
        where: `${where} as ${actor.roles[0]} of ${actor.organisationName}`,
        said,
      })),
    );
  expect(heard.some(({ said }) => said.includes(reference))).toBe(true);
  return heard.flatMap(({ where, said }) => plantedIn(said).map((value) => `${value} in ${where}`));
}

const refused = { ok: false, error: { kind: "invalid" } };
const must = <T>(result: { ok: true; value: T } | { ok: false; error: object }): T => {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
};

describe("a child whose details stand in every field", () => {
  it("is found where the council reads it: the search can find", async () => {
    expect(fields.length).toBeGreaterThan(15);
    const { dateOfBirth: _day, gender: _published, ...values } = PLANTED;
    expect(plantedIn(written)).toEqual(expect.arrayContaining(Object.values(values)));
    for (const evasive of [
      "O t t i l i n e  Z e p h y r b r o o k",
      "zéphyrbrôok",
      "943-476-5919",
      "/search?q=Quillwort%20Ginnel",
      "Harrow=\r\ngrave",
      '{"name":"\\u004fttiline"}',
    ])
      expect(plantedIn(evasive), evasive).not.toEqual([]);
    expect(plantedIn("A girl of 14 in WV10 who plays football, HW-7K3M9Q, 01902 555 014")).toEqual([]);
  });

  it("reaches nobody outside the council when it is sent", async () => {
    expect(await leaks()).toEqual([]);
  });

  it("reaches nobody by what is written on the way to a placement", async () => {
    const [winner, loser, declines] = world.providers;
    if (!winner || !loser || !declines) throw new Error("no providers");
    const at = async () => ({ reference, version: await version() });
    const empty = { risk: "", safety: "", health: "", history: "", days: "" };
    const content = Object.fromEntries(DETAIL_QUESTIONS.map(({ field }) => [field, EVERYTHING]));
    must(await saveFullerDetail(world.broker, { reference, version: 1, content: { ...empty, ...content } }));
    must(await decideDetail(world.broker, { reference, items: [], maskTheRest: true, version: 1 }));
    must(
      await declineService(declines.officer, {
        reference,
        serviceId: declines.serviceId,
        reason: "staffing",
        note: "",
      }),
    );
    const offer = await world.offerOf(0, reference);
    const other = await world.offerOf(1, reference);
    must(await shortlistOffer(world.broker, { reference: offer }));
    must(await shortlistOffer(world.broker, { reference: other }));
    must(await acceptTerms(winner.officer, { reference }));
    const { rows } = must(await lookAtDetail(winner.officer, reference));
    expect(rows.length).toBe(DETAIL_QUESTIONS.length);
    expect(plantedIn(JSON.stringify(rows))).toEqual([]);
    expect(await leaks()).toEqual([]);

    expect(await pauseSearch(world.broker, { ...(await at()), reason: EVERYTHING })).toMatchObject(refused);
    await writePage(world.broker, reference, "narrative", {
      narrative: `${pages?.narrative?.narrative} She has moved rooms. ${EVERYTHING}`,
    });
    await passTheGate(world.broker, reference);
    must(await amendReferral(world.broker, await at()));
    must(await confirmOffer(winner.officer, { reference: offer, edition: 2 }));
    expect(await leaks()).toEqual([]);

    // What stays in the council is read by those who may not read names: whoever knows them leaves them out.
    const before = await standing(world.broker, offer);
    const prefer = { reference, offer, version: before.version, offerVersion: before.versionNumber };
    expect(await preferOffer(world.broker, { ...prefer, why: EVERYTHING })).toMatchObject(refused);
    const { authorisationId: id } = await preferredOffer(world.broker, { reference, offer });
    // A head of service has no names from the portal: what they write on their own goes nowhere either.
    must(await decideAuthorisation(world.head, { decision: "return", id, version: 1, question: EVERYTHING }));
    expect(await answerQuestion(world.broker, { id, version: 2, answer: EVERYTHING })).toMatchObject(refused);
    must(await answerQuestion(world.broker, { id, version: 2, answer: "Two to one at night." }));
    await authorised(world.head, id);
    const { versionNumber, version: preferredRow } = await standing(world.broker, offer);
    const back = { reference, offer, version: preferredRow, offerVersion: versionNumber };
    expect(await stepBackOffer(world.broker, { ...back, reason: EVERYTHING })).toMatchObject(refused);
    const next = { ...(await at()), brokerId: world.colleague.personId };
    expect(await reassignReferral(world.broker, { ...next, reason: EVERYTHING })).toMatchObject(refused);
    must(await reassignReferral(world.broker, { ...next, reason: "On leave" }));
    expect(await leaks()).toEqual([]);

    const { version: row, versionNumber: offerVersion } = await standing(world.broker, offer);
    const accepting = { reference, offer, version: row, offerVersion, note: "", toOthers: "" };
    for (const said of [
      { note: EVERYTHING },
      { toOthers: EVERYTHING },
      { others: [{ reference: other, words: EVERYTHING }] },
    ])
      expect(await acceptOffer(world.broker, { ...accepting, ...said })).toMatchObject(refused);
    must(await acceptOffer(world.broker, accepting));
    expect(await leaks()).toEqual([]);
    const { version: after } = await standing(world.broker, offer);
    expect(
      await fallThrough(world.broker, { reference, version: after, answerWithin: "24h", reason: EVERYTHING }),
    ).toMatchObject({ ok: false });
  });
});

it("stands in no line of the log, whatever breaks on it", async () => {
  const broken = [
    read(world.broker, (tx) => tx.$queryRaw`select ${EVERYTHING}::uuid`),
    read(world.broker, (tx) => tx.$queryRaw`select ${EVERYTHING} from nowhere`),
    read(world.broker, (tx) => tx.referral.findFirst({ where: { reference: { [EVERYTHING]: 1 } as never } })),
    read(world.broker, (tx) => tx.referral.findFirst({ where: { id: EVERYTHING } })),
  ];
  for (const one of await Promise.allSettled(broken)) {
    if (one.status === "fulfilled") throw new Error("Nothing broke.");
    expect(plantedIn(line("error", "page.failed", { error: one.reason, form: plantedChild() }))).toEqual([]);
  }
});

async function version(): Promise<number> {
  const [row] = await sqlFor("council").begin(async (tx) => {
    await actingAs(tx, "council", { organisationId: world.home.id });
    return tx<{ version: number }[]>`select version from referrals where reference = ${reference}`;
  });
  return row?.version ?? 0;
}
