import { expect, test } from "../../people.ts";
import { followsTheMail } from "../../steps/council.ts";
import { choose, date, follow, inDays, isToldOf, pick, press, write } from "../../steps/fields.ts";

const HEAD = "margaret.adeyemi@wolverhampton.example";
const MANAGER = "harpreet.bains@ashgrove-care.example";

test.describe("The emergency duty team", () => {
  test("records a placement made by phone at 2 am, whose funding is confirmed the next day", async ({
    as,
    mailbox,
  }) => {
    const duty = await as("Siobhan Gallagher");
    await duty.goto("/council/wolverhampton/placements");
    await follow(duty, "Record a placement made by phone");
    await pick(duty, "Who is it for?", "Not in the portal yet");
    await write(duty, "Given name", "Tamsin");
    await pick(duty, "Which home?", "Linden House");
    await write(duty, "Up to how much a week?", "6,500");
    await write(duty, "Weekly fee agreed with the home", "6,900");
    await date(duty, "Authorised until", inDays(3));
    await press(duty, "Record the placement");
    await isToldOf(
      duty,
      "Enter the child’s family name",
      "Enter the child’s date of birth",
      "Choose who authorised the funding",
      "The fee is above the amount authorised. Lower it, or ask for authority for more",
      "Choose whether the child has moved in",
    );
    await expect(duty.getByLabel("Given name", { exact: true })).toHaveValue("Tamsin");
    await write(duty, "Family name", "Overbury");
    await date(duty, "Date of birth", "4 5 2012");
    await choose(duty, "Gender", "Girl");
    await pick(duty, "Who takes over in the morning?", "Priya Nandakumar");
    await pick(duty, "Who authorised the funding?", "Margaret Adeyemi");
    await write(duty, "Weekly fee agreed with the home", "6,200");
    await choose(duty, "Has the child moved in?", "Yes, moved in");
    await date(duty, "Date of the first night", inDays(0));
    await press(duty, "Record the placement");
    await expect(duty.getByText(/^Placement recorded\. We’ve emailed those who can confirm/)).toBeVisible();
    await expect(duty.getByText(/Placed by phone: funding to be confirmed by/)).toBeVisible();
    await expect(duty.getByText("£6,500.00 a week")).toBeVisible();
    // Whoever recorded it does not confirm it.
    await expect(duty.getByRole("link", { name: "Confirm the funding" })).toHaveCount(0);
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(duty.url()) ?? [];

    // The home reads what it agreed to, and nothing of who the child is.
    const told = await mailbox.waitFor(MANAGER, new RegExp(placement));
    expect(`${told.subject} ${told.text}`).not.toMatch(/Tamsin|Overbury|Girl|Linden House/);
    const manager = await as("Harpreet Bains");
    await manager.goto(mailbox.link(told));
    await expect(manager.getByText(/the council is confirming the funding/)).toBeVisible();
    await expect(manager.getByRole("main")).not.toContainText(/Tamsin|Overbury|Margaret Adeyemi|6,500/);
    await follow(manager, "Confirm that the child moved in");
    await date(manager, "Day the child moved in", inDays(0));
    await press(manager, "Confirm the move");
    await expect(manager.getByText("Saved. The other side is told.")).toBeVisible();

    // The next day: those who decide find it on their start page, in their mail and in the list.
    const head = await as("Margaret Adeyemi");
    await head.goto("/council/wolverhampton/placements?show=by-phone");
    await expect(head.getByRole("link", { name: new RegExp(placement) })).toBeVisible();
    await head.goto("/council/wolverhampton");
    await expect(head.getByText(/^Confirm the funding at Linden House for/).first()).toBeVisible();
    await followsTheMail(head, mailbox, HEAD, new RegExp(`Placement ${placement}: confirm funding by`));
    await follow(head, "Confirm the funding");
    await press(head, "Confirm the funding");
    await expect(head.getByText("Funding authorised.")).toBeVisible();
    await head.goto(`/council/wolverhampton/placements?show=by-phone&q=${placement}`);
    await expect(head.getByText("No placement found")).toBeVisible();
    await manager.reload();
    await expect(manager.getByText(/the council is confirming the funding/)).toHaveCount(0);

    // Who took over is told what is due by when, and the agreement is written for this placement.
    const broker = await as("Priya Nandakumar");
    await followsTheMail(
      broker,
      mailbox,
      "priya.nandakumar@wolverhampton.example",
      new RegExp(`Placement ${placement}: agreement due by`),
    );
    await expect(broker.getByText(/^To be issued by/)).toBeVisible();
    const [referral = ""] = /HW-[0-9A-Z]{6}/.exec((await broker.getByRole("main").textContent()) ?? "") ?? [];
    await follow(broker, "Write the agreement");
    await press(broker, `Write the agreement for ${referral}`);
    await expect(broker.getByRole("main")).toContainText("6,200");
  });

  test("places a child in a home whose provider is not on Homeward, found in the register", async ({
    as,
    scene,
    mailbox,
  }) => {
    const [home] = await scene.rows<{ id: string; owner: string }>(
      `select id, owner_name as owner from services s where provider_id is null and status = 'active' and kind = 'childrens-home'
          and sector <> 'local-authority' and not exists (
            select 1 from services o where o.owner_key = s.owner_key and o.provider_id is not null)
        order by registration_number desc limit 1`,
    );
    const duty = await as("Siobhan Gallagher");
    await duty.goto(`/council/wolverhampton/register/${home?.id}`);
    await follow(duty, "Record a placement made by phone");
    await expect(duty.getByText(`${home?.owner} is not on Homeward yet`)).toBeVisible();
    await pick(duty, "Who is it for?", "Not in the portal yet");
    await write(duty, "Given name", "Bryony");
    await write(duty, "Family name", "Tolladay");
    await date(duty, "Date of birth", "9 6 2011");
    await choose(duty, "Gender", "Girl");
    await pick(duty, "Who takes over in the morning?", "Priya Nandakumar");
    await write(duty, "Their work email", "night@nightjar.example");
    await pick(duty, "Who authorised the funding?", "Margaret Adeyemi");
    await write(duty, "Up to how much a week?", "6,500");
    await date(duty, "Authorised until", inDays(3));
    await choose(duty, "Has the child moved in?", "Yes, moved in");
    await press(duty, "Record the placement");
    await isToldOf(duty, "Enter the name of the person to invite");
    await write(duty, "Name of the person to invite", "Wren Ashdown");
    await press(duty, "Record the placement");
    await isToldOf(duty, /The provider is not confirmed.*Say why you go ahead/);
    await write(
      duty,
      "Reason for going ahead despite an alert or an unconfirmed provider",
      "The only bed tonight",
    );
    await press(duty, "Record the placement");
    await expect(duty.getByText(/^Placement recorded\./)).toBeVisible();
    const [placement = ""] = /PL-[0-9A-Z]{6}/.exec(duty.url()) ?? [];
    const told = await mailbox.waitFor("night@nightjar.example", new RegExp(placement));
    expect(`${told.subject} ${told.text}`).not.toMatch(/Bryony|Tolladay|Girl/);
  });
});
