import { describe, expect, it } from "vitest";
import { z } from "zod";
import { keptVersion } from "~/platform/forms/kept-version";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { conflict, forbidden, missing, type Refusal } from "~/platform/refusal";
import { secretForTests } from "~/platform/testing/secret";

secretForTests();

const schema = z.object({
  name: z.string({ error: "Enter a name" }),
  password: z.string({ error: "Enter a password" }),
});

const post = (fields: Record<string, string>) =>
  new Request("http://portal.test/x", { method: "POST", body: new URLSearchParams(fields) });

async function parsed(fields: Record<string, string> = { name: "Zoë", password: "secret", version: "3" }) {
  const form = await parseForm(post(fields), schema, { hide: ["password"] });
  if (!form.ok) throw new Error("not parsed");
  return form;
}

/** The process's own work in microseconds: the same on a busy machine. */
async function workOf(what: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await what();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe("a posted form", () => {
  it("gives its value, key and version", async () => {
    const key = newFormKey();
    const form = await parsed({ name: "Zoë", password: "secret", key, version: "3" });
    expect(form).toMatchObject({ value: { name: "Zoë", password: "secret" }, version: 3 });
    expect(form.key.startsWith(`${key}.`)).toBe(true);
  });

  it("binds its key to what was sent under it and where to", async () => {
    const key = newFormKey();
    const keyOf = async (fields: Record<string, string>, path = "/x") => {
      const body = new URLSearchParams({ ...fields, key });
      const form = await parseForm(
        new Request(`http://portal.test${path}`, { method: "POST", body }),
        schema,
      );
      if (!form.ok) throw new Error("not parsed");
      return form.key;
    };
    const first = await keyOf({ name: "Zoë", password: "secret" });
    expect(await keyOf({ name: "Zoë", password: "secret" })).toBe(first);
    const others = [
      await keyOf({ name: "Zoe", password: "secret" }),
      await keyOf({ name: "Zoë", password: "secret", more: "1" }),
      await keyOf({ name: "Zoë", password: "secret" }, "/y"),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it("tells its errors in the order of the page, whatever the order of the schema", async () => {
    const unordered = z.object({
      email: z.string({ error: "Enter an email address" }),
      agreed: z.string({ error: "Agree to it" }),
      start: z.object({ day: z.string({ error: "Enter a day" }) }, { error: "Enter a date" }),
      name: z.string({ error: "Enter a name" }),
    });
    const form = await parseForm(post({ name: "", "start.day": "", email: "" }), unordered);
    if (form.ok) throw new Error("parsed");
    const errors = Object.keys(form.response.data.error ?? {});
    expect(errors).toEqual(["name", "start.day", "email", "agreed"]);
  });

  it("never takes a key or a version that is none", async () => {
    const form = await parsed({ name: "Zoë", password: "x", key: "../evil", version: "-1" });
    expect(form.key).not.toBe("../evil");
    expect(form.version).toBe(0);
  });

  it("comes back with what was typed, but for what is hidden", async () => {
    const form = await parseForm(post({ name: "", password: "secret", version: "3" }), schema, {
      hide: ["password"],
    });
    if (form.ok) throw new Error("parsed");
    expect(form.response.init?.status).toBe(422);
    expect(form.response.data.error).toEqual({ name: ["Enter a name"] });
    expect(JSON.stringify(form.response.data)).not.toContain("secret");
    // The version that the form was filled from stays, so that a change made meanwhile is noticed.
    expect(keptVersion(form.response.data, 7)).toBe(3);
  });

  it.each<[Refusal, number, Record<string, string[]>]>([
    [{ kind: "invalid", field: "name", message: "Too odd" }, 422, { name: ["Too odd"] }],
    [{ kind: "invalid", message: "Not now" }, 422, { "": ["Not now"] }],
    [{ kind: "not-now", message: "It has ended." }, 409, { "": ["It has ended."] }],
  ])("refuses %j", async (error, status, said) => {
    const answer = (await parsed()).refuse(error);
    expect(answer.init?.status).toBe(status);
    expect(answer.data.error).toEqual(said);
    expect(answer.data.initialValue).toMatchObject({ name: "Zoë" });
  });

  it("shows a conflict with what was typed, and the next try is of the row as it stands", async () => {
    const answer = (await parsed()).refuse(conflict());
    expect(answer.init?.status).toBe(409);
    expect(answer.data.error?.[""]?.[0]).toContain("This was changed after you opened it");
    expect(keptVersion(answer.data, 7)).toBe(7);
  });

  it("throws what has no form to show: 404, 403 with its words, 400", async () => {
    const form = await parsed();
    const thrown = (error: Refusal) => {
      try {
        return form.refuse(error);
      } catch (caught) {
        return caught;
      }
    };
    expect(thrown(missing())).toMatchObject({ init: { status: 404 } });
    expect(thrown(forbidden("Not yours"))).toMatchObject({
      data: { message: "Not yours." },
      init: { status: 403 },
    });
    const torn = new Request("http://portal.test/x", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x" },
      body: "--y",
    });
    await expect(parseForm(torn, schema)).rejects.toMatchObject({ init: { status: 400 } });
  });

  it.each([
    ["a list that would be a hundred million long", { "lines[99999999].amount": "1" }],
    [
      "the same as a command of the library",
      { __intent__: '{"type":"update","payload":{"name":"a[99999999]"}}' },
    ],
    ["the shape of every object", { "__proto__.admin": "1" }],
    ["a name that is no path", { "a..b": "1" }],
    [
      "more fields than any form has",
      Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`f${n}`, ""])),
    ],
  ])("refuses %s at once", async (_what, fields) => {
    const refused = await workOf(async () => {
      await expect(parseForm(post(fields), schema)).rejects.toMatchObject({ init: { status: 400 } });
    });
    const thousand = await workOf(async () => {
      for (let n = 0; n < 1_000; n += 1)
        await parseForm(post({ name: "Zoë" }), schema).catch(() => undefined);
    });
    expect(refused).toBeLessThan(thousand);
  });

  it("holds no character that cannot be seen, except in a password", async () => {
    const form = await parsed({ name: "Zo\u0000ë \u202eeht\u2066 Kid\n", password: "a\u0007b" });
    expect(form.value).toEqual({ name: "Zoë eht Kid\n", password: "a\u0007b" });
  });
});

