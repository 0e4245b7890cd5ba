import { beforeAll, describe, expect, it } from "vitest";
import { removeResumableSubmissions } from "~/domains/access/jobs/remove-resumable-submissions.server";
import { viewResumableSubmission } from "~/domains/access/queries/view-resumable-submission.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { endSession, startSession } from "~/domains/access/session.server";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey, newId } from "~/platform/ids";
import { council, person } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { newestResumableSubmission } from "./resumable-submissions.server";

testDatabase();

const PATH = "/council/dudley/referrals/HW-7K3M9Q/edit/needs?x=1";
let KEY = "";
let BODY = "";
beforeAll(() => {
  KEY = newFormKey();
  BODY = `needs=going+missing&needs=self-harm&note=Zo%C3%AB+%F0%9F%A6%8A&key=${KEY}`;
});
const saying = (body: string) => `${body}&key=${newFormKey()}`;

type Post = { cookie?: string; body?: BodyInit; type?: string; path?: string };

function post({
  cookie,
  body = BODY,
  type = "application/x-www-form-urlencoded",
  path = PATH,
}: Post): Request {
  const headers: Record<string, string> = { "content-type": type };
  if (cookie) headers.cookie = cookie;
  return new Request(`http://portal.test${path}`, { method: "POST", headers, body });
}

async function endedSession(personId: string): Promise<string> {
  const header = await startSession(new Request("http://portal.test/"), personId);
  await sqlFor(
    "owner",
  )`update auth.sessions set expires_at = now() - interval '1 minute' where person_id = ${personId}`;
  return header.split(";")[0] ?? "";
}

async function sentTo(request: Request): Promise<URLSearchParams> {
  const thrown = await requirePerson(request).catch((error: unknown) => error);
  if (!(thrown instanceof Response)) throw new Error("it was let through");
  const location = thrown.headers.get("location") ?? "";
  expect(location.startsWith("/sign-in?")).toBe(true);
  return new URLSearchParams(location.split("?")[1]);
}

/** One digit of it is another. */
const changed = (key: string) => key.slice(0, -1) + (key.endsWith("0") ? "1" : "0");
const keptId = (sent: URLSearchParams) => sent.get("next")?.split("/").at(-1);

