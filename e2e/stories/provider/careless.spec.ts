import { expect, test } from "../../people.ts";
import { date, follow, inDays, isToldOf, press, write } from "../../steps/fields.ts";
import { assesses, writesALine, writesAnOffer } from "../../steps/offers.ts";
import { opens } from "../../steps/provider.ts";
import { searchAround } from "../../steps/searches.ts";

test.describe("A careless referrals officer", () => {
  test("writes £1,234.50 and it counts; zero, less than nothing, what has gone by and somebody's number do not", async ({
    as,
    scene,
  }) => {
    const { reference } = await searchAround(scene);
    const page = await as("Olivia Marsden");
    await opens(page, "ashgrove-care", reference);
    await follow(page, "Make an offer for Oak View");
    await press(page, "Begin the offer");
    await press(page, "Check the offer");
    await isToldOf(page, /./);

    await writesAnOffer(page, [{ kind: "Core weekly fee", price: "-5" }]);
    await press(page, "Check the offer");
    await isToldOf(page, /must not be less than £0\.00/);
    await expect(page.getByLabel("How would you meet the needs?")).toHaveValue(/^Two staff at all times/);
    const number = "Her NHS number is 943 476 5919, so her nurse can come.";
    await write(page, "How would you meet the needs?", number);
    await writesALine(page, 1, { kind: "Core weekly fee", price: "0" });
    await press(page, "Check the offer");
    await isToldOf(page, "The amount must be more than £0.00");
    await isToldOf(page, /An NHS number is in it: “943 476 5919”\. Take it out/);
    await expect(page.getByLabel("How would you meet the needs?")).toHaveValue(number);
    await write(page, "How would you meet the needs?", "Her nurse can come.");
    await writesALine(page, 1, { kind: "Core weekly fee", price: "£1,234.50" });
    await date(page, "When can the placement start?", inDays(-2));
    await press(page, "Check the offer");
    await isToldOf(page, "The start date has gone by");
    await date(page, "When can the placement start?", "31 2 2027");
    await press(page, "Check the offer");
    await isToldOf(page, "31 February 2027 does not exist");
    await date(page, "When can the placement start?", inDays(6));
    await press(page, "Check the offer");
    await isToldOf(page, /The impact assessment is not complete yet/);
    await assesses(page);
    await press(page, "Check the offer");
    await expect(page.getByText("£1,234.50").first()).toBeVisible();
    await follow(page, "Go on writing");
    await write(page, "How would you meet the needs?", "Still the same, said shorter.");
    await press(page, "Save and work out the cost");
    await page.reload();
    await expect(page.getByLabel("How would you meet the needs?")).toHaveValue(
      "Still the same, said shorter.",
    );
  });
});

test.describe("A referrals officer on a slow line", () => {
  test("keeps what they typed before the page's scripts came, and the sums follow it @desk-only: needs scripts", async ({
    as,
    scene,
  }) => {
    const { reference } = await searchAround(scene);
    const page = await as("Olivia Marsden");
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await opens(page, "ashgrove-care", reference);
    await follow(page, "Make an offer for Oak View");
    await press(page, "Begin the offer");
    await write(page, "How would you meet the needs?", "Two staff.");
    await press(page, "Save and work out the cost");
    const held: (() => void)[] = [];
    let open = false;
    await page.route(/\/assets\/.*\.js/, async (route) => {
      if (!open) await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    await page.reload({ waitUntil: "commit" });
    await date(page, "When can the placement start?", inDays(6));
    await writesALine(page, 1, { kind: "Core weekly fee", price: "4600" });
    await write(page, "How would you meet the needs?", "Two staff at all times.");
    open = true;
    for (const go of held) go();
    await expect(page.locator(".figures .big").first()).toHaveText("£4,600.00");
    await expect(page.getByLabel("Price")).toHaveValue("4600");
    await expect(page.getByLabel("How would you meet the needs?")).toHaveValue("Two staff at all times.");
    expect(faults).toEqual([]);
  });

  test("types at the very moment when the scripts take over, and the sums follow it @desk-only: needs scripts", async ({
    as,
    scene,
  }) => {
    const { reference } = await searchAround(scene);
    const page = await as("Olivia Marsden");
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await opens(page, "ashgrove-care", reference);
    await follow(page, "Make an offer for Oak View");
    await press(page, "Begin the offer");
    // What listens for typing is there before the page is alive: a key that is struck between the two.
    await page.addInitScript(() => {
      const listen = document.addEventListener.bind(document);
      let struck = false;
      document.addEventListener = (...args: Parameters<typeof listen>) => {
        listen(...args);
        if (struck || args[0] !== "input") return;
        struck = true;
        queueMicrotask(() => {
          const price = document.querySelector<HTMLInputElement>('input[name="lines[0].amount"]');
          price?.dispatchEvent(new Event("input", { bubbles: true }));
        });
      };
    });
    await page.reload();
    await writesALine(page, 1, { kind: "Core weekly fee", price: "4600" });
    await expect(page.locator(".figures .big").first()).toHaveText("£4,600.00");
    expect(faults).toEqual([]);
  });
});
