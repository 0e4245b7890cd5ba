import { expect, test } from "../../people.ts";
import { choose, follow, isToldOf, press, write } from "../../steps/fields.ts";

test("a home raises an issue, the council answers it in time, the answer is disputed and escalated; the board says who answers", async ({
  as,
  scene,
}) => {
  const [of] = await scene.rows<{ placement: string }>(
    `select q.reference as placement from placements q join access.organisations p on p.id = q.provider_id
       join access.organisations c on c.id = q.council_id
      where p.slug = 'ashgrove-care' and c.slug = 'wolverhampton' and q.state = 'started' limit 1`,
  );
  if (!of) throw new Error("Nobody lives at Ashgrove.");
  const manager = await as("Harpreet Bains");
  await manager.goto(`/provider/ashgrove-care/placements/${of.placement}`);
  await follow(manager, "Raise an issue");
  await press(manager, "Send the issue");
  await isToldOf(manager, "Choose what it is about", "Choose how urgent it is");
  await choose(manager, "What it is about", "A visit or review");
  await choose(
    manager,
    "How urgent it is",
    "It can wait for the next working day: a first answer within 1 working day",
  );
  await write(
    manager,
    "What happened, and what you need",
    "Nobody has visited for six weeks. When is the next visit?",
  );
  await press(manager, "Send the issue");
  await expect(manager.getByText(/^Issue sent to the council\./)).toBeVisible();
  const address = new URL(manager.url()).pathname;

  const teamManager = await as("Gurdeep Sahota");
  await teamManager.goto(`/council/wolverhampton${address.slice("/provider/ashgrove-care".length)}`);
  await follow(teamManager, "Answer and close");
  await choose(teamManager, "Outcome", "We agreed what happens next");
  await write(teamManager, "Answer", "The visit is on Thursday.");
  await press(teamManager, "Send the answer");
  await expect(teamManager.getByText(/^First answered on .*, in time\.$/)).toBeVisible();

  await manager.goto(address);
  await follow(manager, "Dispute the answer");
  await write(manager, "Why the answer is not right", "Nobody came on Thursday.");
  await press(manager, "Dispute the answer");
  await follow(manager, "Escalate to the team manager");
  await press(manager, "Escalate");
  await expect(manager.getByText("Escalated", { exact: true }).first()).toBeVisible();

  await manager.goto("/provider/ashgrove-care");
  await follow(manager, "How councils do");
  await expect(manager.getByText("All councils", { exact: true })).toBeVisible();
  await follow(manager, /^Dudley/);
  await expect(manager.getByRole("heading", { name: "Answering what is raised" })).toBeVisible();
  await expect(manager.getByText(/has not replied to these figures/)).toBeVisible();
});
