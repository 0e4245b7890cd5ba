/**
 * Who may import whom: the walls of docs and architecture, in one map. `npm run boundaries` checks it.
 * Domains stand lowest first in `app/domains.json`; each may use those before it, through the public files named below.
 * The readers, on the top floor, only read.
 */
const { domains, readers: READERS } = require("./app/domains.json");

const DOMAINS = [...domains, ...READERS];

/** What a domain shows to others. */
const PUBLIC_FILES = "(queries|commands)/|\\.(schema|machine|policy|rules|events|options|jobs)\\.ts$";
/** A downstream command that loads an upstream row does it through that row's own scope, never a where of its own. */
const SCOPES = "\\.scope\\.server\\.ts$";
/** Everybody's, also of those beneath it: what other organisations will read is cleared here and nowhere else. */
const GATE = "^app/domains/anonymisation/gate/cleared-text\\.rules\\.ts$";
/** Small tables of facts, with their sources. */
const TABLES = "^app/domains/(providers/(council-areas|english-councils))\\.ts$";
/** What a domain that keeps something of a child seals it with. */
const SEALING = "^app/domains/vault/child-bytes\\.server\\.ts$";
/** What everybody needs of `access` and `audit`: who acts, the two ways under the wall, and the record. */
const OPEN = "^app/domains/(access|audit)/[a-z-]+(\\.server)?\\.ts$";

const WORKBOOK = "^app/platform/spreadsheet/workbook\\.server\\.ts$";
const TESTS = "\\.(test|spec)\\.tsx?$|/testing/|^e2e/";
const PURE = "\\.(schema|machine|policy|rules|events|options|jobs)\\.ts$";
const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

const upwards = DOMAINS.slice(0, -1).map((domain, i) =>
  forbid(
    `${domain}-knows-nothing-above-it`,
    "Work that crosses domains lives in the downstream command; upstream writes an event.",
    { path: `^app/domains/${domain}/`, pathNot: TESTS },
    { path: `^app/domains/(${DOMAINS.slice(i + 1).join("|")})/`, pathNot: GATE },
  ),
);

