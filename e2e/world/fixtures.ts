import { agreementFixtures } from "./agreement-addresses.ts";
import { openIssue } from "./issue-fixtures.ts";
import { askedToJoin, forumsOf, keptForm, linkOf, mailOf, offerNotReady, ownerWhoWaits } from "./made.ts";
import { invoices, paymentFile, paymentQuery } from "./payment-fixtures.ts";
import { forumFixtures } from "./provider-forum-fixtures.ts";
import type { Scene } from "./scene.ts";
import { statementFixtures } from "./statement-addresses.ts";
import { stoppingAlerts } from "./stopping-alerts.ts";

export type Fixtures = Awaited<ReturnType<typeof findFixtures>>;

/** For what must not be there for somebody of Canal Street Care under their own address. */
const NOT_ALSO_TO_CANAL_STREET = `not exists (
  select 1 from deliveries x join access.organisations y on y.id = x.provider_id
   where x.referral_id = d.referral_id and y.slug = 'canal-street-care')`;

/** One of everything that has an address of its own, from the seed: the oldest, which no story touches. */
export async function findFixtures(scene: Scene) {
  const { rows } = scene;
  const one = async (what: string, statement: string): Promise<string> => {
    const [row] = await rows<{ found: string }>(statement);
    if (!row) throw new Error(`The seed has no ${what}.`);
    return row.found;
  };
  const referral = (...states: string[]) =>
    one(
      `referral at Wolverhampton that is ${states.join(" or ")}`,
      `select r.reference as found from referrals r join access.organisations o on o.id = r.council_id
        where o.slug = 'wolverhampton' and r.state in (${states.map((state) => `'${state}'`).join(", ")})
        order by r.id limit 1`,
    );
  const offer = (where: string) =>
    rows<{ referral: string; offer: string }>(
      `select r.reference as referral, f.reference as offer from offers f
         join referrals r on r.id = f.referral_id
         join access.organisations c on c.id = f.council_id join access.organisations p on p.id = f.provider_id
        where ${where} order by c.slug = 'wolverhampton' desc, f.id limit 1`,
    ).then(([row]) => {
      if (!row) throw new Error(`The seed has no offer where ${where}.`);
      return row;
    });
  const placement = (where: string) =>
    one(
      `placement where ${where}`,
      `select q.reference as found from placements q
         join access.organisations c on c.id = q.council_id join access.organisations p on p.id = q.provider_id
        where ${where} order by q.id limit 1`,
    );
  const authorisation = (state: string) =>
    one(
      `${state} authorisation`,
      `select a.id as found from authorisations a join access.organisations o on o.id = a.council_id
        where o.slug = 'wolverhampton' and a.state = '${state}' order by a.id limit 1`,
    );
  const person = (email: string) =>
    one(email, `select id as found from access.people where email = '${email}'`);
  const service = (name: string) =>
    one(name, `select service_id as found from declarations where display_name = '${name}'`);
  const delivery = (slug: string, where: string) =>
    rows<{ reference: string; service: string }>(
      `select d.reference, s.service_id as service from deliveries d
         join delivery_services s on s.delivery_id = d.id
         join access.organisations o on o.id = d.provider_id
        where o.slug = '${slug}' and ${where} order by d.id, s.service_id limit 1`,
    ).then(([row]) => {
      if (!row) throw new Error(`The seed has no delivery to ${slug} where ${where}.`);
      return row;
    });
  /** An alert that an organisation keeps, on a service or on a whole provider. */
  const alert = (slug: string, on: "service" | "owner" = "service") =>
    rows<{ id: string; service: string; owner: string }>(
      `select a.id, a.service_id as service, a.owner_key as owner from alerts a
         join access.organisations o on o.id = a.owner_organisation_id
        where o.slug = '${slug}' and ${on === "service" ? "a.service_id" : "a.owner_key"} is not null
        order by a.id limit 1`,
    ).then(([row]) => {
      if (!row) throw new Error(`The seed has no alert of ${slug}.`);
      return row;
    });
  const deciding = await referral("deciding");
  const [waits, kept] = [await ownerWhoWaits(scene), await keptForm(scene)];
  return {
    draft: await referral("draft"),
    checking: await referral("checking"),
    searching: await referral("searching"),
    deciding,
    toldDelivery: await one(
      `delivery of ${deciding} that was told`,
      `select id as found from deliveries where reference = '${deciding}' and state <> 'undeliverable' limit 1`,
    ),
    paused: await referral("paused"),
    agreed: await referral("agreed"),
    withdrawn: await referral("withdrawn"),
    closed: await referral("closed"),
    submitted: await offer("f.state in ('submitted', 'shortlisted')"),
    preferred: await offer("f.state = 'preferred'"),
    authorised: await offer("f.state = 'authorised'"),
    ours: await offer("p.slug = 'ashgrove-care' and f.state in ('submitted', 'shortlisted', 'preferred')"),
    oursDraft: await offer("p.slug = 'ashgrove-care' and f.state = 'draft'"),
    oursEnded: await offer(
      "p.slug = 'ashgrove-care' and f.state in ('expired', 'not-selected', 'withdrawn')",
    ),
    oursToConfirm: await offer(
      "p.slug = 'ashgrove-care' and f.confirmed_edition < r.edition_number and f.state in ('submitted', 'shortlisted')",
    ),
    notReady: await offerNotReady(scene),
    placements: {
      planned: await placement("c.slug = 'wolverhampton' and q.state = 'planned'"),
      started: await placement("p.slug = 'ashgrove-care' and q.state = 'started'"),
      noticed: await placement("p.slug = 'ashgrove-care' and q.state = 'notice-given'"),
      ended: await placement("p.slug = 'ashgrove-care' and q.state = 'ended'"),
      toConfirm: await placement(
        "c.slug = 'wolverhampton' and q.ended_side = 'provider' and q.end_confirmed_at is null",
      ),
      fallen: await placement("c.slug = 'wolverhampton' and q.state = 'fallen-through'"),
      ticked: await planTicked(rows),
    },
    step: await statutoryStep(rows),
    approval: await approvalAsked(rows),
    letter: await letterSent(rows),
    pack: await packTaken(rows),
    report: await reportUploaded(rows),
    share: await fundingShare(rows),
    payment: await payment(rows),
    paymentFile: await paymentFile(rows),
    invoices: await invoices(rows),
    query: await paymentQuery(rows),
    issue: await openIssue(rows),
    absences: { council: await absenceOf(rows, "council"), provider: await absenceOf(rows, "provider") },
    changes: await changesIn(rows),
    statement: await statementFixtures(rows),
    asked: await authorisation("asked"),
    returned: await authorisation("returned"),
    decided: await authorisation("authorised"),
    unanswered: await delivery(
      "ashgrove-care",
      `d.state in ('delivered', 'opened', 'picked-up') and s.answer = 'none'
        and d.search_state in ('searching', 'deciding') and ${NOT_ALSO_TO_CANAL_STREET}`,
    ),
    answered: (
      await delivery(
        "ashgrove-care",
        `s.answer in ('interested', 'declined') and d.search_state in ('searching', 'deciding')
          and ${NOT_ALSO_TO_CANAL_STREET}`,
      )
    ).reference,
    ended: await closedDelivery(rows),
    told: await told(rows),
    terms: await termsToAccept(rows),
    documents: { waiting: await waitingDocument(rows), ready: await readyDocument(rows) },
    deputy: await one(
      "deputy who is named",
      "select id as found from funding_deputies where ended_at is null limit 1",
    ),
    daniel: await person("daniel.oyelaran@wolverhampton.example"),
    harpreet: await person("harpreet.bains@ashgrove-care.example"),
    leroy: await person("leroy.campbell@wolverhampton.example"),
    anthea: await person("anthea.marlowe@hub.example"),
    linden: await service("Linden House"),
    beech: await service("Beech House"),
    alert: await alert("wolverhampton"),
    hubAlert: await alert("hub"),
    providerAlert: await alert("wolverhampton", "owner"),
    stopping: await stoppingAlerts(scene),
    toConfirm: await one(
      "provider who waits for a second person",
      "select id as found from access.provider_confirmations where state = 'waiting' limit 1",
    ),
    agreements: await agreementFixtures(scene),
    forums: await forumsOf(scene),
    waits,
    kept,
    invited: await askedToJoin(scene),
    invitation: await linkOf(scene, waits.email, "invitation"),
    newPassword: await linkOf(scene, kept.who, "password"),
    mail: await mailOf(scene, waits.email),
    providerForums: await forumFixtures(scene),
    owner: await one(
      "owner who is not on the portal",
      "select owner_key as found from services where provider_id is null and owner_name = 'Spire View Care Limited' limit 1",
    ),
  };
}

