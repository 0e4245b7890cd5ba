import { describe, expect, it } from "vitest";
import { codeAt, stepNow } from "~/domains/access/authenticator.server";
import { secretToSetUp, setUpAuthenticator } from "~/domains/access/commands/set-up-authenticator.server";
import { requireActor } from "~/domains/access/require-actor.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { signedInSession, startSession } from "~/domains/access/session.server";
import { needsStepUp, STEP_UPS } from "~/domains/access/step-up.rules";
import { sqlFor } from "~/platform/database/clients.server";
import { newFormKey } from "~/platform/ids";
import { council, hub, person, provider } from "../../../prisma/factories/organisations";
import { testDatabase } from "../../../prisma/testing/database.server";
import { routeTable } from "../../../prisma/testing/route-table";

testDatabase();
// Only a form that the portal made is kept.

/** Every address whose page or form touches identity, release, funding, signatures, people or factors, by the file of its route. */
const ROUTES = (await routeTable()).map(({ id }) => `${id}.tsx`);
const SENSITIVE =
  /(_\.\$reference\.(identity|sign\.tsx|edit\.\$page|knows\.release)|authorisations\.\$id\.(\$decision|continue)|providers-to-confirm\.\$confirmation|alerts\.\$alert_\.second|(slug|region)\.people|settings_\.funding\.|settings\.tsx|second-factor|steps\.(\$step\.\$how|withdraw)|placements\.export|placements\.by-phone|absences\.\$absence\.fee|changes\.\$change\.decide|statements_\.\$number\.publish)/;
const NEVER = ["council.$slug.settings_.keeping"];

function addressOf(file: string): string {
  const name = file.replace(/^.*routes\//, "").replace(/\.tsx$/, "");
  return `/${name}`
    .replaceAll(".", "/")
    .replaceAll("_/", "/")
    .replace(/\/_index$/, "")
    .replace("$slug", "SLUG")
    .replace("$page", "child")
    .replace("$decision", "authorise")
    .replace("$how", "approve")
    .replace(/\$\w+/g, "0199aaaa-0000-7000-8000-000000000000");
}

const addresses = ROUTES.filter(
  (file) => SENSITIVE.test(file) && !NEVER.some((one) => file.includes(one)),
).map(addressOf);

async function asked(address: string, method: string, confirmed: boolean): Promise<string | undefined> {
  const kind = address.startsWith("/council")
    ? "council"
    : address.startsWith("/provider")
      ? "provider"
      : "region";
  const place = await { council, provider, region: hub }[kind]();
  const { personId } = await person(place);
  const base = new Request("http://portal.test/");
  const cookie = (await startSession(base, personId, "given")).split(";")[0] ?? "";
  if (!confirmed)
    await sqlFor("auth")`update auth.sessions set confirmed_at = now() - interval '10 minutes 1 second'`;
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  const url = `http://portal.test${address.replace("SLUG", place.slug)}`;
  const request = new Request(url, {
    method,
    headers,
    ...(method === "POST" ? { body: `typed=here&key=${newFormKey()}` } : {}),
  });
  try {
    if (address.startsWith("/account")) await requirePerson(request);
    else await requireActor({ request, params: { slug: place.slug } }, kind);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Response ? (thrown.headers.get("location") ?? "") : String(thrown);
  }
}

/** Somebody who has an authenticator already. */
async function withFactor(personId: string): Promise<void> {
  const session = await startSession(new Request("http://portal.test/"), personId);
  const request = new Request("http://portal.test/", { headers: { cookie: session.split(";")[0] ?? "" } });
  const signedIn = await signedInSession(request);
  const code = codeAt(await secretToSetUp(personId), stepNow());
  if (!signedIn || !(await setUpAuthenticator(signedIn, code)).ok) throw new Error("not set up");
}

describe("a page with the secret of a new second factor", () => {
  const PAGES = ["/account/second-factor/authenticator", "/account/second-factor/passkey"];

  it.each(PAGES)(
    "%s: is shown to who has one after they confirm, and to who sets up the first at once",
    async (path) => {
      const { personId } = await person(await council());
      const open = async (proved: "none" | "given", minutes: number) => {
        const header = await startSession(new Request("http://portal.test/"), personId, proved);
        await sqlFor("auth")`
        update auth.sessions set confirmed_at = now() - ${minutes} * interval '1 minute' where person_id = ${personId}`;
        const request = new Request(`http://portal.test${path}`, {
          headers: { cookie: header.split(";")[0] ?? "" },
        });
        return requirePerson(request).then(
          () => "shown",
          (thrown: unknown) => (thrown instanceof Response ? thrown.headers.get("location") : String(thrown)),
        );
      };
      expect(await open("none", 11)).toBe("shown");
      await withFactor(personId);
      expect(await open("given", 11)).toBe(`/account/confirm?${new URLSearchParams({ next: path })}`);
      expect(await open("given", 9)).toBe("shown");
      // A session from before there was one does not pass for the first.
      expect(await open("none", 11)).toMatch(/^\/account\/confirm/);
    },
  );
});

describe("what asks again whether it is them", () => {
  it("is every address that touches identity, release, funding, people or a factor", async () => {
    expect(addresses.length).toBeGreaterThan(18);
    for (const address of addresses) {
      expect(needsStepUp("POST", address), address).toBe(true);
      const location = await asked(address, "POST", false);
      expect(location, address).toMatch(/^\/account\/confirm\?next=%2Fkept%2F[\w-]+%3Fconfirmed/);
      expect(await asked(address, "POST", true), address).toBeUndefined();
    }
  });

  it("is every spelling of such an address that the router takes for the same", () => {
    for (const address of addresses) {
      const encoded = address.replace(/[a-z](?=\/|$)/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
      const all = [
        address.toUpperCase(),
        encoded,
        address.replaceAll("/", "//"),
        `${address}/`,
        `${address}.data`,
      ];
      for (const one of all) expect(needsStepUp("POST", one), one).toBe(true);
    }
  });

  it("has no line that no address is asked by", () => {
    for (const { paths, what } of STEP_UPS)
      expect(
        addresses.some((address) => paths.some((path) => path.test(address))),
        what,
      ).toBe(true);
  });

  it("asks before a page is opened that shows who a child is, and leaves lists alone", async () => {
    const child = "/council/SLUG/referrals/HW-7K3M9Q/edit/child";
    expect(await asked(child, "GET", false)).toMatch(/^\/account\/confirm\?next=%2Fcouncil%2F/);
    expect(await asked(child, "GET", true)).toBeUndefined();
    for (const path of [
      "/council/SLUG/people",
      "/council/SLUG",
      "/council/SLUG/referrals/HW-7K3M9Q/edit/needs",
    ])
      expect(await asked(path, "GET", false), path).toBeUndefined();
  });
});