describe("a form sent after its session had ended", () => {
  it("is kept, encrypted, for the person who sent it and for nobody else", async () => {
    const org = await council();
    const [writer, other] = [await person(org, ["broker"]), await person(org, ["broker"])];
    const sent = await sentTo(post({ cookie: await endedSession(writer.personId) }));
    expect(sent.get("next")).toMatch(/^\/kept\//);
    const kept = await viewResumableSubmission(writer.personId, keptId(sent));
    expect(kept).toEqual({
      path: PATH,
      fields: [
        { name: "needs", value: "going missing" },
        { name: "needs", value: "self-harm" },
        { name: "note", value: "Zoë 🦊" },
        { name: "key", value: KEY },
      ],
    });
    expect(await viewResumableSubmission(other.personId, keptId(sent))).toBeUndefined();
    const [row] = await sqlFor("auth")<
      { ciphertext: Buffer }[]
    >`select ciphertext from auth.kept_posts where person_id = ${writer.personId}`;
    expect(row?.ciphertext.toString("latin1")).not.toContain("missing");
    // Moved to somebody else's name it cannot be opened.
    await sqlFor(
      "auth",
    )`update auth.kept_posts set person_id = ${other.personId} where person_id = ${writer.personId}`;
    expect(await viewResumableSubmission(other.personId, keptId(sent))).toBeUndefined();
  });

  it("is gone after 96 hours, and only the newest of each page is kept", async () => {
    const writer = await person(await council(), ["broker"]);
    const cookie = await endedSession(writer.personId);
    const [first, second] = [
      await sentTo(post({ cookie })),
      await sentTo(post({ cookie, body: saying("a=2") })),
    ];
    const other = await sentTo(post({ cookie, path: "/council/dudley/settings", body: saying("a=3") }));
    expect(await viewResumableSubmission(writer.personId, keptId(first))).toBeUndefined();
    const age = (hours: number) =>
      sqlFor("auth")`update auth.kept_posts set expires_at = expires_at - ${hours} * interval '1 hour'`;
    await age(95);
    expect((await viewResumableSubmission(writer.personId, keptId(second)))?.fields[0]).toEqual({
      name: "a",
      value: "2",
    });
    expect((await viewResumableSubmission(writer.personId, keptId(other)))?.fields[0]).toEqual({
      name: "a",
      value: "3",
    });
    await age(1);
    expect(await viewResumableSubmission(writer.personId, keptId(second))).toBeUndefined();
  });

  it("stays an hour once it was given back, and its person is led to it when they sign in", async () => {
    const writer = await person(await council(), ["broker"]);
    const sent = await sentTo(post({ cookie: await endedSession(writer.personId) }));
    expect(await newestResumableSubmission(writer.personId)).toBe(keptId(sent));
    expect(await viewResumableSubmission(writer.personId, keptId(sent))).toBeDefined();
    await sqlFor("auth")`update auth.kept_posts set expires_at = expires_at - interval '61 minutes'`;
    expect(await viewResumableSubmission(writer.personId, keptId(sent))).toBeUndefined();
    expect(await newestResumableSubmission(writer.personId)).toBeUndefined();
  });

  it("is kept for twenty pages of a person at most", async () => {
    const writer = await person(await council(), ["broker"]);
    const cookie = await endedSession(writer.personId);
    for (let page = 0; page < 23; page += 1)
      await sentTo(post({ cookie, path: `/council/x/${page}`, body: saying("a=1") }));
    const [row] = await sqlFor(
      "auth",
    )`select count(*)::int as n from auth.kept_posts where person_id = ${writer.personId}`;
    expect(row?.n).toBe(20);
  });

  it("is not kept when nobody could be told from it, or for what must not be", async () => {
    const writer = await person(await council(), ["broker"]);
    const cookie = await endedSession(writer.personId);
    const file = new FormData();
    file.set("file", new Blob(["x"]), "x.txt");
    const upload = new Request(`http://portal.test${PATH}`, {
      method: "POST",
      headers: { cookie },
      body: file,
    });
    const signedOut = await startSession(new Request("http://portal.test/"), writer.personId);
    const ended = signedOut.split(";")[0] ?? "";
    await endSession(new Request("http://portal.test/", { headers: { cookie: ended } }));
    const tries = [
      post({}),
      post({ cookie: `homeward=${"A".repeat(43)}` }),
      post({ cookie: ended }),
      post({ cookie, type: "text/plain" }),
      post({ cookie, body: saying(`a=${"x".repeat(300_000)}`) }),
      post({ cookie, body: saying("current=old&password=new") }),
      post({ cookie, body: saying("current=old") }),
      // A form that we have not made: no key, a made-up one, one that somebody has changed.
      post({ cookie, body: "a=1" }),
      post({ cookie, body: "a=1&key=k" }),
      post({ cookie, body: `a=1&key=${newId()}` }),
      post({ cookie, body: `a=1&key=${changed(newFormKey())}` }),
      upload,
    ];
    for (const request of tries) {
      const sent = await sentTo(request);
      expect(sent.get("lost")).toBe("1");
      expect(sent.get("next")).toBe("/council/dudley/referrals/HW-7K3M9Q/edit/needs");
    }
    const [row] = await sqlFor(
      "auth",
    )`select count(*)::int as n from auth.kept_posts where person_id = ${writer.personId}`;
    expect(row?.n).toBe(0);
  });
});

describe("what was kept", () => {
  it("is removed on time by the worker, although nobody comes", async () => {
    const org = await council();
    const [late, early] = [await person(org, ["broker"]), await person(org, ["broker"])];
    for (const { personId } of [late, early]) await sentTo(post({ cookie: await endedSession(personId) }));
    const sql = sqlFor("auth");
    await sql`update auth.kept_posts set expires_at = now() - interval '1 minute' where person_id = ${late.personId}`;
    await removeResumableSubmissions({}, undefined as never);
    const left = await sql<{ person: string }[]>`
      select person_id as person from auth.kept_posts where person_id in (${late.personId}, ${early.personId})`;
    expect(left.map(({ person: id }) => id)).toEqual([early.personId]);
  });
});
