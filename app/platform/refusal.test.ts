import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseForm } from "./forms/submission.server";
import { deny, denyNow, denyUnseen } from "./permission";
import { conflict, forbidden, invalid, missing, notNow, type Refusal, refusalOf } from "./refusal";
import { denyPage, refusePage } from "./refusal.server";
import { secretForTests } from "./testing/secret";

secretForTests();

type Answer = { init: { status: number }; data: { message?: string } | null };

function thrown(refuse: () => unknown): Answer {
  try {
    refuse();
  } catch (caught) {
    return caught as Answer;
  }
  throw new Error("nothing was refused");
}

async function inForm(refusal: Refusal): Promise<number> {
  const request = new Request("http://portal.test/x", { method: "POST", body: new URLSearchParams() });
  const form = await parseForm(request, z.object({}));
  if (!form.ok) throw new Error("not parsed");
  try {
    return form.refuse(refusal).init?.status ?? 0;
  } catch (caught) {
    return (caught as Answer).init.status;
  }
}

describe("a refusal", () => {
  it.each<[Refusal, number]>([
    [missing(), 404],
    [forbidden("Your role does not do this"), 403],
    [notNow("The search is paused"), 409],
    [conflict(), 409],
    [invalid("Too odd"), 422],
  ])("%j is answered with the same status in a form and on a page", async (refusal, status) => {
    expect(thrown(() => refusePage(refusal)).init.status).toBe(status);
    expect(await inForm(refusal)).toBe(status);
  });

  it("of a policy is a matter of right, of the moment, or of nothing there", () => {
    expect(thrown(() => denyPage(deny("role", "Your role does not do this")))).toMatchObject({
      init: { status: 403 },
      data: { message: "Your role does not do this." },
    });
    expect(thrown(() => denyPage(denyNow("search", "The search is paused")))).toMatchObject({
      init: { status: 409 },
      data: { message: "The search is paused.", title: "You cannot do this now" },
    });
    expect(thrown(() => denyPage(denyUnseen("other-organisation", "It is another's")))).toMatchObject({
      init: { status: 404 },
      data: null,
    });
  });

  it("puts a try on the record only where the person had no right to it", () => {
    expect(refusalOf(deny("role", "No"), { tried: "funding" })).toEqual(
      forbidden("No", { tried: "funding", why: "role" }),
    );
    expect(refusalOf(denyNow("state", "Not now"), { tried: "funding" })).toEqual(notNow("Not now"));
  });
});

/** Routes that answer by themselves, each with its reason. */
const ANSWERS_ITSELF = [
  // The conflict page shows both texts, which is more than a refusal says.
  "app/routes/council.$slug.referrals_.$reference.edit.$page.tsx",
  // Has no form with fields to put the words above.
  "app/routes/provider.$slug.forums_.calendar.tsx",
];

it("nothing else says no in its own way", () => {
  const own = /status: (403|409)\b|\bkind: "(forbidden|not-now)"|\btype: "(forbidden|illegal-move|not-now)"/;
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((name) => join("app", name))
    .filter(
      (path) =>
        /\.tsx?$/.test(path) && !/\.test\.tsx?$|^app\/platform\/(refusal|permission|machine)\.ts$/.test(path),
    );
  expect(files.filter((path) => own.test(readFileSync(path, "utf8"))).sort()).toEqual(ANSWERS_ITSELF);
});