describe("what a form was filled from", () => {
  const sent = { name: "Zoë", password: "secret" };
  const parse = (fields: Record<string, string>, expects: "version" | "saved-at" | "digest") =>
    parseForm(post({ ...sent, ...fields }), schema, { expects, hide: ["password"] });

  it.each(["", "-1", "1.5", "x", "9".repeat(10)])(
    "is refused with what was typed where the version is %j",
    async (version) => {
      const form = await parse(version === "" ? {} : { version }, "version");
      if (form.ok) throw new Error("parsed");
      expect(form.response.init?.status).toBe(409);
      expect(form.response.data.initialValue).toMatchObject({ name: "Zoë" });
      // The next try is of the row as it stands, which the person has now seen.
      expect(keptVersion(form.response.data, 7)).toBe(7);
    },
  );

  it("is refused without a digest, and read where it is there", async () => {
    expect((await parse({}, "digest")).ok).toBe(false);
    for (const expected of ["abc", ""])
      expect(await parse({ expected }, "digest")).toMatchObject({ ok: true, expected });
    expect(await parse({ version: "0" }, "version")).toMatchObject({ ok: true, version: 0 });
    // Some rows are told apart by when they were saved, in milliseconds.
    const savedAt = Date.now();
    expect(await parse({ version: String(savedAt) }, "saved-at")).toMatchObject({
      ok: true,
      version: savedAt,
    });
  });
});
