import { availableParallelism } from "node:os";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

/**
 * Each file gets modules of its own (`isolate` of the project: what we wrote is loaded anew, mocks end with their file), but not
 * a process of its own (`isolate` of the pool): Node.js, Prisma and what the engine has compiled stay warm. A process for each
 * of over 200 files took twice the work for pure tests and a third more for those on PostgreSQL. What a file changes outside of
 * modules (environment, listeners, servers) it has to put back, as `prisma/testing/database.server.ts` does.
 */
export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    pool: "forks",
    // Two at least: much of the time is PostgreSQL's, and with two cores there would be one.
    poolOptions: { forks: { isolate: false, maxForks: Math.max(2, availableParallelism() - 1) } },
    projects: [
      {
        extends: true,
        test: {
          name: "homeward",
          include: [
            "app/**/*.test.{ts,tsx}",
            "emails/**/*.test.ts",
            "prisma/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          environment: "node",
          poolOptions: { forks: { isolate: true } },
          globalSetup: ["./prisma/testing/global-setup.ts"],
          // Ends what hangs, and promises nothing: how long a test takes is the machine's.
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
