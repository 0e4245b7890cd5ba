import { expect, test } from "../../people.ts";
import { date, follow, isToldOf, pick, press, write } from "../../steps/fields.ts";

const BRONWEN = "bronwen.ellis@fernhill-homes.example";
const YASMIN = "Yasmin Farooqi";
const INTENTION = "Homes for one child, close to school";

test("a provider is interested in what a council intends, and the commissioner takes it to an end", async ({
  as,
  page: reader,
  mailbox,
}) => {
  // Anybody reads what is needed, and where providers sign in.
  await reader.goto("/statements/wolverhampton");
  await follow(reader, `We are interested: ${INTENTION}`);
  await expect(reader.getByText("Not on Homeward yet?")).toBeVisible();
  await expect(reader.getByRole("button", { name: "Tell the council" })).toHaveCount(0);
  const address = reader.url();

  const provider = await as(BRONWEN);
  await provider.goto(address);
  await expect(provider.getByRole("heading", { level: 1, name: "We are interested" })).toBeVisible();
  await press(provider, "Tell the council");
  await isToldOf(provider, "Enter how many beds you could offer", "Enter what would make it happen");
  await write(provider, "Beds", "2");
  await write(provider, "Where", "Tettenhall");
  await date(provider, "Could open by", "1 3 2028");
  await write(provider, "What would make it happen", "Ask about the child 943 476 5919");
  await press(provider, "Tell the council");
  await isToldOf(provider, /An NHS number is in it/);
  await expect(provider.getByLabel("Where")).toHaveValue("Tettenhall");
  await write(provider, "What would make it happen", "A block contract for two years");
  await press(provider, "Tell the council");
  await expect(provider.getByText("Sent to the council. Its commissioners are told by email.")).toBeVisible();
  const own = provider.url().split("?")[0] ?? "";

  // The commissioner finds it on the start page, is told by email, and asks.
  const told = await mailbox.waitFor("yasmin.farooqi@wolverhampton.example", /Fernhill.* is interested/);
  expect(told.text).not.toContain("Tettenhall");
  const page = await as(YASMIN);
  await page.goto("/council/wolverhampton");
  await follow(page, /^Reply to interest from 2 providers/);
  await follow(page, /Fernhill/);
  await expect(page.getByText("A block contract for two years")).toBeVisible();
  await follow(page, "Answer");
  await press(page, "Send the answer");
  await isToldOf(page, "Write a message, or choose a new status");
  await write(page, "Message", "May we visit in March?");
  await pick(page, "New status", "Talking");
  await press(page, "Send the answer");
  await expect(page.getByText("Answer sent. The provider is told by email.")).toBeVisible();

  // The provider follows it, and writes back.
  const answer = await mailbox.waitFor(BRONWEN, /Wolverhampton answered your interest/);
  expect(answer.text).toContain(INTENTION);
  await provider.goto("/provider/fernhill-homes");
  await follow(provider, "A council answered your interest");
  await follow(provider, new RegExp(INTENTION));
  await expect(provider.getByRole("list", { name: "Messages" })).toContainText("May we visit in March?");
  await follow(provider, "Write to the council");
  await write(provider, "Message", "Yes, any day in the first week.");
  await press(provider, "Send the message");
  await expect(provider.getByText("Message sent. The council is told by email.")).toBeVisible();

  // An end, with a reason that the provider reads.
  await page.reload();
  await follow(page, "Answer");
  await pick(page, "New status", "Not now");
  await press(page, "Send the answer");
  await isToldOf(page, "Choose why not now");
  await pick(page, "Why not now", "We need it later");
  await press(page, "Send the answer");
  await provider.goto(own);
  await expect(provider.getByText("Status: Not now. We need it later")).toBeVisible();
  await follow(provider, "Withdraw");
  await press(provider, "Withdraw");
  await expect(provider.getByText("Withdrawn. The council is told by email.")).toBeVisible();
});
