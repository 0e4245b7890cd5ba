import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";

/** Every regular expression of what runs: as it is written, with the files it stands in. */
export type Expression = { text: string; source: string; flags: string; files: string[] };

/** Which were found to be linear, by their digest: looking at one takes up to some seconds. */
export const KNOWN = "scripts/test/linear-expressions.txt";

function sources(): string[] {
  return ["app", "emails", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\.tsx?$|\/testing\//.test(path)),
  );
}

/** The literals, and where an expression is made while running (`new RegExp`). */
export function expressions(): { literals: Expression[]; made: string[] } {
  const found = new Map<string, Set<string>>();
  const made: string[] = [];
  for (const path of sources()) {
    const text = readFileSync(path, "utf8");
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
        const written = node.getText(file);
        found.set(written, (found.get(written) ?? new Set()).add(path));
      }
      const called = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
      if (called && ts.isIdentifier(called) && called.text === "RegExp") made.push(path);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  const literals = [...found].map(([written, files]) => {
    const end = written.lastIndexOf("/");
    return { text: written, source: written.slice(1, end), flags: written.slice(end + 1), files: [...files] };
  });
  return { literals, made };
}

export const digestOf = ({ text }: Pick<Expression, "text">): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

export function known(): Set<string> {
  return new Set(existsSync(KNOWN) ? readFileSync(KNOWN, "utf8").split("\n") : []);
}

/** Whether its time grows with the length of a text and no faster; what cannot be told in time is not. */
export function isLinear({ source, flags }: Pick<Expression, "source" | "flags">): boolean {
  const limits = { timeout: 8_000, attackTimeout: 1_000, incubationTimeout: 1_000 };
  return checkSync(source, flags, limits).status === "safe";
}
