import { describe, expect, it } from "vitest";
import { requireActor } from "~/domains/access/require-actor.server";
import { endSessionsOf, startSession } from "~/domains/access/session.server";
import { sqlFor } from "~/platform/database/clients.server";
import { council, joins, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";

testDatabase();

const address = "http://portal.test";

async function signedIn(personId: string): Promise<string> {
  const header = await startSession(new Request(address), personId, "given");
  return header.split(";")[0] ?? "";
}

function get(path: string, cookie?: string): Request {
  return new Request(address + path, cookie ? { headers: { cookie } } : {});
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const status404 = { init: { status: 404 } };

describe("who is asking", () => {
  it("is the member of the organisation in the address, with the roles held there", async () => {
    const [wolverhampton, ashgrove] = [await council(), await provider()];
    const dana = await person(wolverhampton, ["broker", "council-admin"]);
    await joins(ashgrove, dana, ["referrals-officer"]);
    const cookie = await signedIn(dana.personId);
    const slug = wolverhampton.slug;
    const actor = await requireActor(
      { request: get(`/council/${slug}`, cookie), params: { slug } },
      "council",
    );
    expect(actor).toEqual({ ...dana, standing: "confirmed", organisationCount: 2, invitationCount: 0 });
  });

  it("asks to sign in and comes back, and never writes the organisation into the address", async () => {
    const error = await thrown(
      requireActor({ request: get("/council/x/referrals?page=2"), params: { slug: "x" } }, "council"),
    );
    expect(error).toBeInstanceOf(Response);
    expect((error as Response).headers.get("location")).toBe(
      "/sign-in?next=%2Fcouncil%2Fx%2Freferrals%3Fpage%3D2",
    );
  });

  it("finds nothing in a foreign organisation, an unknown one, or one of another kind", async () => {
    const [mine, foreign, home] = [await council(), await council(), await provider()];
    const cookie = await signedIn((await person(mine, ["broker"])).personId);
    for (const slug of [foreign.slug, home.slug, "nowhere", ""]) {
      const asked = requireActor({ request: get(`/council/${slug}`, cookie), params: { slug } }, "council");
      expect(await thrown(asked)).toMatchObject(status404);
    }
    const slug = mine.slug;
    const asProvider = requireActor({ request: get(`/p/${slug}`, cookie), params: { slug } }, "provider");
    expect(await thrown(asProvider)).toMatchObject(status404);
  });

  it("finds nothing once the membership has ended, and nobody once the sessions have", async () => {
    const org = await council();
    const slug = org.slug;
    const left = await person(org, ["broker"]);
    const cookie = await signedIn(left.personId);
    const ask = () => requireActor({ request: get(`/council/${slug}`, cookie), params: { slug } }, "council");
    await ask();
    await sqlFor("owner")`update access.memberships set ended_at = now() where person_id = ${left.personId}`;
    expect(await thrown(ask())).toMatchObject(status404);
    await endSessionsOf(left.personId);
    expect(await thrown(ask())).toBeInstanceOf(Response);
  });

  it("shares one reading between a layout and its page, but not between people", async () => {
    const org = await council();
    const slug = org.slug;
    const [one, two] = [await person(org, ["broker"]), await person(org, ["iro"])];
    const [first, second] = [await signedIn(one.personId), await signedIn(two.personId)];
    const ask = (cookie: string) =>
      requireActor({ request: get(`/council/${slug}`, cookie), params: { slug } }, "council");
    const [a, b, c] = await Promise.all([ask(first), ask(first), ask(second)]);
    expect(a).toBe(b);
    expect(c.personId).toBe(two.personId);
  });
});
