// The browser of the stories: one that is here, else one that Playwright or the system can bring.
import { existsSync } from "node:fs";
import { runToEnd } from "../start/install.mjs";
import { say } from "../start/say.mjs";

/** The first of them has no window to draw: it takes a third less of the processor than a whole browser. */
const KNOWN = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of an installed Chromium; undefined when Playwright has its own or there is none. */
export function systemChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return KNOWN.find((path) => existsSync(path));
}

async function playwrightChromium() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

/**
 * Makes sure that there is a browser.
 * @returns {Promise<string | undefined>} what to do when there is none; undefined when all is well
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) return `CHROMIUM_PATH names ${named}, which is not there.`;
  if (systemChromium() || (await playwrightChromium())) return undefined;
  say("Installing a browser for the stories (once)");
  const root = process.getuid?.() === 0;
  const args = [
    "node_modules/@playwright/test/cli.js",
    "install",
    ...(root ? ["--with-deps"] : []),
    "chromium",
  ];
  const tried = await runToEnd(process.execPath, args, { whole: true });
  if (tried.code === 0 && (await playwrightChromium())) return undefined;
  if (root && existsSync("/usr/bin/apt-get")) {
    say("Playwright could not; the system's packages are tried");
    await runToEnd("apt-get", ["update"], { whole: true });
    for (const name of ["chromium-headless-shell", "chromium", "chromium-browser"]) {
      await runToEnd("apt-get", ["install", "-y", "--no-install-recommends", name], { whole: true });
      if (systemChromium()) return undefined;
    }
  }
  return [
    "The browser stories need a Chromium and none could be installed. Do one of these and run npm test again:",
    "  npx playwright install --with-deps chromium",
    "  sudo apt-get install chromium          (Debian, Ubuntu)",
    "  CHROMIUM_PATH=/path/to/chrome npm test (one that you have)",
  ].join("\n");
}
