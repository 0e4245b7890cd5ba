import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProjectionReport } from "~/domains/market/projection/report.rules";
import { addDays } from "~/platform/time";
import { askedFor } from "./project/asked";

const project = fileURLToPath(new URL("..", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "project-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/project.ts", ...args], {
      cwd: project,
      env: { ...process.env, INIT_CWD: project, NODE_ENV: "test" },
    });
    const told = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].on("data", (piece) => {
        told[name] += piece;
      });
    child.on("close", (code) => done({ code, ...told }));
  });
}

type Printed = ProjectionReport & { rows: { read: number; used: number; leftOut: unknown[] } };

async function projected(...args: string[]): Promise<Printed> {
  const { code, stdout, stderr } = await run(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as Printed;
}

const PLACES = ["U4", "U4", "U1", "K2", "K3", "P1"];

/** A made-up council: every ninth day a child comes and stays for a time that differs from child to child. */
function madeUp(council: string, offset: number) {
  return Array.from({ length: 150 }, (_, at) => {
    const began = addDays("2019-01-05", at * 9 + offset);
    const stays = 200 + ((at * 137 + offset * 31) % 500);
    const ended = addDays(began, stays);
    return {
      child: String(1000 + at),
      council,
      born: addDays(began, -365 * (at % 17) - 40),
      began,
      ended: ended > "2023-03-31" ? null : ended,
      place: PLACES[(at + offset) % PLACES.length] ?? "U4",
    };
  });
}

const british = (date: string | null) => (date === null ? "" : date.split("-").reverse().join("/"));

function files(name: string, rows: ReturnType<typeof madeUp>, style: "as returned" | "as gathered") {
  const plain = style === "as returned";
  const date = plain ? british : (day: string | null) => day ?? "";
  const lines = (
    header: string,
    cells: (row: (typeof rows)[number]) => string,
    more: (row: (typeof rows)[number]) => string,
  ) =>
    [
      plain ? header : `LA,YEAR,${header}`,
      ...rows.map((row) => `${plain ? "" : more(row)}${cells(row)}`),
    ].join("\r\n");
  const more = ({ council }: { council: string }) => `${council},2023,`;
  const episodes = join(folder, `${name}-episodes.csv`);
  const headers = join(folder, `${name}-header.csv`);
  const columns = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC";
  writeFileSync(
    episodes,
    `\uFEFF${lines(columns, (r) => `${r.child},${date(r.began)},S,C2,N1,${r.place},PR1,${date(r.ended)},X1`, more)}`,
  );
  writeFileSync(
    headers,
    lines("CHILD,SEX,DOB,ETHNIC", (r) => `${r.child},1,${date(r.born)},WBRI`, more),
  );
  return ["--episodes", episodes, "--headers", headers];
}

const QUESTION = ["--reference", "2021-04-01..2022-03-31", "--until", "2023-03-31"];

describe("what is asked", () => {
  it.each([
    [["--headers", "h.csv", ...QUESTION], "--episodes is missing."],
    [["--episodes", "e.csv", "--headers", "h.csv", "--until", "2023-03-31"], "--reference is missing."],
    [
      ["--episodes", "e.csv", "--headers", "h.csv", "--reference", "2021", "--until", "2023-03-31"],
      "two days like",
    ],
    [["--episodes", "e.csv", "--headers", "h.csv", ...QUESTION, "--only", "uasc"], "--uasc"],
    [["--episodes", "e.csv", "--dogs", "h.csv"], "no option --dogs"],
    [["e.csv"], "belongs to no option"],
  ])("%j is refused in words", (args, words) => expect(askedFor(args)).toContain(words));

  it("an option for files takes all that follow it", () => {
    const args = ["--episodes", "a.csv", "b.csv", "--headers=h.csv", ...QUESTION, "--json"];
    expect(askedFor(args)).toMatchObject({
      files: { episodes: ["a.csv", "b.csv"], headers: ["h.csv"], uasc: [] },
      reference: { from: "2021-04-01", to: "2022-03-31" },
      json: true,
    });
  });
});

describe("a made-up council", () => {
  it("gives the same numbers from British and ISO dates, with and without LA and YEAR, alone and among others", async () => {
    const own = madeUp("Dudley", 0);
    const alone = await projected(...files("alone", own, "as returned"), ...QUESTION);
    const together = files("both", [...own, ...madeUp("Walsall", 4)], "as gathered");
    const picked = await projected(...together, ...QUESTION, "--council", "dudley");
    for (const part of ["stock", "stockByState", "target", "naive", "backTests", "warnings"] as const)
      expect(picked[part], part).toEqual(alone[part]);

    const both = await projected(...together, ...QUESTION);
    const walsall = await projected(...together, ...QUESTION, "--council", "Walsall");
    for (const [date, children] of Object.entries(both.stock))
      expect(children).toBe((alone.stock[date] ?? 0) + (walsall.stock[date] ?? 0));
  });

  it("the stock is counted as a person would: who came on or before the day and left after it", async () => {
    const rows = madeUp("Dudley", 0);
    const { stock, stockByType, target } = await projected(
      ...files("counted", rows, "as returned"),
      ...QUESTION,
    );
    expect(Object.keys(stock)).toEqual([
      "2019-03-31",
      "2020-03-31",
      "2021-03-31",
      "2022-03-31",
      "2023-03-31",
    ]);
    for (const [date, children] of Object.entries(stock)) {
      const there = rows.filter(({ began, ended }) => began <= date && (ended === null || ended > date));
      expect(children, date).toBe(there.length);
      expect(stockByType[date]?.Supported, date).toBe(there.filter(({ place }) => place === "K3").length);
    }
    const types = Object.values(target.byType).reduce((sum, { mean }) => sum + mean, 0);
    expect(types).toBeCloseTo(target.total.mean, 2);
    expect(target.actual).toBe(stock["2023-03-31"]);
  });

  it("only children of the list of asylum seekers, or only the others", async () => {
    const rows = madeUp("Dudley", 0);
    const list = join(folder, "uasc.csv");
    writeFileSync(
      list,
      `CHILD,SEX,DOB,DUC\n${rows
        .filter((_, at) => at % 5 === 0)
        .map(({ child }) => `${child},1,,`)
        .join("\n")}`,
    );
    const args = [...files("asylum", rows, "as returned"), ...QUESTION];
    const all = await projected(...args);
    const some = await projected(...args, "--uasc", list, "--only", "uasc");
    const others = await projected(...args, "--uasc", list, "--only", "others");
    expect((some.stock["2022-03-31"] ?? 0) + (others.stock["2022-03-31"] ?? 0)).toBe(all.stock["2022-03-31"]);
    expect(some.stock["2022-03-31"]).toBeGreaterThan(0);
  });

  it("rows that cannot be read are left out and told, and a wrong file or council is refused in words", async () => {
    const rows = madeUp("Dudley", 0);
    const args = files("spoilt", rows, "as returned");
    const [, episodes = "", , headers = ""] = args;
    writeFileSync(
      episodes,
      "CHILD,DECOM,RNE,PLACE,DEC\n1000,05/01/19,S,U4,\n1001,14/01/2019,S,U4,01/02/2023\n",
    );
    const told = await run(...args, "--reference", "2022-04-01..2023-03-31", "--until", "2024-03-31");
    expect(told.stderr).toContain("spoilt-episodes.csv, line 2: DECOM is no date.");
    expect(told.code).toBe(0);
    const swapped = await run("--episodes", headers, "--headers", episodes, ...QUESTION);
    expect(swapped).toMatchObject({ code: 1, stdout: "" });
    expect(swapped.stderr).toContain("DECOM (date the episode began)");
    const unknown = await run(...files("one", rows, "as gathered"), ...QUESTION, "--council", "Solihull");
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toContain('no council "Solihull". They have: Dudley.');
    const early = await run(
      ...files("early", rows, "as returned"),
      "--reference",
      "2015-04-01..2016-03-31",
      "--until",
      "2017-03-31",
    );
    expect(early.stderr).toContain("The files tell of 2019-04-01 to 2023-03-31");
  });
});

it("prints the three cases beside what came true", async () => {
  const { stdout } = await run("--three-cases", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    actual: 540,
    cases: [{ children: 602 }, { children: 575 }, { children: 557 }, { children: 629 }],
  });
});
