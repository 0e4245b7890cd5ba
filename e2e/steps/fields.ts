import { expect, type Locator, type Page } from "@playwright/test";
import { pressOn } from "./pressing.ts";

/** Filling in forms as a person does: by the words on the page. */
type Place = Page | Locator;

const named = (words: string) =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}( \\(optional\\))?$`);

/** A text into the box with that label. */
export async function write(place: Place, label: string, text: string): Promise<void> {
  await place.getByLabel(named(label)).fill(text);
}

/** One of a few answers to a question. */
export async function choose(place: Place, question: string, answer: string): Promise<void> {
  await place
    .getByRole("radiogroup", { name: named(question) })
    .getByLabel(answer, { exact: true })
    .check();
}

/** Several answers to a question. */
export async function tick(place: Place, question: string, ...answers: string[]): Promise<void> {
  const group = place.getByRole("group", { name: named(question) });
  for (const answer of answers) await group.getByLabel(answer, { exact: true }).check();
}

/** A line of a list that opens, by its beginning: a person's line goes on with what they do. */
export async function pick(place: Place, label: string, option: string): Promise<void> {
  const list = place.getByRole("combobox", { name: named(label) });
  const lines = await list.locator("option").allTextContents();
  const line = lines.find((one) => one === option) ?? lines.find((one) => one.startsWith(option));
  await list.selectOption({ label: line ?? option });
}

/** A date as it is said: "4 12 2026". */
export async function date(place: Place, question: string, words: string): Promise<void> {
  const group = place.getByRole("group", { name: named(question) });
  const [day = "", month = "", year = ""] = words.split(" ");
  for (const [label, text] of [
    ["Day", day],
    ["Month", month],
    ["Year", year],
  ] as const)
    await group.getByLabel(label, { exact: true }).fill(text);
}

/** Presses a button and waits for what it brings about. */
export async function press(place: Place, button: string | RegExp): Promise<void> {
  await pressOn(place.getByRole("button", { name: button }));
}

/** Follows a link and waits for where it leads. */
export async function follow(place: Place, link: string | RegExp): Promise<void> {
  await pressOn(place.getByRole("link", { name: link }).first());
}

/** What stands in the summary of a refused form. */
export async function isToldOf(page: Page, ...problems: (string | RegExp)[]): Promise<void> {
  const summary = page.getByRole("alert");
  for (const problem of problems) await expect(summary).toContainText(problem);
}

/** The day so many days from now, as it is written into the boxes. */
export function inDays(days: number): string {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000)
    .toLocaleDateString("sv-SE", { timeZone: "Europe/London" })
    .split("-");
  return `${Number(day)} ${Number(month)} ${year}`;
}

/** The same day as pages say it: "21 February 2027". */
export function dayInWords(written: string): string {
  const [day, month, year] = written.split(" ").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
