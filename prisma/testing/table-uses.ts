import { readFileSync } from "node:fs";
import ts from "typescript";
import { schemaFile } from "../../scripts/database/folders";

/**
 * Which tables a file of the program reads and writes: by the calls of Prisma, by the relations that their arguments
 * reach (`select`, `include`, filters, nested writes), and by the SQL in its templates. It reads the code and runs nothing.
 */

export type TableUse = {
  table: string;
  writes: boolean;
  line: number;
  /** By a call of Prisma on the table, through a relation of another, or by this SQL. */
  how: "call" | "relation" | { sql: string };
};

type Model = { table: string; relations: ReadonlyMap<string, string>; scalars: ReadonlySet<string> };

/** The models of `schema.prisma` by their names. */
export const MODELS: ReadonlyMap<string, Model> = readModels();
/** A table by its own name, which is different in every schema. */
const byName = new Map([...MODELS.values()].map(({ table }) => [table.replace(/.*\./, ""), table]));

export const TABLES: readonly string[] = [...byName.values()];

function readModels(): Map<string, Model> {
  const schema = readFileSync(schemaFile, "utf8");
  const bodies = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)];
  const names = new Set(bodies.map(([, name]) => name));
  return new Map(
    bodies.map(([, name = "", body = ""]): [string, Model] => {
      const [, table = ""] = /@@map\("(\w+)"\)/.exec(body) ?? [];
      const [, folder = ""] = /@@schema\("(\w+)"\)/.exec(body) ?? [];
      const fields = [...body.matchAll(/^\s+(\w+)\s+(\w+)/gm)].map(([, field = "", type = ""]) => ({
        field,
        type,
      }));
      const related = fields.filter(({ type }) => names.has(type));
      return [
        name,
        {
          table: `${folder}.${table}`,
          relations: new Map(related.map(({ field, type }) => [field, type])),
          scalars: new Set(fields.filter(({ type }) => !names.has(type)).map(({ field }) => field)),
        },
      ];
    }),
  );
}

const READING = /^(find|count|aggregate|groupBy)/;
const WRITING = /^(create|update|upsert|delete)/;
/** The types by which an object that stands apart from its call says of which model it is. */
const TYPED =
  /\bPrisma\.(\w+?)(?:Select|Include|WhereInput|WhereUniqueInput|OrderByWithRelationInput|(?:Unchecked)?(?:Create|Update)\w*Input)\b/;

/** Every use of a table in one file, in its order. */
export function tableUses(name: string, text: string): TableUse[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const uses = new Map<string, TableUse & { at: number }>();
  const use = (node: ts.Node, table: string, writes: boolean, how: TableUse["how"], offset = 0): void => {
    const at = node.getStart(file) + offset;
    const line = file.getLineAndCharacterOfPosition(at).line + 1;
    uses.set(`${at} ${table} ${writes}`, { table, writes, line, how, at });
  };
  const constants = constantsOf(file);

  /** What an argument of Prisma about `model` reaches: objects, what they spread, and constants of the same file. */
  const reach = (node: ts.Node, model: Model): void => {
    if (ts.isIdentifier(node)) {
      const value = constants.get(node.text);
      if (value) reach(value, model);
      return;
    }
    if (!ts.isObjectLiteralExpression(node)) {
      // Whatever stands around an object: a condition, an array, a call that maps, `as const`.
      ts.forEachChild(node, (child) => reach(child, model));
      return;
    }
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) reach(property.expression, model);
      if (ts.isShorthandPropertyAssignment(property) && !model.scalars.has(property.name.text))
        reach(property.name, model);
      if (!ts.isPropertyAssignment(property)) continue;
      const key = property.name.getText(file);
      const target = MODELS.get(model.relations.get(key) ?? "");
      if (target) use(property, target.table, writesWithin(property.initializer, file), "relation");
      if (!model.scalars.has(key)) reach(property.initializer, target ?? model);
    }
  };

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name: verb, expression: owner } = node.expression;
      const called = ts.isPropertyAccessExpression(owner) ? owner.name.text : "";
      const model = MODELS.get(called.charAt(0).toUpperCase() + called.slice(1));
      if (model && (READING.test(verb.text) || WRITING.test(verb.text))) {
        use(owner, model.table, WRITING.test(verb.text), "call");
        for (const argument of node.arguments) reach(argument, model);
      }
    }
    const typed = typeOf(node, file);
    if (typed) reach(typed.value, typed.model);
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) {
      const sql = textOf(node, file);
      for (const { table, writes, offset } of tablesInSql(sql)) use(node, table, writes, { sql }, offset);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...uses.values()].sort((a, b) => a.at - b.at).map(({ at: _at, ...rest }) => rest);
}

