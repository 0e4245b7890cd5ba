import { expect, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { choose, follow, isToldOf, press, write } from "../../steps/fields.ts";
import { assesses, offerOn, writesAnOffer } from "../../steps/offers.ts";
import { opens } from "../../steps/provider.ts";
import { searchAround } from "../../steps/searches.ts";
import { STAFFORDSHIRE, WOLVERHAMPTON } from "../../world/scene.ts";

const FERNHILL = "bronwen.ellis@fernhill-homes.example";
const PRIYA = "priya.nandakumar@wolverhampton.example";
const DUDLEY = "rebecca.tranter@dudley.example";

test.describe("A home that offers one place twice", () => {
  test("says so, and each council reads that it is held, until when, and never for whom", async ({
    as,
    scene,
    mailbox,
  }) => {
    const { reference, broker } = await searchAround(scene);
    const elsewhere = await scene.actor(DUDLEY, "dudley");
    const theirs = await scene.searching(elsewhere, { councils: [WOLVERHAMPTON, STAFFORDSHIRE] });
    const officer = await scene.actor(FERNHILL, "fernhill-homes");
    const held = await scene.offered(officer, reference, "Meadow Lodge");

    const home = await as("Bronwen Ellis");
    await home.goto(`/provider/fernhill-homes/services/${await scene.home("Meadow Lodge")}/vacancy`);
    await write(home, "How many places are free?", "1");
    await press(home, "Save and confirm");
    await opens(home, "fernhill-homes", theirs);
    await follow(home, "Make an offer for Meadow Lodge");
    await press(home, "Begin the offer");
    await writesAnOffer(home, [{ kind: "Core weekly fee", price: "4,200" }]);
    await assesses(home);
    await press(home, "Check the offer");
    await expect(home.getByText("You told us of Meadow Lodge: 1 place free now.")).toBeVisible();
    await press(home, /^Send the offer/);
    await isToldOf(home, "Select whether this is the same place");
    await choose(home, "Is this the same place?", "No, another place");
    await write(home, "How many places are free?", "1");
    await press(home, /^Send the offer/);
    await isToldOf(home, /Enter \d+ or more, counting places you are holding/);
    await choose(home, "Is this the same place?", "Yes, the same place");
    await press(home, /^Send the offer/);
    await expect(home.getByText(/You hold this place for another referral until/)).toBeVisible();
    const offer = offerOn(home);

    const priya = await as("Priya Nandakumar");
    await mailbox.waitFor(PRIYA, new RegExp(`${reference} is held for another referral too`));
    await priya.goto(`${board(reference)}/offers/${held}`);
    await expect(priya.getByText(/^Held for another referral until/).first()).toBeVisible();
    await expect(priya.getByText(theirs)).toHaveCount(0);
    await priya.goto(`${board(reference)}/offers`);
    await expect(priya.getByText(/Held for another referral until/).first()).toBeVisible();

    const head = await scene.actor("margaret.adeyemi@wolverhampton.example", "wolverhampton");
    await scene.accepted(broker, head, reference, held);
    await mailbox.waitFor(DUDLEY, new RegExp(`${theirs} was taken for another referral`));
    const desk = await as(DUDLEY);
    await desk.goto(`/council/dudley/referrals/${theirs}/offers/${offer}`);
    await expect(desk.getByText("Taken for another referral", { exact: true })).toBeVisible();
    await expect(desk.getByText(reference)).toHaveCount(0);
    await home.reload();
    await expect(home.getByText("You have given this place to another child")).toBeVisible();
  });
});
