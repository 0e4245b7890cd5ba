import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "~/domains/access/actor";
import { destroyIdentity } from "~/domains/vault/commands/destroy-identity.server";
import { transaction } from "~/platform/database/transaction.server";
import { everythingIn } from "../../../prisma/testing/cluster.server";
import { testDatabase } from "../../../prisma/testing/database.server";
import { fileAllRecords } from "../../../prisma/testing/filed.server";
import type { StepCode } from "./steps.options";
import {
  planned,
  SHROPSHIRE,
  STAFFORDSHIRE,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
} from "./testing/statutory-world";

/** Colleagues read these words who may not know the child; the example child of the factories is Amara Quillfeather. */
const database = testDatabase();
let world: StatutoryWorld;
let everything: Sql;
let steps: ReturnType<typeof stepsAt>;
beforeAll(async () => {
  everything = postgres(await everythingIn(database.name), { max: 1, onnotice: () => undefined });
  world = await statutoryWorld();
  steps = stepsAt(world, await planned(world));
});
afterAll(() => everything.end());

const KNOWN = "Amara wants to stay near her mother";
const UNKNOWN = "Ottiline wants to stay near her mother";
const refusal = (result: { ok: boolean; error?: unknown }) => (result.ok ? "ok" : result.error);
const refused = (field: string, words: string) => ({
  kind: "invalid",
  field,
  message: expect.stringContaining(words),
});

it("whoever may know the child is told the name that is in it", async () => {
  const { broker } = world;
  expect(refusal(await steps.tells(broker, STAFFORDSHIRE, { toldHow: KNOWN }))).toEqual(
    refused("toldHow", "The child's name is in it"),
  );
  expect(refusal(await steps.tells(broker, STAFFORDSHIRE))).toBe("ok");
  expect(refusal(await steps.gives(broker, "notice-iro", { evidence: KNOWN }))).toEqual(
    refused("evidence", "The child's name is in it"),
  );
  expect(
    refusal(await steps.gives(broker, "notice-iro", { evidence: "By secure email to Janet Brown" })),
  ).toBe("ok");
  expect(refusal(await steps.withdraws(broker, "notice-iro", KNOWN))).toEqual(
    refused("why", "The child's name is in it"),
  );
});

it("whoever may not is refused any name, known or not, in the same words", async () => {
  const { nominated, colleague } = world;
  const tries: ((text: string) => Promise<{ ok: boolean; error?: unknown }>)[] = [
    (text) => steps.tells(colleague, STAFFORDSHIRE, { toldHow: text }),
    (text) => steps.gives(nominated, "out-of-area-approval", { evidence: text }),
    (text) => steps.withdraws(nominated, "out-of-area-approval", text),
  ];
  for (const attempt of tries) {
    const [known, unknown] = [refusal(await attempt(KNOWN)), refusal(await attempt(UNKNOWN))];
    expect(known).toEqual(refused(expect.any(String) as never, "may identify the child"));
    expect(JSON.stringify(known).replace("Amara", "")).toBe(JSON.stringify(unknown).replace("Ottiline", ""));
    expect(JSON.stringify(known)).toContain("Colleagues without access to names");
    expect(
      refusal(
        await attempt("The child was heard, and the IRO and relatives were consulted in Staffordshire"),
      ),
    ).toBe("ok");
  }
});

it("goes with the child's data key, and what was done stays", async () => {
  const { broker, director } = world;
  expect(refusal(await steps.tells(broker, SHROPSHIRE, { toldHow: "Zephyrous words" }))).toBe("ok");
  const written: [Actor, StepCode][] = [
    [broker, "notice-gp"],
    [broker, "area-authority-consulted"],
    [director, "at-a-distance-approval"],
  ];
  for (const [who, code] of written)
    expect(refusal(await steps.gives(who, code, { evidence: "with mathematics words" }))).toBe("ok");
  expect(refusal(await steps.withdraws(broker, "notice-gp", "umbrageous words"))).toBe("ok");
  const [child] = await everything<{ id: string }[]>`select identity_id as id from referral_children`;
  // The child has left, so that nobody needs to know any more who it is.
  await everything`update referrals set state = 'ended'`;
  await fileAllRecords();
  const destroyed = await transaction("worker", { "app.org_id": world.home.id }, (tx) =>
    destroyIdentity(tx, child?.id ?? "", new Date()),
  );
  expect(destroyed).toBe(true);
  const left = await everything`
    select s::text as words from statutory_steps s union all select c::text from statutory_circumstances c`;
  expect(left.length).toBeGreaterThan(3);
  expect(JSON.stringify(left)).not.toMatch(/Zephyrous|mathematics|umbrageous/);
  const after = await steps.view();
  expect(after.told).toMatchObject({ how: "Deleted with the child’s identity", by: broker.personName });
  expect((await steps.row("at-a-distance-approval"))?.given).toMatchObject({
    by: director.personName,
    evidence: "Deleted with the child’s identity",
  });
  expect(after.former).toContainEqual(
    expect.objectContaining({ title: "Notification to the GPs", why: "Deleted with the child’s identity" }),
  );
});
