import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { listMail, type MailboxEntry } from "../app/platform/mailer/mailbox.server.ts";
import { press } from "./steps/fields.ts";
import { type Project, projects, worldFolder } from "./world/ports.ts";
import { openScene, type Scene } from "./world/scene.ts";

/** A person of the demo region, as the seed leaves them. */
export type Person = { name: string; role: string; organisation: string; email: string; password: string };

export type Mailbox = {
  /** The mails that an address has got, newest first. */
  of(email: string): Promise<MailboxEntry[]>;
  /** Waits until an address has a mail whose subject or text matches, and gives the newest such. */
  waitFor(email: string, what: RegExp): Promise<MailboxEntry>;
  /** The first link in a mail. */
  link(mail: MailboxEntry): string;
};

type Fixtures = {
  /** Opens a page signed in as a person: by name, email or a part of "role, organisation". */
  as: (who: string, options?: BrowserContextOptions) => Promise<Page>;
  people: Person[];
  mailbox: Mailbox;
  /** What a story finds when it begins, made through the commands. */
  scene: Scene;
  /** Moves the time of server and worker: an instant, or an offset such as `+3h`. Back with "". */
  moveClock: (to: string) => void;
};

function peopleOfTheWorld(): Person[] {
  const file = join(worldFolder(projects[0]), "people.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Person[]) : [];
}

/** Finds a person, or says who there is. */
export function personCalled(people: Person[], who: string): Person {
  const wanted = who.toLowerCase();
  const found =
    people.find(({ name, email }) => [name, email].some((one) => one.toLowerCase() === wanted)) ??
    people.find(({ role, organisation }) => `${role}, ${organisation}`.toLowerCase().includes(wanted));
  // Whoever is not listed has the pass phrase of the demo, too.
  const [first] = people;
  if (!found && first && who.includes("@")) return { ...first, name: who, email: who };
  if (!found)
    throw new Error(`Nobody is called "${who}". There are: ${people.map(({ name }) => name).join(", ")}`);
  return found;
}

/** Signs in through the form, as a person would; in the demo the page shows the code that it asks for. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(/email/i).fill(email);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(password);
  await press(page, /^Sign in$/);
  await expect(page).not.toHaveURL(/\/sign-in($|\?)/);
  if (/\/sign-in\/code/.test(page.url())) await givesCode(page, "Sign in");
}

/** Enters the code that the demo's page shows: each counts once, so it may be half a minute until there is another. */
export async function givesCode(page: Page, button: "Sign in" | "Confirm"): Promise<void> {
  const shown = page.getByRole("status").filter({ hasText: "The code to enter now" }).locator("strong");
  await expect(async () => {
    if ((await shown.count()) === 0) await page.reload();
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass({ intervals: [2_000] });
  await page.getByLabel("Security code", { exact: true }).fill(await shown.innerText());
  await press(page, new RegExp(`^${button}$`));
  await expect(page).not.toHaveURL(/\/(sign-in|confirm)/);
}

/** The cookies of somebody who has signed in and has just confirmed that it is them; made once a person and project. */
async function signedIn(scene: Scene, project: Project, person: Person): Promise<string> {
  const file = join(worldFolder(project), "signed-in", `${person.email}.json`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const cookie = { domain: "localhost", path: "/", expires: -1, httpOnly: true, secure: false };
  const session = { ...cookie, sameSite: "Lax", name: "homeward", value: await scene.session(person.email) };
  writeFileSync(file, JSON.stringify({ cookies: [session], origins: [] }));
  return file;
}

function mailboxIn(folder: string): Mailbox {
  const of = (email: string) => listMail(folder, { to: email });
  return {
    of,
    waitFor: async (email, what) => {
      let found: MailboxEntry | undefined;
      await expect
        .poll(
          async () => {
            found = (await of(email)).find((mail) => what.test(mail.subject) || what.test(mail.text));
            return found !== undefined;
          },
          { message: `a mail to ${email} that says ${what}`, timeout: 90_000 },
        )
        .toBe(true);
      if (!found) throw new Error("unreachable: the poll has found it");
      return found;
    },
    link: (mail) => {
      const link = /https?:\/\/\S+/.exec(mail.text)?.[0];
      if (!link) throw new Error(`The mail "${mail.subject}" has no link.`);
      return link;
    },
  };
}

type WorkerFixtures = { opened: Scene };

/** Stories use this `test`: it knows the people, their mail and the clock of the project's world. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  opened: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use, info) => {
      const { scene, close } = await openScene(info.project.name as Project);
      await use(scene);
      await close();
    },
    { scope: "worker" },
  ],
  scene: ({ opened }, use) => use(opened),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  people: async ({}, use) => use(peopleOfTheWorld()),
  as: async ({ browser, people, opened }, use, info) => {
    const open: Page[] = [];
    await use(async (who, options) => {
      const storageState = await signedIn(opened, info.project.name as Project, personCalled(people, who));
      const page = await (await browser.newContext({ ...options, storageState })).newPage();
      open.push(page);
      return page;
    });
    for (const page of open) await page.context().close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mailbox: async ({}, use, info) =>
    use(mailboxIn(join(worldFolder(info.project.name as Project), "mailbox"))),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  moveClock: async ({}, use, info) => {
    const file = join(worldFolder(info.project.name as Project), "clock");
    await use((to) => writeFileSync(file, to));
    writeFileSync(file, "");
  },
});

export { expect } from "@playwright/test";
