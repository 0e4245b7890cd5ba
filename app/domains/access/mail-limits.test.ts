import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { resendInvitation } from "~/domains/access/commands/change-invitation.server";
import { inviteColleague } from "~/domains/access/commands/invite-colleague.server";
import { write } from "~/domains/access/transactions.server";
import { TELL_ALERT } from "~/domains/providers/provider.jobs";
import { newFormKey, newId } from "~/platform/ids";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import { ok } from "~/platform/result";
import { council, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";

testDatabase();

const once = () => ({ key: newFormKey(), redirectTo: () => "/done" });
const tries = (count: number) => Array.from({ length: count }, (_, index) => index);

/** An invitation, mailed as often as it is asked for: only the limits of a day say no. */
const mail = (actor: Actor, to: string) =>
  write<null, never>(actor, once(), async (tx) => {
    const [row] = await tx.$queryRaw<{ email: string }[]>`
      select ${to} as email from access.invite(${newId()}::uuid, ${to}, 'Ina', '{provider-finance}',
        ${newId()}, now(), now() + interval '7 days')`;
    await queueMail(tx, {
      organisationId: actor.organisationId,
      toEmail: row?.email ?? "",
      template: "invitation",
      props: {},
    });
    return ok(null);
  });

it("an invitation is sent again eight times in a day and no more, with words that say when", async () => {
  const admin = await person(await provider());
  const email = `${newId()}@example.org`;
  const made = await inviteColleague(admin, {
    email,
    name: "Ina",
    roles: ["provider-finance"],
    idempotency: once(),
  });
  if (!made.ok) throw new Error(made.error.kind);
  const { invitationId } = made.value;
  const results: unknown[] = [];
  for (const index of tries(10)) {
    const result = await resendInvitation(admin, {
      invitationId,
      version: Math.min(index + 1, 8),
      idempotency: once(),
    });
    results.push(result.ok ? "sent" : result.error.message);
  }
  expect(results.slice(0, 7)).toEqual(tries(7).map(() => "sent"));
  for (const said of results.slice(7))
    expect(said).toMatch(/they can get in a day.* try again from \w+day \d/);
});

it("nobody is mailed by many providers together more than one may bear", async () => {
  const email = `${newId()}@example.org`;
  let sent = 0;
  for (const _council of tries(4)) {
    const admin = await person(await provider());
    for (const _try of tries(8)) if ((await mail(admin, email)).ok) sent += 1;
  }
  expect(sent).toBe(24);
});

it("one person, and one organisation, reach their ends at so many strangers, also all at once", async () => {
  const org = await provider();
  const people = await Promise.all(tries(4).map(() => person(org)));
  const first = await Promise.all(tries(70).map(() => mail(people[0] as Actor, `${newId()}@example.org`)));
  expect(first.filter((one) => one.ok)).toHaveLength(60);
  expect(JSON.stringify(first)).toContain("one person can send in a day");
  const rest = await Promise.all(
    people.slice(1).flatMap((actor) => tries(55).map(() => mail(actor, `${newId()}@example.org`))),
  );
  expect(rest.filter((one) => one.ok)).toHaveLength(140);
  expect(JSON.stringify(rest)).toContain("Your organisation has reached");
});

it("what the worker tells is counted when it is set off, whatever version it has", async () => {
  const admin = await person(await council());
  let asked = 0;
  for (const version of tries(30)) {
    const result = await write<null, never>(admin, once(), async (tx) => {
      const payload = { alertId: admin.personId, version };
      await enqueue(tx, TELL_ALERT, payload, { key: newId() });
      return ok(null);
    });
    if (result.ok) asked += 1;
  }
  expect(asked).toBe(24);
});

it("every way to a mail goes through what is counted", () => {
  const sources = ["app", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path)),
  );
  const having = (what: RegExp) => sources.filter((path) => what.test(readFileSync(path, "utf8"))).sort();
  // The outbox has one writer, the queue one door, and the mail server one sender.
  expect(having(/outgoingMessage\.create|insert into (?:public\.)?outgoing_messages/i)).toEqual([
    "app/platform/mailer/queue-mail.server.ts",
  ]);
  expect(having(/\.add_job\b|enqueue_job\(/)).toEqual(["app/platform/jobs/enqueue.server.ts"]);
  expect(having(/from "nodemailer"/)).toEqual(["app/platform/mailer/transport.server.ts"]);
  // A job that mails is called so, or is one that nobody can set off often: a password link has its own limits, a leaver
  // leaves once, and the rest are the clock's.
  const commands = sources.filter((path) => path.includes("/commands/"));
  const asked = commands.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\b(?:enqueue\(\s*tx|newJob\()[\s,]*([\w.]+)/g)].map(
      ([, job = ""]) => job,
    ),
  );
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((task) => !task.startsWith("TELL_") && !(task in UNCOUNTED))).toEqual([]);
});

/** Jobs that people set off, and why nobody is mailed by them as often as somebody likes. */
const UNCOUNTED: Readonly<Record<string, string>> = {
  CHECK_DOCUMENT: "mails nobody",
  CHECK_HOME_FILE: "mails nobody",
  FORGET_HOME_FILE: "mails nobody",
  CHECK_PLACEMENT_DOCUMENT: "asks for a mail of its own, which is counted",
  FORGET_PLACEMENT_DOCUMENT: "mails nobody",
  CHECK_PAPER: "mails who sent the paper, and only when it is refused; uploads are few (one a press)",
  FORGET_DOCUMENT: "mails nobody",
  MAKE_AGREEMENT_PDF: "mails nobody",
  MAKE_STATEMENT_PDF: "mails nobody",
  MAKE_TEMPLATE_PDF: "mails nobody",
  PRICE_PLACEMENTS: "mails nobody",
  READ_PAYMENT_UPLOAD: "mails nobody",
  IMPORT_PAYMENT_UPLOAD: "mails nobody",
  uploadJob: "one of the two before",
  EXPIRE_OFFER: "an offer expires once",
  LAPSE_RELEASE: "a release lapses once",
  END_WITH_REFUSED: "a provider is refused once",
  SETTLE_REFERRAL: "mails nobody: it moves the referral after its placements",
  COLLEAGUE_REMOVED: "a membership ends once",
  PASSWORD_LINK: "has limits of its own (attempts.server.ts)",
};
