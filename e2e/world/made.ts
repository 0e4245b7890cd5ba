import { newId } from "../../app/platform/ids.ts";
import type { Scene } from "./scene.ts";

type Parts = Pick<Scene, "actor" | "endByTime" | "newcomer" | "rows">;

/** What the seed leaves nobody with: made when it is asked for, through the portal's own commands. */

const OWNER = "Avon Bank Children's Care";
const ADMIN = "ginevra.stott@avon-bank.example";

/** An owner that a council has brought on and whose first admin has not come yet: the one of every story. */
export async function ownerWhoWaits({ actor, rows }: Parts): Promise<{
  key: string;
  organisation: string;
  email: string;
}> {
  const [service] = await rows<{ id: string; key: string }>(
    "select id, owner_key as key from services where owner_name = $1",
    [OWNER],
  );
  if (!service) throw new Error(`The register has no ${OWNER}.`);
  const found = async () => {
    const [row] = await rows<{ id: string | null }>("select provider_id as id from services where id = $1", [
      service.id,
    ]);
    return row?.id ?? undefined;
  };
  let organisation = await found();
  if (!organisation) {
    const { admittedProvider } = await import("../../prisma/factories/providers.ts");
    const broker = await actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
    // The other worker may have been faster: then it is there.
    await admittedProvider(broker, { services: [service.id], email: ADMIN }).catch(() => undefined);
    organisation = await found();
  }
  if (!organisation) throw new Error(`${OWNER} was not brought on.`);
  return { key: service.key, organisation, email: ADMIN };
}

/** Somebody with a password whom a second organisation has invited, and who has not answered. */
export async function askedToJoin({ rows }: Parts): Promise<{ who: string; id: string }> {
  const who = "michaela.onions@telford-and-wrekin.example";
  const [invitation] = await rows<{ id: string }>(
    `insert into access.invitations (id, organisation_id, email, name, roles, invited_by, invited_at, expires_at)
     select gen_random_uuid(), o.id, $1, 'Michaela Onions', '{broker}', 'Leroy Campbell of Wolverhampton', now(), now() + interval '7 days'
       from access.organisations o where o.slug = 'wolverhampton'
     on conflict (organisation_id, email) where state = 'waiting' do update set expires_at = excluded.expires_at returning id`,
    [who],
  );
  if (!invitation) throw new Error(`${who} was not invited.`);
  return { who, id: invitation.id };
}

/** A link as a mail would bring it to somebody, not used yet: it leads to choosing a password. */
export async function linkOf(
  { rows }: Parts,
  email: string,
  purpose: "invitation" | "password",
): Promise<string> {
  const links = await import("../../app/domains/access/emailed-links.server.ts");
  const link = purpose === "invitation" ? links.newInvitationLink() : links.newPasswordLink();
  const [column, whose] =
    purpose === "invitation"
      ? ["invitation_id", "access.invitations where state = 'waiting' and"]
      : ["person_id", "access.people where"];
  const made = await rows(
    `insert into auth.emailed_links (hash, ${column}, purpose, created_at, expires_at)
     select $1, id, $2, now(), now() + interval '1 day' from ${whose} email = $3 returning hash`,
    [link.hash, purpose, email],
  );
  if (made.length === 0) throw new Error(`Nobody has the address ${email}.`);
  return new URL(link.url).pathname;
}

