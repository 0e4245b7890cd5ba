import { expect, test } from "../../people.ts";
import { date, follow, isToldOf, pick, press, write } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";

const AISLING = "aisling.byrne@dudley.example";
const BALVINDER = "balvinder.kooner@dudley.example";
const S = "/council/dudley/statements";

test.describe("A market position statement", () => {
  test("a commissioner writes, a colleague publishes, a provider reads it on a phone", async ({
    as,
    browser,
    mailbox,
  }) => {
    const page = await as(AISLING);
    await page.goto(S);
    await follow(page, "Start a statement");
    await press(page, "Start the draft");
    await isToldOf(page, "Enter a title", "Enter the period covered");
    await write(page, "Title", "Homes near Dudley");
    await write(page, "Period covered", "2026 to 2029");
    await press(page, "Start the draft");
    await expect(page.getByText("Draft started.")).toBeVisible();

    // A text, with what is not allowed in it.
    const need = page.getByRole("region", { name: "What we need" });
    await follow(need, /^Edit text/);
    await write(page, "Text", '- six **small** homes\n\n<img src=x onerror="alert(1)">');
    await press(page, "Preview");
    await expect(page.getByRole("region", { name: "Preview" }).getByRole("listitem")).toHaveText(
      "six small homes",
    );
    await expect(page.locator("main img")).toHaveCount(0);
    await press(page, "Save");
    await expect(page.getByText("Saved.")).toBeVisible();

    // A table of their own, in which no child can be told apart.
    await follow(need, "Add table");
    await pick(page, "Figure", "Your own table");
    await write(page, "Title", "Places we need");
    await write(page, "Rows", "Children | Now\nTwo | 3");
    await write(page, "What is counted", "children");
    await write(page, "Source", "Placements team");
    await press(page, "Save");
    await isToldOf(page, /could identify somebody/);
    await write(page, "Rows", "Type of home | Now\nTwo children | 3");
    await write(page, "What is counted", "places");
    await press(page, "Save");
    await expect(page.getByText("Added at the end of the section.")).toBeVisible();

    // What they mean to commission.
    await follow(need, "Add commissioning intention");
    await write(page, "What is needed", "Homes for brothers and sisters");
    await pick(page, "Type", "Children's home");
    await write(page, "Where", "Near Dudley");
    await date(page, "Needed by", "1 9 2027");
    await press(page, "Save");
    await isToldOf(page, "Enter how many homes or how many beds");
    await write(page, "Homes", "2");
    await press(page, "Save");
    await expect(page.getByText("Added at the end of the section.")).toBeVisible();

    // Figures of statistics that nobody has imported are taken out again.
    for (const section of ["Headline", "Children in our care", "The gap"]) {
      const there = page.getByRole("region", { name: section });
      for (
        let left = await there.getByRole("link", { name: /^Remove (table|key figure)/ }).count();
        left > 0;
        left -= 1
      ) {
        await follow(there, /^Remove (table|key figure)/);
        await press(page, /^Remove (table|key figure)$/);
        await expect(page.getByText("Removed.")).toBeVisible();
      }
    }
    await follow(page, "Send for review");
    await expect(page.getByText(/Empty sections are left out: Headline/)).toBeVisible();
    await press(page, "Send for review");
    await expect(page.getByText("You made the last change, so a colleague must publish it.")).toBeVisible();

    const head = await as(BALVINDER);
    await head.goto(`${S}/1`);
    await follow(head, "Publish");
    await write(head, "What should readers know first?", "Our first statement.");
    await press(head, "Publish version 1");
    await expect(head.getByText("Published. Anyone can read it now.")).toBeVisible();

    // The commissioner says how far it is, beside the version that stays.
    await page.goto(`${S}/1`);
    await follow(page, /^Change status/);
    await pick(page, "New status", "Dropped");
    await press(page, "Change status");
    await isToldOf(page, "Enter why it is dropped");
    await pick(page, "New status", "Out to market");
    await press(page, "Change status");
    await expect(page.getByText("Status changed.")).toBeVisible();

    // A provider, on a phone, without signing in.
    const phone = await browser.newContext({
      viewport: { width: 375, height: 800 },
      javaScriptEnabled: false,
    });
    const reader = await phone.newPage();
    await reader.goto("/");
    await follow(reader, "What councils need");
    await follow(reader, "Dudley");
    await expect(reader.getByRole("heading", { level: 1, name: "Homes near Dudley" })).toBeVisible();
    await expect(reader.getByRole("listitem").filter({ hasText: "six small homes" })).toBeVisible();
    await expect(reader.getByRole("heading", { name: "Price" })).toHaveCount(0);
    const commissioning = reader.getByRole("region", { name: /^What we are commissioning/ });
    await expect(commissioning).toContainText("Homes for brothers and sisters");
    await expect(commissioning).toContainText("Out to market");
    await touch(reader.getByText("Sources and definition"));
    await expect(reader.getByText("Dudley, Placements team")).toBeVisible();
    const width = await reader.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(375);
    const json = await reader.request.get("/statements/dudley/1/statement.json");
    const tag = json.headers().etag ?? "";
    await expect(reader.getByText(`SHA-256 of the JSON: ${/[0-9a-f]{64}/.exec(tag)?.[0]}`)).toBeVisible();
    const csv = await reader.request.get("/statements/dudley/1/data.csv");
    expect(await csv.text()).toContain('"Places we need","Two children","Now",3,');
    const feed = await reader.request.get("/statements/dudley/feed.atom");
    expect(await feed.text()).toContain("<summary>Our first statement.</summary>");
    const first = await reader.request.get("/statements/dudley/1");
    expect(first.headers()["cache-control"]).toBe("public, max-age=300");
    const again = await reader.request.get("/statements/dudley/1", {
      headers: { "If-None-Match": first.headers().etag ?? "" },
    });
    expect(again.status()).toBe(304);
    // Told of the next version by email, without an account.
    const address = `reader-${Date.now()}@example.org`;
    await reader.goto("/statements/dudley");
    await follow(reader, "Get an email when a new version is published");
    await press(reader, "Subscribe");
    await isToldOf(reader, "Enter an email address");
    await write(reader, "Email address", address);
    await press(reader, "Subscribe");
    await expect(reader.getByRole("heading", { name: "Check your email" })).toBeVisible();
    const asked = await mailbox.waitFor(address, /Confirm your subscription/);
    await reader.goto(mailbox.link(asked));
    await press(reader, "Confirm subscription");
    await expect(reader.getByRole("heading", { name: "You are subscribed" })).toBeVisible();
    await phone.close();
  });

  test("two colleagues who edit the same text lose nothing", async ({ as }) => {
    const page = await as("Yasmin Farooqi");
    await page.goto("/council/wolverhampton/statements");
    await follow(page, /2027 to 2030/);
    await follow(page.getByRole("region", { name: "The gap" }), /^Edit text/);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(page.url());
    await write(elsewhere, "Text", "Written first");
    await press(elsewhere, "Save");
    await expect(elsewhere.getByText("Saved.")).toBeVisible();
    await elsewhere.close();
    await write(page, "Text", "Written second");
    await press(page, "Save");
    const saved = page.getByRole("status").filter({ hasText: "Saved while you were writing" });
    await expect(saved.getByText("Written first")).toBeVisible();
    await expect(page.getByLabel("Text", { exact: true })).toHaveValue("Written second");
    await write(page, "Text", "Written first, then second");
    await press(page, "Save");
    await expect(page.getByText("Written first, then second")).toBeVisible();
  });
});