/** A statutory step of Wolverhampton's that was recorded. */
async function statutoryStep(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string }>(
    `select s.id, q.reference as placement from statutory_steps s join placements q on q.id = s.placement_id
       join access.organisations c on c.id = s.council_id
      where c.slug = 'wolverhampton' and s.withdrawn_at is null and s.code = 'notice-iro' limit 1`,
  );
  if (!row) throw new Error("The seed has no statutory step.");
  return row;
}

/** A letter about a placement that Wolverhampton has sent. */
async function letterSent(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string; referral: string }>(
    `select n.id, p.reference as placement, p.referral_reference as referral from statutory_notices n join placements p on p.id = n.placement_id
       join access.organisations c on c.id = n.council_id
      where c.slug = 'wolverhampton' and n.sent_on is not null order by n.id limit 1`,
  );
  if (!row) throw new Error("The seed has no letter that was sent.");
  return row;
}

/** An approval that Wolverhampton's nominated officer is asked for. */
async function approvalAsked(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; code: string; placement: string }>(
    `select q.id, q.code, p.reference as placement from statutory_requests q join placements p on p.id = q.placement_id
       join access.organisations c on c.id = q.council_id
      where c.slug = 'wolverhampton' and q.code = 'key-stage-4-approval' order by q.id limit 1`,
  );
  if (!row) throw new Error("The seed has no approval that is asked for.");
  return row;
}

