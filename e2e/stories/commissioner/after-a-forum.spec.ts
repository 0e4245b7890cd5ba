import { expect, test } from "../../people.ts";
import { date, follow, press } from "../../steps/fields.ts";
import { touch } from "../../steps/pressing.ts";

const YASMIN = "yasmin.farooqi@wolverhampton.example";
const F = "/council/wolverhampton/forums";

test.describe("A commissioner after a forum", () => {
  test("writes minutes and decisions, and actions stand on the homes of who does them", async ({
    as,
    browser,
    scene,
  }) => {
    const commissioner = await scene.actor(YASMIN, "wolverhampton");
    const graham = await scene.actor("graham.tolley@ashgrove-care.example", "ashgrove-care");
    const reference = await scene.forum(commissioner, { starts: -60, dates: 2, booked: [{ by: graham }] });
    const page = await as(YASMIN);
    await page.goto(`${F}/${reference}/minutes`);
    await page
      .getByLabel("What was said")
      .fill('# Staffing\n\n- **night** cover\n\n<img src=x onerror="alert(1)">');
    await press(page, "Show how it reads");
    await expect(page.getByRole("heading", { name: "Staffing" })).toBeVisible();
    await expect(page.locator("img")).toHaveCount(0);
    await press(page, "Save and publish");
    await expect(page.getByText("The minutes are published")).toBeVisible();
    await page.getByLabel("What was decided").fill("One form for all councils");
    await press(page, "Save the decisions");

    await press(page, "Write it down");
    await expect(page.getByRole("link", { name: "Choose who does it" })).toBeVisible();
    const words = `Send the rota of ${reference}`;
    await page.getByLabel("What is to be done?").fill(words);
    await page.getByLabel("Who does it?").selectOption({ label: "Ashgrove Care" });
    const due = new Date(Date.now() + 20 * 86_400_000);
    await date(page, "By when?", `${due.getDate()} ${due.getMonth() + 1} ${due.getFullYear()}`);
    await press(page, "Write it down");
    await expect(page.getByRole("link", { name: words })).toBeVisible();
    await press(page, "Take what is open along");
    await expect(page.getByLabel("What is it?").first()).toHaveValue(`Still open: ${words}`);

    const theirs = await as("graham.tolley@ashgrove-care.example");
    await theirs.goto("/provider/ashgrove-care");
    await follow(theirs, words);
    await theirs.getByLabel("is done").check();
    await theirs.getByLabel("What came of it?").fill("Sent today");
    await press(theirs, "Save");
    await expect(theirs.getByText("Saved.")).toBeVisible();
    await page.goto(`${F}/${reference}/minutes`);
    await expect(page.getByText("Sent today")).toBeVisible();

    const anybody = await (await browser.newContext()).newPage();
    await anybody.goto(`/forums/${reference}`);
    await expect(anybody.getByText("One form for all councils")).toBeVisible();
    await expect(anybody.getByText("Graham")).toHaveCount(0);
    await anybody.context().close();
  });

  test("sees a colleague's decisions beside their own where both wrote at once, and loses neither", async ({
    as,
    scene,
  }) => {
    const commissioner = await scene.actor(YASMIN, "wolverhampton");
    const reference = await scene.forum(commissioner, { starts: -60 });
    const page = await as(YASMIN);
    await page.goto(`${F}/${reference}/minutes`);
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(`${F}/${reference}/minutes`);
    await elsewhere.getByLabel("What was decided").fill("One form for all councils");
    await press(elsewhere, "Save the decisions");
    await expect(elsewhere.getByText("The decisions are saved")).toBeVisible();
    await elsewhere.close();

    await page.getByLabel("What was decided").fill("One telephone number at the weekend");
    await press(page, "Save the decisions");
    const saved = page.getByRole("status").filter({ hasText: "Saved while you were writing" });
    await expect(saved.getByText("One form for all councils")).toBeVisible();
    await expect(page.getByLabel("What was decided")).toHaveValue("One telephone number at the weekend");
    await page
      .getByLabel("What was decided")
      .fill("One form for all councils\nOne telephone number at the weekend");
    await press(page, "Save the decisions");
    await expect(page.getByText("The decisions are saved")).toBeVisible();
    await expect(page.getByLabel("What was decided")).toHaveValue(
      "One form for all councils\nOne telephone number at the weekend",
    );
  });

  test("reads what was said as a chart, with the numbers as a table", async ({ as, scene }) => {
    const commissioner = await scene.actor(YASMIN, "wolverhampton");
    const graham = await scene.actor("graham.tolley@ashgrove-care.example", "ashgrove-care");
    const reference = await scene.forum(commissioner, {
      starts: -60,
      booked: [
        { by: graham },
        { by: graham, name: "Ivy Bell", email: "ivy.bell@ashgrove-care.example" },
        { by: graham, name: "Noor Khan", email: "noor.khan@ashgrove-care.example" },
      ],
    });
    await scene.rows(
      "update forum_bookings b set state = 'attended' from forum_dates d where d.id = b.date_id and d.reference = $1",
      [reference],
    );
    await scene.rows(
      `insert into forum_feedback (booking_id, date_id, owner_organisation_id, provider_id, useful, heard, words, at)
       select b.id, b.date_id, b.owner_organisation_id, b.provider_id, 3 + n.place, 4, case when n.place = 1 then 'More time for questions' end, now()
         from (select b.*, row_number() over (order by b.id) as at_place from forum_bookings b join forum_dates d on d.id = b.date_id where d.reference = $1) b
         cross join lateral (select (b.at_place)::int as place) n where b.at_place <= 2`,
      [reference],
    );
    const page = await as(YASMIN);
    await page.goto(`${F}/${reference}/feedback`);
    await expect(page.getByRole("heading", { name: "Feedback: 2 of 3 who were there" })).toBeVisible();
    await expect(page.getByText("2 of 2 found it useful")).toBeVisible();
    await touch(page.getByText("As a table").first());
    await expect(page.getByRole("table", { name: "Was it useful?" }).getByRole("row")).toHaveCount(6);
    await expect(page.getByText("More time for questions")).toBeVisible();
    await expect(page.getByText("Ivy Bell")).toHaveCount(0);
  });
});
