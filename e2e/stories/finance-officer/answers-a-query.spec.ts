import { expect, test } from "../../people.ts";
import { choose, follow, press, write } from "../../steps/fields.ts";

test("a provider asks about a payment, finance answers it, and the answer is disputed", async ({
  as,
  scene,
}) => {
  const [payment] = await scene.rows<{ placement: string; from: string }>(
    `select q.reference as placement, l.period_from::text as from from payment_allocations a
       join expected_lines l on l.id = a.line_id join placements q on q.id = l.placement_id
      where a.ended_at is null order by l.period_from limit 1`,
  );
  if (!payment) throw new Error("Nothing in the demo has been paid.");
  const provider = await as("Olivia Marsden");
  await provider.goto(`/provider/ashgrove-care/placements/${payment.placement}/payments/${payment.from}`);
  await follow(provider, "Raise a query");
  await press(provider, "Send the query");
  await expect(provider.getByText("Say what is wrong").first()).toBeVisible();
  await choose(provider, "What is wrong", "Wrong number of nights");
  await write(provider, "Details", "We make it one night more.");
  await press(provider, "Send the query");
  await expect(provider.getByText(/^Query sent to the council\./)).toBeVisible();
  await expect(provider.getByText(/^First answer due by /)).toBeVisible();
  await expect(provider.getByText("Nobody yet")).toBeVisible();
  const address = new URL(provider.url()).pathname;

  const finance = await as("Mei-Ling Cheung");
  await finance.goto("/council/wolverhampton");
  await follow(finance, /^Answer \d+ payment quer/);
  await follow(finance, /^Wrong number of nights/);
  await follow(finance, "Take it, or pass it on");
  await choose(finance, "Finance officer", "Mei-Ling Cheung");
  await press(finance, "Save");
  await follow(finance, "Answer and close");
  await choose(finance, "Outcome", "Nothing more is due");
  await write(finance, "Answer", "The day of leaving is not paid.");
  await press(finance, "Send the answer");
  await expect(finance.getByText(/^First answered on .*, in time\.$/)).toBeVisible();

  await provider.goto(address);
  await follow(provider, "Dispute the answer");
  await write(provider, "Why the answer is not right", "Nobody left that day.");
  await press(provider, "Dispute the answer");
  await expect(provider.getByText("Answer disputed once")).toBeVisible();
  await expect(provider.getByText("The day of leaving is not paid.")).toBeVisible();
});
