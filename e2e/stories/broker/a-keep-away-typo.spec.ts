import { expect, test } from "../../people.ts";
import { board } from "../../steps/council.ts";
import { press, write } from "../../steps/fields.ts";

test.describe("A broker who types a letter for a digit", () => {
  test("is offered the outcode that was meant, keeps what was typed, and sees whom it keeps away", async ({
    as,
    scene,
  }) => {
    const actor = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
    const reference = await scene.checked(actor);
    const broker = await as("Priya Nandakumar");
    await broker.goto(`${board(reference)}/edit/location`);
    await write(broker, "Areas the child must keep away from", "B21\nWS1O");
    await write(broker, "Areas better avoided", "the ring road");
    await press(broker, "Save and continue");
    await expect(broker.getByRole("alert")).toContainText("did you mean WS10?");
    await expect(broker.getByLabel(/^Areas the child must keep away from/)).toHaveValue("B21\nWS1O");
    await press(broker, /^Use WS10/);
    await expect(broker.getByLabel(/^Areas the child must keep away from/)).toHaveValue("B21\nWS10");
    await expect(broker.getByLabel(/^Areas better avoided/)).toHaveValue("the ring road");
    await press(broker, "Save and continue");
    await expect(broker.getByRole("alert")).toHaveCount(0);
    await broker.goto(`${board(reference)}/send?stage=spot&area=region`);
    await expect(broker.getByText(/Keep away from WS10/)).toContainText("does not rule out any services");
  });
});
