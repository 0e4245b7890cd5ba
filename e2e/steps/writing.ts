import { expect, type Page } from "@playwright/test";
import type { PLANTED } from "../../prisma/testing/planted-child.ts";
import { choose, date, follow, inDays, isToldOf, pick, press, tick, write } from "./fields.ts";
import { pressOn, touch } from "./pressing.ts";

/** A broker writes a referral, page by page. Each function begins on its page and ends on the next one. */
const next = (page: Page) => press(page, "Save and continue");
const isOn = (page: Page, heading: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();

/** From the list to the first page; gives the reference. */
export async function begins(page: Page, broker: string): Promise<string> {
  await page.goto("/council/wolverhampton/referrals");
  await follow(page, "Begin a referral");
  await pick(page, "Who looks for the placement?", broker);
  await press(page, "Begin the referral");
  await expect(page.getByText("The referral is begun")).toBeVisible();
  const reference = /HW-[0-9A-Z]{6}/.exec(page.url())?.[0];
  if (!reference) throw new Error(`No reference in ${page.url()}`);
  return reference;
}

/**
 * Opens an address as somebody types it. A page that shows who the child is asks first; the answer is that of the page
 * itself.
 */
export async function opensShown(page: Page, address: string): Promise<number | undefined> {
  const first = await page.goto(address);
  const show = page.getByRole("link", { name: "Show page" });
  if ((await show.count()) === 0) return first?.status();
  const [answer] = await Promise.all([page.waitForNavigation(), pressOn(show)]);
  return answer?.status();
}

export async function opensPage(page: Page, reference: string, slug: string): Promise<void> {
  await opensShown(page, `/council/wolverhampton/referrals/${reference}/edit/${slug}`);
}

export async function writesTheChild(page: Page, child: typeof PLANTED): Promise<void> {
  await expect(page.getByText("This page stays with your council")).toBeVisible();
  await write(page, "Given name", child.given);
  await write(page, "Family name", child.family);
  await write(page, "Known as", child.knownAs);
  await write(page, "Other names", child.otherNames);
  await date(page, "Date of birth", child.dateOfBirth);
  await choose(page, "Gender", child.gender);
  await write(page, "Address, first line", child.addressLine1);
  await write(page, "Town", child.town);
  await write(page, "Postcode", child.postcode);
  await write(page, "School or college", child.school);
  await write(page, "NHS number", child.nhsNumber);
  await write(page, "Unique pupil number", child.upn);
  await write(page, "Your council's case number", child.localCaseNumber);
  await write(page, "Mother's name", child.motherName);
  await write(page, "Father's name", child.fatherName);
  await write(page, "Brothers, sisters and other family", child.otherFamilyNames);
  await write(page, "Social worker's name", child.socialWorkerName);
  await write(page, "Teachers, carers and others by name", child.otherPeopleNames);
  await next(page);
}

export async function writesThePurpose(page: Page): Promise<void> {
  await answersThePurpose(page);
  await next(page);
}

export async function answersThePurpose(page: Page): Promise<void> {
  await choose(page, "What is the placement for?", "Long-term");
  await choose(page, "What kind of care is wanted?", "Children's home");
  await choose(page, "When is it needed by?", "In more than 5 days");
  await date(page, "Date it is needed by", inDays(30));
  await pick(page, "Legal status", "Care order");
  await choose(page, "Is there a deprivation of liberty order?", "No");
  await choose(page, "How soon should providers answer?", "24 hours");
}

export async function writesTheNeeds(page: Page): Promise<void> {
  await tick(
    page,
    "What does the child need help with?",
    "Trauma and loss",
    "Emotional and behavioural difficulties",
  );
  await write(
    page,
    "More about the needs",
    "She finds new adults hard to trust and tests whether they stay. Settled routines, the same two adults at bedtime and short choices help her most.",
  );
  for (const risk of [
    "Self-harm",
    "Sexual exploitation",
    "Criminal exploitation",
    "Drug and alcohol use",
    "Eating disorder",
  ])
    await choose(page, risk, "No known risk");
  await choose(page, "Going missing", "Risk present");
  for (const risk of [
    "Physical harm to others or property",
    "Sexual harm to others",
    "Fire-setting",
    "Harm to animals",
    "Drawing others into criminal exploitation",
  ])
    await choose(page, risk, "No known risk");
  await write(
    page,
    "What lies behind each risk",
    "She has been away overnight twice this autumn, both times after family time was cancelled, and rang to be fetched. A call that evening helps.",
  );
  await next(page);
}

export async function writesTheStrengths(page: Page): Promise<void> {
  await write(
    page,
    "What is going well?",
    "She has not missed a football practice since spring and is proud of her reading.",
  );
  await write(
    page,
    "What does the child wish for?",
    "To stay at her school, keep playing football and see her brother every week.",
  );
  await choose(page, "How long is it meant to last?", "More than a year");
  await next(page);
}

export async function writesThePlacement(page: Page): Promise<void> {
  await write(page, "How many brothers and sisters to place with?", "0");
  await choose(page, "Who can the child live with?", "Only with other older children");
  await choose(page, "Can the child live with animals?", "Yes, can");
  await choose(page, "Must the home be adapted?", "No");
  await choose(page, "Are there cultural needs?", "Not required");
  await choose(page, "Foster care", "Suitable but not preferred");
  await choose(page, "Residential care", "Preferred");
  await choose(page, "Supported accommodation", "Unsuitable");
  await pick(page, "Additional support", "Therapeutic support");
  await choose(page, "Staffing", "One to one for part of the day");
  await write(page, "More about staffing", "One to one on the way to and from school for the first month.");
  await next(page);
}

export async function writesTheLocation(page: Page): Promise<void> {
  await write(page, "Where should it be?", "WV10");
  await choose(page, "How far away may it be?", "Up to 20 miles");
  await write(page, "Areas the child must keep away from", "B21");
  await next(page);
}

export async function writesEducationAndHealth(page: Page): Promise<void> {
  await choose(page, "Where does the child learn now?", "Mainstream school");
  await page.getByLabel("The child keeps the present school or college").check();
  await choose(page, "Education, health and care plan", "Does not have one");
  await write(
    page,
    "More about education",
    "She goes every day and has a mentor there. She is behind in mathematics only.",
  );
  await choose(page, "Are there communication, language or learning needs?", "No");
  await tick(page, "Communication requirements", "None");
  await write(page, "Diagnoses", "None known");
  await write(page, "Medication", "None");
  await write(page, "More about health", "Up to date with the dentist and the optician.");
  await next(page);
}

export const STORY =
  "She came into care at nine after years in which nobody could keep her safe. Two foster families could not go on; the second ended kindly and she still writes to them. Her present home closes in spring. She knows, and has asked that the next one is the last. She is funny, stubborn and quick to help younger children.";

export async function writesTheNarrative(page: Page, story = STORY): Promise<void> {
  await write(page, "The story so far", story);
  await next(page);
}

/** The narrative names the child: nothing goes, the gate shows the name and masks it, and the writer mends the page. */
export async function isStoppedByTheGate(page: Page, reference: string, name: string): Promise<void> {
  await isOn(page, "Check answers");
  await expect(page.getByText(/stands? in the way of sending/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose who to send it to" })).toHaveCount(0);
  await page.goto(`/council/wolverhampton/referrals/${reference}/send`);
  await expect(page.getByRole("button", { name: /^Send to/ })).toHaveCount(0);
  await opensPage(page, reference, "gate");
  await expect(page.getByRole("heading", { name: "As written" }).first()).toBeVisible();
  await expect(page.locator("mark", { hasText: name }).first()).toContainText("taken out");
  await touch(page.getByText(/^See and change: /));
  await expect(page.getByText("Known: the vault holds it").first()).toBeVisible();
  await opensPage(page, reference, "narrative?from=check");
  await expect(page.getByLabel("The story so far")).toHaveValue(new RegExp(name));
  await writesTheNarrative(page);
}

export async function checksTheAnswers(page: Page): Promise<void> {
  await isOn(page, "Check answers");
  await expect(page.getByText("Good enough to send")).toBeVisible();
  await follow(page, "See what providers will read");
  await passesTheGate(page);
  await press(page, "Ready to check");
  await expect(page.getByText("It is ready to check")).toBeVisible();
}

/** Takes what the gate suggests, reads what is published and goes through the checklist. */
export async function passesTheGate(page: Page): Promise<void> {
  await isOn(page, "What providers will read");
  const rest = page.getByRole("button", { name: "Mask all the rest as suggested" });
  if ((await rest.count()) > 0) await pressOn(rest);
  await goesOnWithFew(page);
  await follow(page, "Read what is published");
  await press(page, "I have read it");
  await isToldOf(page, "Tick each line once you have looked for it");
  const lines = page.getByRole("group", { name: "What machines miss" }).getByRole("checkbox");
  for (const line of await lines.all()) await line.check();
  await press(page, "I have read it");
  await expect(page.getByText(/(^|\. )Ready to send$/).first()).toBeVisible();
}

/** Few children fit its age and district: it goes out as written, with a reason. */
export async function goesOnWithFew(page: Page): Promise<void> {
  const decide = page
    .getByRole("complementary")
    .getByRole("link", { name: "Decide how wide it is published" });
  await expect(page.getByRole("heading", { name: "How few children fit it" })).toBeVisible();
  if ((await decide.count()) === 0) return;
  await pressOn(decide);
  await page.getByLabel(/, as written$/).check();
  await press(page, "Save how it is published");
  await isToldOf(page, /^.*Say why it goes out though fewer than 5 children fit/);
  await write(page, "Why it goes out with so few", "Homes must know the age and the district to answer");
  await press(page, "Save how it is published");
  await expect(page.getByText("How it is published is saved")).toBeVisible();
}

/** On the gate: another age or area is published than the one that goes out now. */
export async function publishesWider(page: Page, width: string): Promise<void> {
  await follow(page, "Publish it otherwise");
  await page.getByLabel(width).check();
  await press(page, "Save how it is published");
  await expect(page.getByText("How it is published is saved")).toBeVisible();
  await expect(page.getByText(`${width}:`).first()).toBeVisible();
}

/** Four groups that add up; then it goes to the homes of two councils. Gives how many providers got it. */
export async function previewsAndSends(page: Page): Promise<void> {
  await follow(page, "Choose who to send it to");
  await choose(page, "Who is asked", "Every provider on the portal");
  await choose(page, "In which area", "Chosen councils");
  await tick(page, "Which councils", "Wolverhampton", "Staffordshire");
  await press(page, "Show whom it reaches");
  await expect(page.getByRole("heading", { name: /^Will get it: / })).toBeVisible();
  await expect(page.getByText(/the whole register/).first()).toBeVisible();
  await touch(page.getByText(/^Ashgrove Care( Limited)?: /).first());
  await expect(page.getByText("Linden House").first()).toBeVisible();
  // Homes that never told where they are: nothing goes before somebody says that they looked.
  await press(page, /^Send to \d+ providers$/);
  await isToldOf(page, /might lie where the child must keep away from/);
  await page.getByLabel(/^I have looked/).check();
  await press(page, /^Send to \d+ providers$/);
  await expect(page.getByText("It is sent.")).toBeVisible();
}
