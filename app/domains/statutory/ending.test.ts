import { beforeAll, describe, expect, it } from "vitest";
import { read } from "~/domains/access/transactions.server";
import { confirmMoveIn } from "~/domains/agreements/commands/confirm-move-in.server";
import { endPlacement } from "~/domains/agreements/commands/end-placement.server";
import { giveNotice } from "~/domains/agreements/commands/give-notice.server";
import { addDays } from "~/platform/time";
import { testDatabase } from "../../../prisma/testing/database.server";
import { saveLetter } from "./commands/save-letter.server";
import { sendNotices } from "./commands/send-notices.server";
import { statutoryLine } from "./queries/statutory-line.server";
import { viewLetters } from "./queries/view-letters.server";
import { viewLetterForm } from "./queries/view-notice-form.server";
import { viewNotices } from "./queries/view-notices.server";
import { ENDING_STEPS } from "./steps.options";
import {
  kindOf,
  planned,
  type StatutoryWorld,
  statutoryWorld,
  stepsAt,
  today,
} from "./testing/statutory-world";

testDatabase();
let world: StatutoryWorld;
beforeAll(async () => {
  world = await statutoryWorld();
});

/** A placement in which the child lives. */
async function livedIn() {
  const steps = stepsAt(world, await planned(world));
  const now = () =>
    read(world.broker, (tx) =>
      tx.placement.findFirstOrThrow({
        where: { reference: steps.reference },
        select: { reference: true, version: true },
      }),
    );
  expect(kindOf(await confirmMoveIn(world.broker, { ...(await now()), movedIn: today(), why: "" }))).toBe(
    "ok",
  );
  return { ...steps, now };
}
const codes = async (steps: ReturnType<typeof stepsAt>) =>
  (await steps.view()).rows.filter(({ group }) => group === "ending").map(({ code }) => code);

describe("a placement that the council ends", () => {
  it("by notice asks for a review, other accommodation, the IRO and written notice before its last night", async () => {
    const steps = await livedIn();
    expect(await codes(steps)).toEqual([]);
    expect(kindOf(await steps.gives(world.broker, "ending-review"))).toBe("not-now");
    const lastNight = addDays(today(), 35);
    const notice = { ...(await steps.now()), lastNight, reason: "match" as const, short: "", note: "" };
    expect(kindOf(await giveNotice(world.broker, notice))).toBe("ok");
    expect(await codes(steps)).toEqual(ENDING_STEPS);
    const row = await steps.row("ending-review");
    expect(row?.regulation).toMatch(/regulation 14\(1\)$/);
    expect(row?.due).toMatch(/^Before the placement ends/);
    expect(row?.evidence.join(" ")).toContain("regulation 14(3)(a)");
    expect(kindOf(await steps.gives(world.director, "ending-review"))).toBe("forbidden");
    expect(kindOf(await steps.gives(world.broker, "ending-review"))).toBe("ok");
    expect(await statutoryLine(world.broker, steps.reference)).toContain(
      "Ending it: 3 statutory steps missing",
    );
  });

  it("at once, because of an immediate risk, is told of and recorded after it has ended", async () => {
    const steps = await livedIn();
    const { reference } = steps;
    const letter = {
      version: 0,
      how: "post",
      email: "",
      carers: "",
      withheldWhy: "",
      words: "",
      carePlan: "",
    } as const;
    const mother = {
      ...letter,
      name: "Ms Okafor",
      address: "4 Ferry Road",
      tells: "full",
      where: "12 Orchard Way",
    } as const;
    expect(kindOf(await saveLetter(world.broker, { ...mother, reference, of: "mother" }))).toBe("ok");
    const chosen = async () => (await viewNotices(world.broker, reference)).waiting.map((one) => one.chosen);
    expect(
      kindOf(await sendNotices(world.broker, { reference, notices: await chosen(), sentOn: today() })),
    ).toBe("ok");
    const end = { ...(await steps.now()), lastNight: today(), reason: "safeguarding" as const, note: "" };
    expect(kindOf(await endPlacement(world.broker, end))).toBe("ok");
    expect(await codes(steps)).toEqual(ENDING_STEPS);
    expect(kindOf(await steps.gives(world.broker, "placement-plan"))).toBe("not-now");
    expect(kindOf(await steps.gives(world.broker, "ending-iro"))).toBe("ok");
    expect(kindOf(await steps.withdraws(world.broker, "ending-iro"))).toBe("ok");
    expect(kindOf(await saveLetter(world.broker, { ...mother, reference, of: "father" }))).toBe("not-now");
    // Who was told of the placement is told of its end, at the same address.
    const group = (await viewNotices(world.broker, reference)).groups.find(
      ({ code }) => code === "ending-notices",
    );
    expect(group?.parts[0]?.words).toBe("Mother (told of the placement)");
    expect((await viewLetterForm(world.broker, reference, "end-mother")).letter).toMatchObject({
      name: "Ms Okafor",
      address: "4 Ferry Road",
    });
    const ending = { ...mother, where: "" };
    expect(kindOf(await saveLetter(world.broker, { ...ending, reference, of: "end-mother" }))).toBe("ok");
    const told = (await viewLetters(world.broker, reference, null)).letters.map(({ paragraphs }) =>
      paragraphs.join(" "),
    );
    expect(told).toEqual([expect.stringContaining("the placement has ended at Home")]);
    expect(
      kindOf(await sendNotices(world.broker, { reference, notices: await chosen(), sentOn: today() })),
    ).toBe("ok");
    expect((await steps.row("ending-notices"))?.status.missing).toBe(false);
  });

  it("is not one that the provider ends, nor one that nobody does", async () => {
    const steps = await livedIn();
    const end = { ...(await steps.now()), lastNight: today(), reason: "died" as const, note: "" };
    expect(kindOf(await endPlacement(world.broker, end))).toBe("ok");
    expect(await codes(steps)).toEqual([]);
  });
});
