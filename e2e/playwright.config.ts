import { defineConfig } from "@playwright/test";
import { systemChromium } from "../scripts/test/chromium.mjs";
import { projects, worldPort } from "./world/ports.ts";

const executablePath = systemChromium();

/**
 * The stories: each is told twice, at a desk with JavaScript and on a phone without. Both run against the
 * built portal, each with a database, a worker, a mailbox and a clock of its own (`world/world.ts`).
 */
export default defineConfig({
  testDir: "stories",
  outputDir: "../.data/e2e/results",
  // They end what hangs, and promise nothing: how long a step takes is the machine's.
  timeout: 900_000,
  expect: { timeout: 90_000 },
  fullyParallel: false,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  use: {
    actionTimeout: 90_000,
    navigationTimeout: 90_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    // A trace doubles the time of a run: asked for when a story is looked into.
    trace: process.env.HOMEWARD_E2E_TRACE === "1" ? "retain-on-failure" : "off",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    {
      name: "desk",
      grepInvert: /@phone-only/,
      use: { baseURL: `http://localhost:${worldPort("desk")}`, viewport: { width: 1280, height: 900 } },
    },
    {
      name: "phone",
      grepInvert: /@desk-only/,
      use: {
        baseURL: `http://localhost:${worldPort("phone")}`,
        viewport: { width: 375, height: 812 },
        javaScriptEnabled: false,
        hasTouch: true,
      },
    },
  ],
  webServer: {
    command: "node --import tsx e2e/world/world.ts",
    cwd: "..",
    url: `http://localhost:${worldPort(projects[projects.length - 1] ?? "phone")}/healthz`,
    // As above: making two worlds takes as long as the machine is busy.
    timeout: 900_000,
    // A world that somebody keeps open while writing stories: HOMEWARD_E2E_PORT=26000 node --import tsx e2e/world/world.ts
    reuseExistingServer: process.env.HOMEWARD_E2E_REUSE === "1",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    stdout: "pipe",
    stderr: "pipe",
  },
});