/** A health share of Wolverhampton, with its split. */
async function fundingShare(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; split: string; reference: string }>(
    `select s.id, p.id as split, r.reference from funding_shares s join funding_splits p on p.id = s.split_id
       join referrals r on r.id = p.referral_id join access.organisations c on c.id = s.council_id
      where c.slug = 'wolverhampton' and s.party = 'health' and p.withdrawn_at is null limit 1`,
  );
  if (!row) throw new Error("The seed has no health share.");
  return row;
}

/** A payment that Wolverhampton is expected to make to Ashgrove: its placement and the first day of its period. */
async function payment(rows: Scene["rows"]) {
  const [row] = await rows<{ placement: string; from: string }>(
    `select q.reference as placement, l.period_from::text as from from expected_lines l join placements q on q.id = l.placement_id
       join access.organisations c on c.id = l.council_id join access.organisations p on p.id = l.provider_id
      where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care' and l.superseded_at is null
      order by l.period_from, l.id limit 1`,
  );
  if (!row) throw new Error("The seed has no payment that is expected.");
  return row;
}

/** A placement whose arrival plan both sides have ticked: an item of each, and one that the home added. */
async function planTicked(rows: Scene["rows"]) {
  const [row] = await rows<{ reference: string; added: string }>(
    `select q.reference, i.id as added from arrival_items i join arrival_plans l on l.id = i.plan_id
       join placements q on q.id = l.placement_id
      where l.kind = 'arrival' and l.side = 'provider' and i.code is null and i.removed_at is null order by i.id limit 1`,
  );
  if (!row) throw new Error("The seed has no arrival plan with an item of the home's own.");
  return { ...row, council: "belongings", provider: "room" };
}

/** A report that the home uploaded on a placement, and another there that the council has read. */
async function reportUploaded(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string; read: string }>(
    `select d.id, q.reference as placement, r.id as read from placement_documents d join placements q on q.id = d.placement_id
       join placement_documents r on r.placement_id = d.placement_id and r.state = 'ready' and r.read_at is not null
      where d.kind = 'monthly' and d.state in ('checking', 'ready') and d.read_at is null order by d.id limit 1`,
  );
  if (!row) throw new Error("The seed has no report on a placement.");
  return row;
}

/** A pack for a child's case record that nobody has filed. */
async function packTaken(rows: Scene["rows"]) {
  const [row] = await rows<{ id: string; placement: string }>(
    `select f.id, q.reference as placement from record_packs f join placements q on q.id = f.placement_id
       join access.organisations c on c.id = f.council_id
      where c.slug = 'wolverhampton' and f.filed_at is null order by f.id limit 1`,
  );
  if (!row) throw new Error("The seed has no pack that nobody has filed.");
  return row;
}

/** An absence at both sides' organisations that this side recorded, so that it may change it. */
async function absenceOf(rows: Scene["rows"], side: "council" | "provider") {
  const [row] = await rows<{ id: string; placement: string }>(
    `select a.id, q.reference as placement from placement_absences a join placements q on q.id = a.placement_id
       join access.organisations c on c.id = a.council_id join access.organisations p on p.id = a.provider_id
      where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care' and a.side = '${side}' and a.withdrawn_at is null
      order by a.id limit 1`,
  );
  if (!row) throw new Error(`The seed has no absence that a ${side} recorded.`);
  return row;
}

