import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

/** What a reader is sent to: in documents everywhere, in code only by comments. */
type Pointer = { from: string; line: number; to: string };

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
  maxBuffer: 1e8,
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const paths = new Set(files);

/** Closing notes and migrations say what was true on their day. */
const READ = files.filter(
  (file) =>
    /\.(md|ts|tsx|mjs|cjs|sql|prisma|css)$/.test(file) &&
    !/^prisma\/migrations\/|\/fixtures\/|^docs\/progress\.md$|^scripts\/pointers\.test\.ts$/.test(file),
);
const COMMENT = /^\s*(\/\/|\/\*|\*|--)|\s\/\/ |^#/;
const PATH =
  /(?<![\w/.@~-])(?:[\w$.-]+\/)*[\w$-]+(?:\.[\w$-]+)*\.(?:md|tsx?|mjs|sql|prisma|css|json)(?![\w/-])/g;
const ADR = /docs\/adr\/(\d{4})(?![\w-])/g;
/** Not of this repository: what is built or kept, and what others publish. */
const ELSEWHERE = /^(build|node_modules|generated|\.data)\/|^[\w-]+\.json$|YYYY-MM-DD/;

function pointers(): Pointer[] {
  return READ.flatMap((from) =>
    readFileSync(from, "utf8")
      .split("\n")
      .flatMap((text, at) => {
        if (!from.endsWith(".md") && !COMMENT.test(text)) return [];
        return [...text.matchAll(PATH)].map(([to]) => ({ from, line: at + 1, to }));
      }),
  );
}

/** The made-up domain of docs/add-a-domain.md. */
const MADE_UP = /\bvisits?\b|books-a-visit|cancel-reasons/;

/** A path from the root, from the file's own folder or its domain's, or the end of one. */
function leads({ from, to }: Pointer): boolean {
  if (
    ELSEWHERE.test(to) ||
    (from === "docs/add-a-domain.md" && MADE_UP.test(to)) ||
    paths.has(to) ||
    paths.has(join(dirname(from), to))
  )
    return true;
  return files.some((file) => file.endsWith(`/${to}`));
}

it("every file that a document or a comment names is there", () => {
  const all = pointers();
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((one) => !leads(one)).map(({ from, line, to }) => `${from}:${line} ${to}`)).toEqual([]);
});

it("every decision that is named by its number is there", () => {
  const named = READ.flatMap((from) =>
    [...readFileSync(from, "utf8").matchAll(ADR)].map(([, number]) => ({ from, number })),
  );
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(({ number }) => !files.some((file) => file.startsWith(`docs/adr/${number}-`)));
  expect(missing).toEqual([]);
});

it("every rule of the domain that is named by its number is there", () => {
  const rules = new Set(
    [...readFileSync("docs/domain.md", "utf8").matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => number),
  );
  const named = READ.flatMap((from) =>
    [...readFileSync(from, "utf8").matchAll(/domain\.md, rules? (\d+)(?: and (\d+))?/g)].flatMap(
      ([, first, second]) => [first, second].filter(Boolean).map((number) => ({ from, number })),
    ),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter(({ number }) => !rules.has(number))).toEqual([]);
});

it("every link of a document leads somewhere", () => {
  const dead = READ.filter((file) => file.endsWith(".md")).flatMap((from) =>
    [...readFileSync(from, "utf8").matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .filter(([, to = ""]) => !existsSync(join(dirname(from), to)))
      .map(([, to]) => `${from} ${to}`),
  );
  expect(dead).toEqual([]);
});
