import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { CHANGED_FIRST } from "~/platform/refusal";
import { rendered } from "~/ui/testing/rendered";
import { council, person } from "../../../prisma/factories/organisations";
import { draftReferral } from "../../../prisma/factories/referrals";
import { testDatabase } from "../../../prisma/testing/database.server";
import { decideFindings } from "./commands/decide-findings.server";
import { decideSmallNumbers } from "./commands/decide-small-numbers.server";
import { EXAMPLE_PAGES } from "./example-referral";
import { gateDecisionsSchema } from "./gate.schema";
import { viewGate } from "./queries/view-gate.server";
import { GateForm, typedItems } from "./ui/gate-form";

testDatabase();
let broker: Actor;
let social: Actor;
let reference: string;

beforeEach(async () => {
  const home = await council();
  broker = await person(home, ["broker"]);
  social = await person(home, ["social-worker"]);
  const narrative = `${EXAMPLE_PAGES.narrative.narrative} Amara swims with Brynmoor Otters, and Kalinka helps.`;
  const made = await draftReferral(broker, {
    socialWorkerId: social.personId,
    pages: { narrative: { narrative } },
  });
  reference = made.reference;
});

const OTTERS = "Brynmoor Otters";
type Fields = Map<string, string>;
type Refused = { data: { error?: Record<string, string[] | null> | null; initialValue?: object | null } };

const viewed = () => viewGate(broker, reference);
const itemOf = async (text: string) => {
  const item = (await viewed()).items.find((one) => one.text === text);
  if (!item) throw new Error(`${text} was not found.`);
  return item;
};

/** The page as somebody reads it, after a refusal if there was one. */
async function htmlOf(refused?: Refused): Promise<string> {
  const typed = typedItems(refused?.data.initialValue as Record<string, unknown>);
  const errors = refused?.data.error ?? {};
  return rendered(<GateForm view={await viewed()} typed={typed} errors={errors} formKey={newFormKey()} />);
}

/** What a browser would send of a page that nobody has touched. */
async function pageNow(refused?: Refused): Promise<Fields> {
  const fields: Fields = new Map();
  for (const [tag] of (await htmlOf(refused)).matchAll(/<input\b[^>]*>/g)) {
    const read = (name: string) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "";
    if (read("type") !== "radio" || / checked\b/.test(tag)) fields.set(read("name"), read("value"));
  }
  return fields;
}

async function says(page: Fields, text: string, said: Record<string, string>): Promise<Fields> {
  const { term } = await itemOf(text);
  const row = [...page].find(([name, value]) => name.endsWith(".term") && value === term)?.[0];
  for (const [name, value] of Object.entries(said))
    page.set(`${row?.slice(0, -".term".length)}.${name}`, value);
  return page;
}

/** Posts a page; what it was refused with, or undefined. */
async function sends(by: Actor, page: Fields): Promise<(Refused & { init: unknown }) | undefined> {
  const body = new URLSearchParams([...page]);
  const form = await parseForm(
    new Request("http://portal.test/", { method: "POST", body }),
    gateDecisionsSchema,
  );
  if (!form.ok) return form.response as Refused & { init: unknown };
  const { items, rest } = form.value;
  const result = await decideFindings(by, { reference, items, maskTheRest: rest === "mask" });
  return result.ok ? undefined : (form.refuse(result.error) as Refused & { init: unknown });
}

const words = (instead: string) => ({ action: "words", instead });

describe("two people at one gate", () => {
  it("the second to decide the same finding is told, sees both, and loses nothing", async () => {
    const older = await says(await pageNow(), OTTERS, words("a swimming team"));
    await says(older, "Kalinka", words("a friend"));
    expect(await sends(social, await says(await pageNow(), OTTERS, words("a local club")))).toBeUndefined();

    const refused = await sends(broker, older);
    expect(refused).toMatchObject({ init: { status: 409 }, data: { error: { "": [CHANGED_FIRST] } } });
    expect(await itemOf(OTTERS)).toMatchObject({ action: "words", instead: "a local club" });
    expect(await itemOf("Kalinka")).toMatchObject({ action: "" });
    const html = await htmlOf(refused);
    expect(html.match(/Saved meanwhile/g)).toHaveLength(1);
    expect(html).toContain("a local club");
    for (const typed of ["a swimming team", "a friend"]) expect(html).toContain(`value="${typed}"`);

    // Having seen it, they may say so again.
    expect(await sends(broker, await pageNow(refused))).toBeUndefined();
    expect(await itemOf(OTTERS)).toMatchObject({ instead: "a swimming team" });
    expect(await itemOf("Kalinka")).toMatchObject({ instead: "a friend" });
  });

  it("an older page takes back nothing of the rows that its reader left alone", async () => {
    await sends(social, await says(await pageNow(), OTTERS, words("a club")));
    const older = await says(await pageNow(), "Kalinka", words("a friend"));
    await sends(social, await says(await pageNow(), OTTERS, words("a local club")));
    await sends(social, await says(await pageNow(), "Amara", words("the girl")));
    expect(await sends(broker, older)).toBeUndefined();
    expect(await itemOf(OTTERS)).toMatchObject({ instead: "a local club" });
    expect(await itemOf("Amara")).toMatchObject({ instead: "the girl" });
    expect(await itemOf("Kalinka")).toMatchObject({ instead: "a friend" });
  });

  it("nor does the page that comes back after a refusal", async () => {
    await sends(social, await says(await pageNow(), "Amara", words("the child")));
    const older = await says(await pageNow(), OTTERS, words("a swimming team"));
    const fresh = await says(await pageNow(), OTTERS, words("a local club"));
    await sends(social, await says(fresh, "Amara", words("the girl")));
    const refused = await sends(broker, older);
    expect(refused).toMatchObject({ init: { status: 409 } });
    expect(await sends(broker, await pageNow(refused))).toBeUndefined();
    expect(await itemOf("Amara")).toMatchObject({ instead: "the girl" });
  });

  it("two who say the same are both right, and masking the rest touches nothing that was decided", async () => {
    const older = await says(await pageNow(), OTTERS, words("a local club"));
    await sends(social, new Map(older));
    older.set("rest", "mask");
    expect(await sends(broker, older)).toBeUndefined();
    expect(await itemOf(OTTERS)).toMatchObject({ instead: "a local club" });
    expect(await itemOf("Kalinka")).toMatchObject({ action: "mask" });
  });

  it("a page that does not say what it was filled from is refused", async () => {
    const page = await says(await pageNow(), OTTERS, words("a local club"));
    for (const name of [...page.keys()]) if (name.endsWith(".seen")) page.delete(name);
    expect(await sends(broker, page)).toMatchObject({ init: { status: 409 } });
  });

  it("the second to choose how wide it is published is told, and the first's reason stands", async () => {
    const { small } = await viewed();
    if (!small) throw new Error("no small numbers");
    const { basis, expected, widths } = small;
    const choice = { reference, basis, expected, width: widths[0]?.key ?? "" };
    expect((await decideSmallNumbers(social, { ...choice, reason: "Homes must know the age" })).ok).toBe(
      true,
    );
    const second = await decideSmallNumbers(broker, { ...choice, reason: "It is a big town" });
    expect(second).toMatchObject({ ok: false, error: { kind: "conflict" } });
    const after = (await viewed()).small;
    expect(after?.decision?.reason).toBe("Homes must know the age");
    const again = { ...choice, expected: after?.expected ?? "", reason: "It is a big town" };
    expect((await decideSmallNumbers(broker, again)).ok).toBe(true);
  });
});
