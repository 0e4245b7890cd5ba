import { describe, expect, it } from "vitest";
import { line, redactText } from "./log.server.ts";

describe("the log", () => {
  it("is one JSON line an event", () => {
    const written = line("info", "request", { path: "/council/wolverhampton", status: 200, ms: 12 });
    expect(written).not.toContain("\n");
    expect(JSON.parse(written)).toMatchObject({
      event: "request",
      path: "/council/wolverhampton",
      status: 200,
    });
  });

  it("never looks into a form, a request or a buffer", () => {
    const form = new FormData();
    form.set("narrative", "Kayleigh likes horses");
    const written = line("error", "failed", {
      submitted: form,
      query: new URLSearchParams("q=Kayleigh"),
      request: new Request("http://localhost/?q=Kayleigh"),
      upload: Buffer.from("Kayleigh"),
    });
    expect(written).not.toContain("Kayleigh");
  });

  it("hides by name, at any depth", () => {
    const written = line("info", "x", {
      password: "p4ss",
      deep: { email: "a@b.example", list: [{ token: "t0k" }] },
    });
    for (const secret of ["p4ss", "a@b.example", "t0k"]) expect(written).not.toContain(secret);
  });

  it("keeps of an error what went wrong and where, not the values", () => {
    const error = Object.assign(
      new Error(
        'Invalid `prisma.person.create()` invocation:\n{ data: { fullName: "Kayleigh Adams" } }\nKey (email)=(kayleigh@home.example) already exists.',
      ),
      { code: "23505" },
    );
    const written = line("error", "failed", { error });
    expect(written).not.toMatch(/kayleigh/i);
    expect(JSON.parse(written)).toMatchObject({
      code: "23505",
      message: "Key (email)=([hidden]) already exists.",
    });
  });

  it("leaves names of tables readable", () => {
    expect(redactText('relation "deliveries" does not exist')).toBe('relation "deliveries" does not exist');
    expect(redactText('invalid input "Kayleigh Adams" 07700900123')).toBe(
      'invalid input "[hidden]" [hidden]',
    );
  });
});