module.exports = {
  forbidden: [
    ...upwards,
    forbid(
      "domain-in-the-list",
      "A new domain takes its place in app/domains.json first.",
      {},
      { path: "^app/domains/[^/]+/", pathNot: `^app/domains/(${DOMAINS.join("|")})/` },
    ),
    forbid(
      "through-public-files",
      "Another domain is used through its queries, commands, schema, machine, policy, rules, events, options and jobs.",
      { path: "^app/domains/([^/]+)/", pathNot: TESTS },
      { path: "^app/domains/", pathNot: ["^app/domains/$1/", PUBLIC_FILES, SCOPES, TABLES, OPEN, SEALING] },
    ),
    forbid(
      "readers-only-read",
      "The top floor calls no command of others.",
      { path: `^app/domains/(${READERS.join("|")})/`, pathNot: TESTS },
      { path: "^app/domains/[^/]+/commands/", pathNot: "^app/domains/$1/" },
    ),
    forbid(
      "routes-compose",
      "A route uses queries, commands, ui and schemas of domains, and what several routes share of pages/.",
      { path: "^app/routes/", pathNot: TESTS },
      { path: "^app/domains/", pathNot: [PUBLIC_FILES, TABLES, OPEN, "^app/domains/[^/]+/(ui|pages)/"] },
    ),
    forbid(
      "pages-belong-to-routes",
      "What an address does when it is opened and sent is no part of the domain for anybody else.",
      { path: "^app/", pathNot: ["^app/routes/", "^app/domains/[^/]+/pages/"] },
      { path: "^app/domains/[^/]+/pages/" },
    ),
    {
      name: "pages-are-shared",
      severity: "error",
      comment: "What one route module does when it is opened and sent stands in that module.",
      module: { path: "^app/domains/[^/]+/pages/", numberOfDependentsLessThan: 2 },
      from: { path: "^app/routes/" },
    },
    forbid(
      "routes-never-the-database",
      "The database is reached through queries and commands.",
      { path: "^app/routes/", pathNot: TESTS },
      { path: "^app/platform/database/|^generated/|node_modules/(@prisma|pg|postgres)/" },
    ),
    forbid(
      "routes-stand-alone",
      "A route imports no other route.",
      { path: "^app/routes/([^/]+)" },
      { path: "^app/routes/", pathNot: "^app/routes/$1" },
    ),
    forbid(
      "pure-files",
      "Schema, machine, policy, rules, events, options and jobs have no input or output.",
      { path: `^app/.*${PURE}` },
      {
        path: "\\.server\\.tsx?$|^app/(routes|ui)/|/ui/|/(queries|commands)/",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "pure-files-no-system",
      "Schema, machine, policy, rules, events, options and jobs run in the browser too.",
      { path: `^app/.*${PURE}` },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "ui-without-server-values",
      "What is drawn knows types of the server, not its values.",
      { path: "^app/ui/|^app/domains/[^/]+/ui/", pathNot: TESTS },
      { path: "\\.server\\.tsx?$|^generated/|^emails/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "platform-knows-no-domain",
      "Platform and the design system know no business word.",
      { path: "^app/(platform|ui)/", pathNot: TESTS },
      { path: "^app/(domains|routes)/|^emails/" },
    ),
    forbid(
      "emails-know-no-app",
      "A template is a pure function of its props.",
      { path: "^emails/" },
      { path: "^(app|prisma|scripts|generated)/" },
    ),
    forbid(
      "emails-from-the-server-only",
      "Templates are the server's.",
      { path: "^app/", pathNot: ["\\.server\\.tsx?$", TESTS] },
      { path: "^emails/" },
    ),
    forbid(
      "mails-through-notify",
      "A mail is written by notifications/commands/notify, or by access for accounts: with props that the registry types.",
      {
        path: "^(app|scripts)/",
        pathNot: ["^app/domains/notifications/", "^app/domains/access/account-mail\\.server\\.ts$", TESTS],
      },
      { path: "^app/platform/mailer/queue-mail\\.server\\.ts$" },
    ),
    forbid(
      "account-mail-is-of-access",
      "Every other domain tells through notifications/commands/notify.",
      { path: "^app/", pathNot: ["^app/domains/access/", TESTS] },
      { path: "^app/domains/access/account-mail\\.server\\.ts$" },
    ),
    forbid(
      "only-the-gate-clears",
      "What others will read is cleared by a check of anonymisation/gate, never by whoever writes it (ClearedText).",
      { path: "^(app|scripts|prisma|emails)/", pathNot: "^app/domains/anonymisation/gate/" },
      { path: "^app/platform/mark-cleared\\.ts$" },
    ),
    forbid(
      "compared-before-it-is-cleared",
      "clearCompared takes the answer of the vault, and only who has asked it has one.",
      {
        path: "^app/",
        pathNot: [
          "^app/domains/anonymisation/",
          "/referrals/queries/clear-for-providers\\.server\\.ts$",
          TESTS,
        ],
      },
      { path: "^app/domains/anonymisation/gate/compared-text\\.rules\\.ts$" },
    ),
    forbid(
      "files-are-opened-apart",
      "What somebody sent is parsed in the process of scripts/open-file.ts and nowhere else.",
      {
        path: "^(app|scripts)/",
        pathNot: ["^app/platform/files/opening/", "^scripts/open-file\\.ts$", WORKBOOK, TESTS],
      },
      { path: "node_modules/(@hyzyla/pdfium|sharp|yauzl|fast-xml-parser)/" },
    ),
    forbid(
      "openers-in-the-child",
      "Only scripts/open-file.ts runs what opens a file.",
      {
        path: "^(app|scripts)/",
        pathNot: ["^app/platform/files/opening/", "^scripts/open-file\\.ts$", TESTS],
      },
      { path: "^app/platform/files/opening/(open-(file|pdf|docx|picture)|pdfium|set-pdf|zip)" },
    ),
    forbid(
      "workbooks-at-the-command-line",
      "A spreadsheet is read in a process that somebody has started for it, never in the server or a worker.",
      { path: "^app/routes/|^scripts/(server|worker|mail-worker|document-worker)\\.ts$" },
      { path: WORKBOOK, reachable: true },
    ),
    {
      ...forbid(
        "no-document-reaches-mail",
        "The process that sends mail has no code that opens or checks files.",
        {
          path: "^scripts/mail-worker\\.ts$",
        },
      ),
      to: { path: "^app/platform/files/|/jobs/(check|open)-document", reachable: true },
    },
    forbid(
      "app-without-tools",
      "What runs in production needs no factory, scenario or script.",
      { path: "^app/", pathNot: TESTS },
      { path: "^(prisma|scripts|e2e|bench)/" },
    ),
    forbid(
      "app-without-development-packages",
      "What runs in production is a dependency, not a devDependency.",
      { path: "^app/", pathNot: [TESTS, "^app/routes\\.ts$"] },
      {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only", "npm"],
        pathNot: "node_modules/(@types|vite)/",
      },
    ),
    forbid(
      "lucia-behind-one-file",
      "Its author has stopped work on it: one file to change when it goes.",
      {
        pathNot:
          "^app/domains/access/[a-z-]*sessions?\\.server\\.ts$|^app/domains/access/lucia\\.server\\.ts$",
      },
      { path: "node_modules/(lucia|@lucia-auth)/" },
    ),
    forbid(
      "no-cycles",
      "Two files that need each other are one, or have a third between them.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbid(
      "no-barrels",
      "Import from where it is.",
      {},
      { path: "(^|/)index\\.[jt]sx?$", pathNot: "node_modules|^build/" },
    ),
    forbid(
      "no-nameless-files",
      "Name a file after what it holds.",
      {},
      {
        path: "(^|/)(utils?|helpers?|misc|common|service)(\\.server)?\\.[cm]?[jt]sx?$",
        pathNot: "node_modules",
      },
    ),
    forbid(
      "no-orphans",
      "Nobody uses it: delete it.",
      { orphan: true, path: "^app/domains/", pathNot: [TESTS, "\\.d\\.ts$"] },
      {},
    ),
    forbid(
      "everything-resolves",
      "The import leads nowhere.",
      { pathNot: "^generated/" },
      { couldNotResolve: true, pathNot: "^virtual:" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules|^generated/" },
    exclude: { path: "\\?url$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
