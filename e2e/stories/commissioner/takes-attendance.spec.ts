import type { Page } from "@playwright/test";
import { expect, test } from "../../people.ts";
import { press } from "../../steps/fields.ts";
import { strike, touch } from "../../steps/pressing.ts";
import type { Scene } from "../../world/scene.ts";

const YASMIN = "yasmin.farooqi@wolverhampton.example";
const F = "/council/wolverhampton/forums";

async function forum(scene: Scene): Promise<string> {
  const commissioner = await scene.actor(YASMIN, "wolverhampton");
  const graham = await scene.actor("graham.tolley@ashgrove-care.example", "ashgrove-care");
  return scene.forum(commissioner, {
    starts: -5,
    booked: [
      { by: graham },
      { by: graham, name: "Ivy Bell", email: "ivy.bell@ashgrove-care.example" },
      { by: graham, name: "Noor Khan", email: "noor.khan@ashgrove-care.example" },
    ],
  });
}

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const marks = (scene: Scene, reference: string) =>
  scene.rows<{ name: string; state: string; marks: number }>(
    `select b.attendee_name as name, b.state, count(m.key)::int as marks from forum_bookings b join forum_dates d on d.id = b.date_id
       left join forum_marks m on m.booking_id = b.id where d.reference = $1 group by 1, 2 order by 1`,
    [reference],
  );

test.describe("At the door of a forum", () => {
  test("a press marks who is here, a search finds them, and who walks in is added", async ({ as, scene }) => {
    const reference = await forum(scene);
    const page = await as(YASMIN);
    await page.goto(`${F}/${reference}/door`);
    await page.getByLabel("Find somebody").fill("ivy");
    await strike(page.getByLabel("Find somebody"), "Enter");
    await expect(row(page, "Noor Khan")).toHaveCount(0);
    await touch(row(page, "Ivy Bell").getByRole("button", { name: "Here Ivy Bell" }));
    await expect.poll(async () => (await marks(scene, reference))[1]?.state).toBe("attended");
    await page.goto(`${F}/${reference}/door`);
    await expect(row(page, "Ivy Bell").getByText("Here", { exact: true })).toBeVisible();
    await touch(page.getByRole("button", { name: "Add them as here" }));
    await expect(page.getByRole("link", { name: "Enter their name" })).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill("Wendy Walker");
    await page.getByLabel("From").fill("Spire View");
    await touch(page.getByRole("button", { name: "Add them as here" }));
    await expect
      .poll(async () => (await marks(scene, reference)).map(({ name }) => name))
      .toContain("Wendy Walker");

    const theirs = await as("graham.tolley@ashgrove-care.example");
    await page.goto(`${F}/${reference}/code`);
    const address = await page.getByText(/\/forums\/check-in\//).textContent();
    await theirs.goto(new URL(address ?? "").pathname);
    await press(theirs, "Yes, I am here");
    await expect(theirs.getByRole("heading", { name: "You are here" })).toBeVisible();
  });

  // A phone that runs scripts: the desk's project leaves it out.
  test("marks wait on a phone without a connection, and count once when it is back @phone-only", async ({
    as,
    scene,
  }) => {
    const reference = await forum(scene);
    const page = await as(YASMIN, { javaScriptEnabled: true });
    await page.goto(`${F}/${reference}/door`);
    await expect(page.getByText("All marks are saved.")).toBeVisible();
    await page.context().setOffline(true);
    await touch(row(page, "Ivy Bell").getByRole("button", { name: "Here Ivy Bell" }));
    await touch(row(page, "Noor Khan").getByRole("button", { name: "Missed Noor Khan" }));
    await page.getByLabel("Name", { exact: true }).fill("Wendy Walker");
    await page.getByLabel("From").fill("Spire View");
    await touch(page.getByRole("button", { name: "Add them as here" }));
    await expect(page.getByText("3 marks wait for a connection")).toBeVisible();
    await expect(row(page, "Ivy Bell").getByText("Here, not sent yet")).toBeVisible();
    expect((await marks(scene, reference)).map(({ state }) => state)).toEqual(["booked", "booked", "booked"]);

    // The answer is lost once: the same marks are sent again.
    let lost = 0;
    await page.route("**/marks", async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await page.context().setOffline(false);
    await expect(page.getByText("All marks are saved.")).toBeVisible();
    expect(lost).toBe(1);
    const known = await marks(scene, reference);
    expect(known.map(({ name, state, marks: counted }) => [name, state, counted])).toEqual([
      ["Graham Tolley", "booked", 0],
      ["Ivy Bell", "attended", 1],
      ["Noor Khan", "missed", 1],
      ["Wendy Walker", "attended", 1],
    ]);
    await page.reload();
    await expect(page.getByRole("heading", { name: "2 of 4 are here" })).toBeVisible();
  });
});
