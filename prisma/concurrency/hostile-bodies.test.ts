import { afterAll, beforeAll, expect, it } from "vitest";
import { newFormKey } from "~/platform/ids";
import { testDatabase } from "../testing/database.server";
import { type Body, formRoutes } from "../testing/form-posts.server";
import { type Health, HealthWatch } from "../testing/health-watch.server";

/**
 * Every address that takes a form, with bodies made to keep the server busy, from somebody who may send one: none keeps the
 * loop longer than 200 ms, or ten times what an ordinary body of that route does, whichever is more. Meanwhile somebody asks
 * `/healthz` without a pause and is answered each time, no later than two such turns of the loop.
 */
testDatabase();

const BOUNDARY = "----hostile";
const part = (name: string, value: string, file = "") =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
const form = (type: string, body: string | Buffer): Body => ({ type, body: Buffer.from(body) });
const encoded = (body: string) => form("application/x-www-form-urlencoded", body);
const multipart = (body: string) =>
  form(`multipart/form-data; boundary=${BOUNDARY}`, `${body}--${BOUNDARY}--\r\n`);
const INTENTS = ["", "save", "minutes", "agenda", "decisions", "mark", "check", "invite"];
const each = (value: string) => {
  const names =
    "text narrative note words reason name title email password current answer phone about place items[0].title lines[0].description needs[0].access others[0].name organisation url decisions typed term";
  return names.split(" ").map((name) => [name, value]);
};
const filled = (value: string, intent: string) =>
  encoded(
    new URLSearchParams([
      ["intent", intent],
      ["key", newFormKey()],
      ["step", "preview"],
      ...each(value),
    ]).toString(),
  );

const ORDINARY = () => INTENTS.map((intent) => filled("Zoë likes horses. Ring 01902 551155.", intent));
const HOSTILE: Record<string, () => Body[]> = {
  "an index in a multipart name": () => [multipart(part("a[99999999].b", "1"))],
  "lists of lists": () => [encoded(Array.from({ length: 500 }, (_, n) => `a[${n}][999].b=1`).join("&"))],
  "a long name": () => [encoded(`${"a".repeat(500_000)}=1`), multipart(part("a".repeat(500_000), "1"))],
  "a deep name": () => [encoded(`${"a.".repeat(50_000)}a=1`)],
  "many fields": () => [encoded("a=1&".repeat(250_000)), encoded("&".repeat(1_000_000))],
  "ten thousand parts": () => [multipart(part("a", "1").repeat(10_000))],
  "tricks with the boundary": () => [
    multipart(`\r\n--${BOUNDARY.slice(0, -1)}`.repeat(50_000)),
    multipart(part("a", `\r\n--${BOUNDARY.slice(0, -1)}`.repeat(5_000))),
  ],
  "a megabyte of one letter": () => [encoded(`text=${"a".repeat(1_000_000)}`)],
  "a long answer in every field": () =>
    INTENTS.slice(0, 4).map((intent) => filled("a".repeat(9_000), intent)),
  "a pile of marks": () => [
    filled("a\u0301\u0323".repeat(3_000), ""),
    encoded(`text=a${"%CC%81%CC%A3".repeat(25_000)}`),
  ],
  "blanks and brackets": () =>
    ["minutes", "agenda", ""].map((intent) =>
      filled(`${" ".repeat(2_000)}${"[".repeat(4_000)}${"(*_".repeat(900)}`, intent),
    ),
  "addresses without an end": () => [filled(`${"a.".repeat(4_000)}@${"b-".repeat(400)}`, "")],
  "numbers without an end": () => [filled("1".repeat(9_000), ""), filled("WV1 ".repeat(2_000), "")],
  "NUL and half characters": () => [
    encoded("text=%00%ED%A0%80&name=%00&intent=%00"),
    multipart(part("text", "\0\ud800")),
  ],
  "a long password": () => [
    encoded(`answer=accept&password=${"aB1!".repeat(250)}&current=${"a".repeat(1_000)}&email=a%40b.example`),
  ],
  "a wrong type": () => [
    form("text/xml", "<a/>".repeat(10_000)),
    form("application/json", "[".repeat(200_000)),
    form("multipart/form-data", "x"),
  ],
};