/** Changes to one fee of Wolverhampton at Ashgrove: what waits, and what each side may do. */
async function changesIn(rows: Scene["rows"]) {
  const change = async (what: string, where: string) => {
    const [row] = await rows<{ id: string; placement: string }>(
      `select k.id, q.reference as placement from placement_changes k join placements q on q.id = k.placement_id
         join access.organisations c on c.id = k.council_id join access.organisations p on p.id = k.provider_id
        where c.slug = 'wolverhampton' and p.slug = 'ashgrove-care' and q.state in ('started', 'notice-given') and ${where}
        order by k.id limit 1`,
    );
    if (!row) throw new Error(`The seed has no change that is ${what}.`);
    return row;
  };
  return {
    toDecide: await change("to decide", "k.state = 'asked' and k.side = 'provider'"),
    proposed: await change("proposed", "k.state = 'proposed'"),
    running: await change("running", "k.state = 'authorised' and k.last_night > current_date"),
    question: {
      council: await change("a question to the council", "k.state = 'returned' and k.side = 'council'"),
      provider: await change("a question to the provider", "k.state = 'returned' and k.side = 'provider'"),
    },
  };
}

/** A live release on a preferred offer of Wolverhampton, with the one who holds it and has accepted the terms. */
async function told(rows: Scene["rows"]) {
  const [row] = await rows<{
    reference: string;
    release: string;
    service: string;
    slug: string;
    who: string;
  }>(
    `select d.reference, i.id as release, i.service_id as service, o.slug, p.email as who from information_releases i
       join deliveries d on d.id = i.delivery_id
       join access.organisations o on o.id = i.provider_id
       join access.organisations c on c.id = i.council_id and c.slug = 'wolverhampton'
       join access.people p on p.id = i.person_id
       join terms_acceptances t on t.referral_id = i.referral_id and t.person_id = i.person_id
      where i.ended_at is null and not i.emergency order by i.id limit 1`,
  );
  if (!row) throw new Error("The seed has nobody who knows who a child is.");
  return row;
}

/** A redacted document of Wolverhampton that waits for a second person, with a page to decide. */
async function waitingDocument(rows: Scene["rows"]) {
  const [row] = await rows<{ reference: string; id: string; page: number }>(
    `select r.reference, d.id, min(p.number)::int as page from redacted_documents d
       join referrals r on r.id = d.referral_id
       join document_pages p on p.document_id = d.id and p.state = 'waiting'
       join access.organisations o on o.id = d.council_id and o.slug = 'wolverhampton'
      where d.state = 'second-look' group by r.reference, d.id order by d.id limit 1`,
  );
  if (!row) throw new Error("The seed has no document that waits for a second person.");
  return row;
}

/** One that shortlisted homes read, and somebody there who has accepted the terms. */
async function readyDocument(rows: Scene["rows"]) {
  const [row] = await rows<{ reference: string; id: string; slug: string; who: string }>(
    `select r.reference, d.id, o.slug, p.email as who from redacted_documents d
       join referrals r on r.id = d.referral_id
       join terms_acceptances t on t.referral_id = d.referral_id
       join access.organisations o on o.id = t.provider_id
       join access.people p on p.id = t.person_id
      where d.state = 'ready' order by d.id limit 1`,
  );
  if (!row) throw new Error("The seed has no document that homes read.");
  return row;
}

/** A shortlisted offer, and somebody there who has not accepted the terms. */
async function termsToAccept(rows: Scene["rows"]) {
  const [row] = await rows<{ reference: string; slug: string; who: string }>(
    `select d.reference, o.slug, p.email as who from offers f
       join deliveries d on d.id = f.delivery_id
       join access.organisations o on o.id = f.provider_id
       join access.memberships m on m.organisation_id = o.id and m.ended_at is null and 'referrals-officer' = any (m.roles)
       join access.people p on p.id = m.person_id
      where f.state = 'shortlisted' and not exists (
        select 1 from terms_acceptances t where t.referral_id = f.referral_id and t.person_id = p.id)
      order by f.id limit 1`,
  );
  if (!row) throw new Error("The seed has no shortlisted offer whose people have terms to accept.");
  return row;
}

/** A delivery that is closed, whoever got it, and one who answers referrals there. */
async function closedDelivery(rows: Scene["rows"]) {
  const [row] = await rows<{ reference: string; service: string; slug: string; who: string }>(
    `select d.reference, s.service_id as service, o.slug, p.email as who from deliveries d
       join delivery_services s on s.delivery_id = d.id
       join access.organisations o on o.id = d.provider_id
       join access.memberships m on m.organisation_id = o.id and m.ended_at is null and 'referrals-officer' = any (m.roles)
       join access.people p on p.id = m.person_id
      where d.state = 'closed' order by d.id, s.service_id limit 1`,
  );
  if (!row) throw new Error("The seed has no delivery that is closed.");
  return row;
}
