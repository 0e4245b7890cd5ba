import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { routeTable } from "../prisma/testing/route-table";
import {
  councilPaths,
  mailbox,
  organisationPaths,
  organiserPaths,
  providerPaths,
  regionPaths,
} from "./paths";
import { account, entry } from "./paths/access";
import { publicForums } from "./paths/forums";
import { kindOfAddress } from "./paths/kind-of-address";
import { PLAN_PAGES } from "./paths/referrals";
import { publicStatements } from "./paths/statements";

const BUILDERS = {
  council: councilPaths("a-slug"),
  provider: providerPaths("a-slug"),
  region: regionPaths(),
  account,
  entry,
  publicForums,
  publicStatements,
  mailbox,
};

/** Every address that a builder can make, with how: "council.referral.offers". */
function addresses(name: string, builder: object): { name: string; path: string }[] {
  return Object.entries(builder).flatMap(([key, make]: [string, (...given: string[]) => unknown]) => {
    const made = make(...Array.from({ length: make.length }, () => "a-part"));
    const called = `${name}.${key}`;
    return typeof made === "string"
      ? [{ name: called, path: made }]
      : addresses(called, made as Record<string, unknown>);
  });
}
const made = Object.entries(BUILDERS).flatMap(([name, builder]) => addresses(name, builder));

let patterns: string[];
let expressions: RegExp[];
beforeAll(async () => {
  patterns = [...new Set((await routeTable()).map(({ path }) => path))];
  expressions = patterns
    .filter((path) => !path.includes("*"))
    .map((path) => new RegExp(`^${path.replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+")}$`));
});

describe("the builders of addresses", () => {
  it.each(made)("$name is the address of a route: $path", ({ name, path }) => {
    // One builder makes the pages of all changes of plan.
    const paths = name.endsWith(".plan") ? PLAN_PAGES.map((page) => path.replace(/a-part$/, page)) : [path];
    for (const one of paths) expect(expressions.some((expression) => expression.test(one))).toBe(true);
  });

  it("keep what stands in a part inside that part", () => {
    expect(councilPaths("x").referral("HW-1/../..?a#b").offers()).toBe(
      "/council/x/referrals/HW-1%2F..%2F..%3Fa%23b/offers",
    );
  });

  it("know the kind of an organisation and of an address, as the router reads it", () => {
    expect(organisationPaths({ kind: "provider", slug: "x" }).people()).toBe("/provider/x/people");
    expect(organiserPaths({ kind: "region", slug: "" }).blocks()).toBe("/region/forums/blocks");
    expect(
      ["/council/x/people", "//Council", "/%63ouncil/x", "/region", "/councils", "/%zz", "/"].map(
        kindOfAddress,
      ),
    ).toEqual(["council", "council", "council", "region", undefined, undefined, undefined]);
  });
});

/** Files that may spell an address, each for a reason. */
const MAY_SPELL: Record<string, string> = {
  "app/paths.ts": "the builders",
  "app/paths/": "the builders",
  "app/routes.ts": "the addresses of the modules that several kinds of organisation share",
};

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\/testing\//.test(name))
    .filter(
      (name) =>
        !Object.keys(MAY_SPELL).some((one) => (one.endsWith("/") ? name.startsWith(one) : name === one)),
    );
}

/** A part of an address in a statement of SQL. */
const inStatements = ({ any }: { any: string }) => new RegExp(`'/?(${any})[/#]|\\|\\| '/(${any})`);

/** Lines that spell an address: from the root, after another address, or in a statement of SQL. */
function spelled(name: string, text: string, words: { first: string; any: string }): string[] {
  // Most files name no part of one: they are not parsed.
  if (!new RegExp(`['"\`}]\\s*/?(${words.any})(?![\\w-])`).test(text)) return [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const part = new RegExp(`^/(${words.any})(?![\\w-])`);
  const sql = inStatements(words);
  const lines = new Set<number>();
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node)) return;
    const begins =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);
    const goesOn = ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if ((begins || goesOn) && (part.test(node.text) || sql.test(node.text)))
      lines.add(source.getLineAndCharacterOfPosition(node.getStart()).line);
    ts.forEachChild(node, look);
  };
  look(source);
  const all = text.split("\n");
  return [...lines].map((line) => `${name}:${line + 1} ${all[line]?.trim()}`);
}

describe("no other file spells an address", () => {
  const words = () => {
    const parts = patterns.map((path) => path.split("/").filter((part) => /^[a-z]/.test(part)));
    const some = (of: string[]) => [...new Set(of)].map((word) => word.replaceAll(".", "\\.")).join("|");
    return { first: some(parts.map(([first]) => first ?? "region")), any: some(parts.flat()) };
  };

  it("the search finds each way to spell one", () => {
    const found = (text: string) => spelled("x.tsx", text.replaceAll("§", "$"), words()).length;
    for (const one of [
      'redirect("/council/x")',
      "`/provider/§{slug}/people`",
      "<Anchor to={`§{base}/offers`} />",
      '<Anchor to="/sign-in">In</Anchor>',
      "`§{env().APP_URL}/account?x`",
      '`§{forum.page()}§{runs ? "" : "/door"}`',
      "sql`select 'referrals/' || r.reference as path`",
      "sql`select k.page || '/documents' as path from k where a = §{b}`",
    ])
      expect([one, found(one)]).toEqual([one, 1]);
    for (const one of [
      'import a from "/account"',
      "`§{day}/§{month}`",
      '"/accounts"',
      "`/proc/§{pid}/status`",
    ])
      expect([one, found(one)]).toEqual([one, 0]);
  });

  it("in app or in emails", () => {
    const found = ["app", "emails"]
      .flatMap(files)
      .flatMap((name) => spelled(name, readFileSync(name, "utf8"), words()));
    expect(found).toEqual([]);
  });

  it("or in the SQL of the database", () => {
    const sql = inStatements(words());
    const found = readdirSync("prisma/sql", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".sql"))
      .flatMap((name) =>
        readFileSync(join("prisma/sql", name), "utf8")
          .split("\n")
          .filter((line) => !line.trimStart().startsWith("--") && sql.test(line))
          .map((line) => `${name}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});