/** The mail to an address as the mailbox of this world keeps it, once it has been sent. */
export async function mailOf({ rows }: Parts, email: string): Promise<string> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    const [mail] = await rows<{ id: string }>(
      "select id from outgoing_messages where to_email = $1 and sent_at is not null order by id limit 1",
      [email],
    );
    if (mail) return mail.id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${email} has got no mail.`);
}

/** An offer that is being written and has problems to show, and none that a story writes meanwhile; its writer is Bronwen Ellis. */
export async function offerNotReady({ rows }: Parts): Promise<{ slug: string; offer: string }> {
  const slug = "fernhill-homes";
  const typed = { startOn: { day: "31", month: "2", year: "2026" }, needsMet: "", childrenLiving: "two" };
  const [draft] = await rows<{ offer: string }>(
    `update offer_drafts d set values = d.values || $1::jsonb
       from offers f join access.organisations o on o.id = f.provider_id
      where f.id = d.offer_id and f.id = (
        select first.id from offers first where first.state = 'draft' and first.provider_id = o.id order by first.created_at limit 1)
        and o.slug = $2 returning f.reference as offer`,
    [JSON.stringify(typed), slug],
  );
  if (!draft) throw new Error(`${slug} writes no offer.`);
  return { slug, offer: draft.offer };
}

/** Who loses a session here is in no other story. */
let late: Promise<{ email: string }> | undefined;

/** A form that came after its session had ended: whose it is, and where it is kept. */
export async function keptForm(parts: Parts): Promise<{ who: string; id: string }> {
  const [{ keepSubmission }, { startSession }, { env }, { signFormKeys }, { newFormKey }] = await Promise.all(
    [
      import("../../app/domains/access/resumable-submissions.server.ts"),
      import("../../app/domains/access/session.server.ts"),
      import("../../app/platform/env.server.ts"),
      import("../../app/platform/forms/signed-form-key.server.ts"),
      import("../../app/platform/ids.ts"),
    ],
  );
  signFormKeys();
  late ??= parts.newcomer("sandwell", `Ottilie ${randomName()}`, ["broker"]);
  const { email } = await late;
  const { personId } = await parts.actor(email, "sandwell");
  const url = new URL("/council/sandwell/referrals/new", env().APP_URL).href;
  const cookie = (await startSession({ url, headers: new Headers() }, personId)).split(";")[0] ?? "";
  await parts.endByTime(email);
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  const id = await keepSubmission(
    new Request(url, { method: "POST", headers, body: `brokerId=nobody&key=${newFormKey()}` }),
  );
  if (!id) throw new Error("The form was not kept.");
  return { who: email, id };
}

function randomName(): string {
  return String.fromCharCode(
    65 + Math.random() * 26,
    ...Array.from({ length: 9 }, () => 97 + Math.random() * 26),
  );
}

const HELD = "Forum that is over";

/** A forum of a council and one of the region, each with what belongs to it: a booking, minutes, an action. */
export async function forumsOf(scene: Pick<Scene, "actor" | "forum" | "rows">): Promise<{
  ours: MadeForum;
  regions: MadeForum;
}> {
  const known = new Map<string, MadeForum>();
  for (const row of await scene.rows<MadeForum & { slug: string }>(FORUMS, [HELD])) known.set(row.slug, row);
  const [{ addAction }, { saveMinutes }] = await Promise.all([
    import("../../app/domains/forums/commands/add-action.server.ts"),
    import("../../app/domains/forums/commands/save-minutes.server.ts"),
  ]);
  const graham = await scene.actor("graham.tolley@ashgrove-care.example", "ashgrove-care");
  const made = async (email: string, slug: string): Promise<MadeForum> => {
    const found = known.get(slug);
    if (found) return found;
    const owner = await scene.actor(email, slug);
    const reference = await scene.forum(owner, { starts: -60, dates: 2, booked: [{ by: graham }] });
    await saveMinutes(owner, { reference, text: "# Staffing", version: 0, publish: true });
    const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const doer = `organisation:${slug === "hub" ? owner.organisationId : graham.organisationId}`;
    await addAction(owner, { reference, words: `Send the rota (${slug})`, doer, dueOn });
    await scene.rows("update forum_dates set title = $1 where reference = $2", [HELD, reference]);
    await scene.rows(PAPER, [newId(), owner.personId, reference]);
    const [row] = await scene.rows<MadeForum>(`${FORUMS} and d.reference = $2`, [HELD, reference]);
    if (!row) throw new Error(`No forum was made for ${slug}.`);
    return row;
  };
  return {
    ours: await made("yasmin.farooqi@wolverhampton.example", "wolverhampton"),
    regions: await made("anthea.marlowe@hub.example", "hub"),
  };
}

export type MadeForum = {
  reference: string;
  coming: string;
  series: string;
  action: string;
  code: string;
  paper: string;
};

/** Ready, without its file: only its words are a page. */
const PAPER = `
  insert into forum_papers (id, date_id, owner_organisation_id, title, kind, bytes, uploaded_by_id, uploaded_at, state,
                            made_bytes, pages, page_count, wordless_pages)
  select $1, id, owner_organisation_id, 'Staffing figures', 'pdf', 900, $2, now(), 'ready',
         2048, '[{"text": "Night cover in numbers", "drawn": true}, {"text": "", "drawn": true}]', 2, 1
    from forum_dates where reference = $3`;

const FORUMS = `select o.slug, d.reference, d.id as code, d.series_id as series, a.id as action, p.id as paper,
       (select x.reference from forum_dates x where x.series_id = d.series_id and x.id <> d.id order by x.starts_at desc limit 1) as coming
  from forum_dates d join access.organisations o on o.id = d.owner_organisation_id join forum_actions a on a.date_id = d.id
  join forum_papers p on p.date_id = d.id
 where d.title = $1`;