/** Whether a relation in the data of a write is itself written: `children: { create: … }`. */
function writesWithin(value: ts.Expression, file: ts.SourceFile): boolean {
  return (
    ts.isObjectLiteralExpression(value) &&
    value.properties.some(({ name }) => name !== undefined && WRITING.test(name.getText(file)))
  );
}

/** The constants of a file, for the arguments that name one. */
function constantsOf(file: ts.SourceFile): Map<string, ts.Expression> {
  const found = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      ts.isIdentifier(node.name) &&
      node.initializer &&
      isObject(node.initializer)
    )
      found.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isObject(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return isObject(node.expression);
  return ts.isObjectLiteralExpression(node);
}

/** The object of a constant, or the body of a function, whose type says of which model it is. */
function typeOf(node: ts.Node, file: ts.SourceFile): { value: ts.Node; model: Model } | undefined {
  const [type, value] = ts.isSatisfiesExpression(node)
    ? [node.type, node.expression]
    : ts.isVariableDeclaration(node)
      ? [node.type, node.initializer]
      : ts.isFunctionLike(node) && "body" in node
        ? [node.type, node.body]
        : [];
  const model = MODELS.get(TYPED.exec(type?.getText(file) ?? "")?.[1] ?? "");
  return model && value ? { value, model } : undefined;
}

/** A template as SQL of the same length: what is put in is a question mark, so that places in it stay true. */
function textOf(node: ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression, file: ts.SourceFile): string {
  let text = node.getText(file);
  if (ts.isTemplateExpression(node)) {
    const start = node.getStart(file);
    for (const { expression } of node.templateSpans) {
      const [from, to] = [expression.getStart(file) - start, expression.getEnd() - start];
      text = `${text.slice(0, from)}${"?".repeat(to - from)}${text.slice(to)}`;
    }
  }
  return text;
}

/** Words after which SQL names a table; a comma names the next one. */
const NAMED = /\b(from|join|using|update|into)\s+(?:only\s+)?((?:(?:access|auth|vault|public)\.)?[a-z_]+)\b/g;
const ONE_MORE =
  /^(?:\s+(?:as\s+)?(?!(?:where|join|on|set|left|cross|order|group|limit)\b)[a-z_]+)?\s*,\s*((?:(?:access|auth|vault|public)\.)?[a-z_]+)\b(?!\.|\()/;

function tablesInSql(sql: string): { table: string; writes: boolean; offset: number }[] {
  const found: { table: string; writes: boolean; offset: number }[] = [];
  for (const match of sql.matchAll(NAMED)) {
    const [all, verb = "", first = ""] = match;
    const deletes = verb === "from" && /\bdelete\s+$/.test(sql.slice(0, match.index));
    const writes = verb === "update" || verb === "into" || deletes;
    let [name, end] = [first, match.index + all.length];
    for (;;) {
      const table = name.includes(".") ? name : byName.get(name);
      if (table && TABLES.includes(table)) found.push({ table, writes, offset: end - name.length });
      const more = ONE_MORE.exec(sql.slice(end));
      if (!more?.[1]) break;
      [name, end] = [more[1], end + more[0].length];
    }
  }
  return found;
}
