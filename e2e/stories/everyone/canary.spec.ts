import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { plantedChild, plantedIn, plantedPages } from "../../../prisma/testing/planted-child.ts";
import { expect, test } from "../../people.ts";
import { offers } from "../../steps/offers.ts";
import { answers, opens, picksUp, readsTheMail } from "../../steps/provider.ts";
import { type Heard, keep, overhear } from "../../steps/request-capture.ts";
import { routes } from "../../world/addresses.ts";
import { findFixtures } from "../../world/fixtures.ts";
import { type Project, worldFolder } from "../../world/ports.ts";
import { STAFFORDSHIRE, WOLVERHAMPTON } from "../../world/scene.ts";

const OLIVIA = "olivia.marsden@ashgrove-care.example";
const BRONWEN = "bronwen.ellis@fernhill-homes.example";

/**
 * A child whose every detail stands in every field of the referral; the writer took whatever the gate suggested. Two
 * providers do their part of the main job, and every byte that either of them gets is searched: pages, data, refusals,
 * addresses that lead nowhere, headers, mails, and what the portal writes into its log meanwhile.
 */
test("A child whose details stand in every field stays unknown to everybody who is asked", async ({
  as,
  scene,
  mailbox,
}, info) => {
  test.slow();
  const broker = await scene.actor("priya.nandakumar@wolverhampton.example", "wolverhampton");
  const head = await scene.actor("margaret.adeyemi@wolverhampton.example", "wolverhampton");
  const reference = await scene.searching(broker, {
    councils: [WOLVERHAMPTON, STAFFORDSHIRE],
    child: plantedChild(),
    pages: plantedPages().pages,
  });
  const heard: Heard[] = [];
  const olivia = await as("Olivia Marsden");
  const bronwen = await as("Bronwen Ellis");
  const reading = [...overhear(olivia, heard), ...overhear(bronwen, heard)];
  const asked = [
    { page: olivia, base: "/provider/ashgrove-care", service: await scene.home("Linden House") },
    { page: bronwen, base: "/provider/fernhill-homes", service: await scene.home("Meadow Lodge") },
  ];
  const examples = Object.values(routes(await findFixtures(scene))).flatMap((route) =>
    route.examples.map(({ path }) => path),
  );
  /** Everything that each of them can ask for, right or wrong. */
  const search = async (offer?: string) => {
    for (const { page, base, service } of asked) {
      const theirs = examples.filter((path) => path.startsWith(base));
      for (const path of [...theirs, ...addressesOf(base, reference, service, offer)])
        await asks(page, path, heard);
    }
  };

  await test.step("The council's own page says it all: the search can find", async () => {
    const control: Heard[] = [];
    const priya = await as("Priya Nandakumar");
    await keep(await priya.request.get(`/council/wolverhampton/referrals/${reference}/edit/child`), control);
    const { gender: _published, dateOfBirth: _boxes, ...typed } = plantedChild();
    const found = plantedIn(control[0]?.said ?? "");
    for (const value of Object.values(typed).filter((value) => value !== "")) expect(found).toContain(value);
  });
  await test.step("Both are mailed, open it and look everywhere", async () => {
    await readsTheMail(olivia, mailbox, OLIVIA, reference);
    await readsTheMail(bronwen, mailbox, BRONWEN, reference);
    await search();
  });
  let offer = "";
  await test.step("One picks it up and offers, the other is interested, then declines", async () => {
    await picksUp(olivia);
    offer = await offers(olivia, "Linden House", [{ kind: "Core weekly fee", price: "4850" }]);
    await answers.interested(bronwen, "Meadow Lodge", { ring: "07700 900421" });
    await answers.declined(bronwen, "Meadow Lodge", { reason: "Staffing" });
    await search(offer);
  });
  await test.step("The offer is accepted, and both are told", async () => {
    await scene.accepted(broker, head, reference, offer);
    await readsTheMail(olivia, mailbox, OLIVIA, reference, new RegExp(`offer for ${reference} is accepted`));
    await opens(bronwen, "fernhill-homes", reference);
    await search(offer);
  });

  await Promise.all(reading);
  const folder = worldFolder(info.project.name as Project);
  for (const name of await readdir(join(folder, "mailbox")))
    heard.push({ where: `a mail, ${name}`, said: await readFile(join(folder, "mailbox", name), "utf8") });
  for (const name of ["server.log", "worker.log"])
    heard.push({ where: name, said: await readFile(join(folder, name), "utf8") });

  const said = (what: string | RegExp) =>
    heard.filter((one) => one.where.match(what) || one.said.match(what));
  expect(said(reference).length).toBeGreaterThan(20);
  for (const kind of [/\.data/, /HTTP 404/, /HTTP 403/, /HTTP 422/, /^a mail/, /server\.log$/])
    expect(said(kind), `heard: ${kind}`).not.toEqual([]);
  expect(
    heard.flatMap(({ where, said: words }) =>
      plantedIn(`${where}\n${words}`).map((value) => `${value} in ${where}`),
    ),
  ).toEqual([]);
});

/** Where a provider finds the referral and its offer, and where it should find nothing. */
function addressesOf(base: string, reference: string, service: string, offer?: string): string[] {
  const referral = `${base}/referrals/${reference}`;
  const council = `/council/wolverhampton/referrals/${reference}`;
  return [
    referral,
    ...["decline", "interest", "offer"].map((answer) => `${referral}/${answer}/${service}`),
    ...["pass-on", "detail", "identity", `documents/${service}`, `documents/${service}/file`, "nothing"].map(
      (page) => `${referral}/${page}`,
    ),
    `${base}/referrals?show=closed`,
    `${base}/referrals/HW-000000`,
    `${base}/referrals/%00`,
    ...(offer
      ? ["", "/check", "/confirm", "/edit", "/withdraw"].map((page) => `${base}/offers/${offer}${page}`)
      : []),
    council,
    ...["edit/child", "edit/narrative", "edit/gate", "knows", "knows/export", "deliveries", "offers"].map(
      (page) => `${council}/${page}`,
    ),
    "/region",
    "/no-such-page",
    "/account",
    "/organisations",
  ];
}

/** The page, its data, and what a form says that somebody sends there wrongly; where it leads is kept and not followed. */
async function asks(page: Page, path: string, heard: Heard[]): Promise<void> {
  const [pathname = "", query = ""] = path.split("?");
  const options = { maxRedirects: 0, failOnStatusCode: false };
  const origin = new URL(page.url()).origin;
  const form = { key: crypto.randomUUID(), version: "99999", seen: "99999" };
  const answered = [
    await page.request.get(path, options),
    await page.request.get(`${pathname}.data?${query}`, options),
    // Beginning an offer asks nothing: it would begin one.
    ...(pathname.includes("/offer/") || query
      ? []
      : [await page.request.post(path, { ...options, form, headers: { origin } })]),
  ];
  for (const answer of answered) {
    await keep(answer, heard);
    heard.push({ where: `HTTP ${answer.status()}`, said: answer.url() });
  }
}