let routes: Awaited<ReturnType<typeof formRoutes>>;
let watch: HealthWatch;

beforeAll(async () => {
  routes = await formRoutes();
  watch = await HealthWatch.begin();
});
afterAll(() => watch.end());

/** How long the loop was kept at most while `work` was done, how `/healthz` answered, what was thrown that is no answer. */
async function keptBy(
  work: () => Promise<unknown>[],
): Promise<{ kept: number; health: Health; failed: string[]; turnedAway: boolean }> {
  let last = performance.now();
  let worked = process.cpuUsage();
  let kept = 0;
  // Time in which the process did nothing was taken by others of the machine: it was not kept from turning by a body.
  const look = () => {
    const at = performance.now();
    const { user, system } = process.cpuUsage(worked);
    kept = Math.max(kept, Math.min(at - last, (user + system) / 1_000));
    last = at;
    worked = process.cpuUsage();
  };
  const beat = setInterval(look, 2);
  await new Promise((done) => setTimeout(done, 4));
  look();
  kept = 0;
  const settled = await Promise.allSettled(work());
  look();
  clearInterval(beat);
  const health = await watch.since();
  const turnedAway = settled.every(
    (one) => one.status === "rejected" && one.reason instanceof Response && one.reason.status === 302,
  );
  const failed = settled.flatMap((one) =>
    one.status === "rejected" && one.reason instanceof Error
      ? [`${one.reason.name}: ${one.reason.message.slice(-200)}`]
      : [],
  );
  return { kept, health, failed, turnedAway };
}

it("would notice a loop that is kept", async () => {
  const { kept, health } = await keptBy(() => {
    // As work and not as time: on a busy machine the process may stand still meanwhile.
    const before = process.cpuUsage();
    let worked = 0;
    while (worked < 300_000) {
      const { user, system } = process.cpuUsage(before);
      worked = user + system;
    }
    return [];
  });
  expect(Math.min(kept, health.longest)).toBeGreaterThan(200);
});

it("no body keeps the loop, whatever it is sent to", async () => {
  const bodies = Object.entries(HOSTILE).map(([what, made]) => ({ what, sent: made() }));
  const slow: string[] = [];
  const broken: string[] = [];
  const turnedAway: string[] = [];
  const unanswered: string[] = [];
  let answers = 0;
  let driven = 0;
  for await (const { id: file, post: send } of routes()) {
    driven += 1;
    const ordinary = await keptBy(() => ORDINARY().slice(0, 2).map(send));
    const most = Math.max(200, 10 * ordinary.kept);
    const all = await keptBy(() => bodies.flatMap(({ sent }) => sent.map(send)));
    if (ordinary.turnedAway && all.turnedAway) turnedAway.push(file);
    broken.push(...[...new Set([...ordinary.failed, ...all.failed])].map((words) => `${file}: ${words}`));
    unanswered.push(...all.health.wrong.map((said) => `${file}: ${said}`));
    answers += all.health.answers;
    const isSlow = (one: { kept: number; health: Health }) =>
      one.kept > most || one.health.longest > Math.max(2 * most, 10 * ordinary.health.longest);
    if (!isSlow(all)) continue;
    // Once more, each by itself and up to three times: the machine may have been busy, and it is to be said which body it is.
    for (const { what, sent } of bodies)
      for (const one of sent) {
        let alone = await keptBy(() => [send(one)]);
        for (let again = 0; again < 2 && isSlow(alone); again += 1) alone = await keptBy(() => [send(one)]);
        if (isSlow(alone))
          slow.push(
            `${file}: ${what} kept it ${Math.round(alone.kept)} ms, where ${Math.round(most)} ms are allowed; /healthz took ${Math.round(alone.health.longest)} ms`,
          );
      }
  }
  expect(driven).toBeGreaterThan(60);
  // Who is sent away before the form is read has proved nothing.
  expect(turnedAway.length).toBeLessThan(driven / 10);
  expect(slow).toEqual([]);
  expect(unanswered).toEqual([]);
  // It was asked all the while, by somebody whose own loop nothing keeps.
  expect(answers).toBeGreaterThan(driven);
  expect(broken).toEqual([]);
});
