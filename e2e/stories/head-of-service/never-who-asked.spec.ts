import { expect, signIn, test } from "../../people.ts";
import { prefersDespiteAlert, shortlists } from "../../steps/council.ts";
import { searchAround } from "../../steps/searches.ts";

test.describe("A head of service who is a broker too", () => {
  test("cannot authorise what they asked for themselves; a colleague can, who reads why despite an alert", async ({
    as,
    browser,
    scene,
    mailbox,
  }) => {
    const both = await scene.newcomer("wolverhampton", "Winifred Abernathy", ["broker", "head-of-service"]);
    const { reference } = await searchAround(scene, { councils: ["E08000025"] });
    const officer = await scene.actor("zainab.hussain@canal-street-care.example", "canal-street-care");
    await scene.offered(officer, reference, "The Wharf");
    const page = await (await browser.newContext()).newPage();
    await signIn(page, both);
    await shortlists(page, reference, "The Wharf");
    await prefersDespiteAlert(
      page,
      "Insurance lapsed",
      [reference, "The Wharf", "It has the place and the school."],
      "We have seen the renewal, it starts on Monday.",
    );

    const mail = await mailbox.waitFor(
      "margaret.adeyemi@wolverhampton.example",
      new RegExp(`Funding to authorise for ${reference}`),
    );
    await page.goto(mailbox.link(mail));
    await expect(page.getByText("You cannot authorise this")).toBeVisible();
    await expect(page.getByRole("link", { name: "Authorise", exact: true })).toHaveCount(0);
    await page.goto(`${mailbox.link(mail)}/authorise`);
    await expect(page.getByRole("button", { name: "Authorise" })).toHaveCount(0);
    const [asked] = await scene.rows<{ version: number; offer_version: number }>(
      "select a.version, a.offer_version from authorisations a join referrals r on r.id = a.referral_id where r.reference = $1",
      [reference],
    );
    const forced = await page.request.post(`${mailbox.link(mail)}/authorise`, {
      headers: { origin: new URL(page.url()).origin },
      form: {
        key: crypto.randomUUID(),
        version: String(asked?.version),
        offerVersion: String(asked?.offer_version),
      },
      maxRedirects: 0,
    });
    expect([403, 422]).toContain(forced.status());
    await page.context().close();

    const head = await as("tomasz.zielinski@wolverhampton.example");
    await head.goto(mailbox.link(mail));
    await expect(head.getByText("Alert on the whole provider: Insurance lapsed")).toBeVisible();
    await expect(head.getByText("We have seen the renewal, it starts on Monday.").first()).toBeVisible();
    await expect(head.getByRole("link", { name: "Authorise", exact: true })).toBeVisible();
  });
});
