import { availableParallelism } from "node:os";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [tsconfigPaths()],
  test: {
    include: ["app/**/*.test.{ts,tsx}", "emails/**/*.test.ts", "prisma/**/*.test.ts", "scripts/**/*.test.ts"],
    environment: "node",
    pool: "forks",
    // Two at least: much of the time is PostgreSQL's, and with two cores there would be one.
    poolOptions: { forks: { maxForks: Math.max(2, availableParallelism() - 1) } },
    setupFiles: ["./app/platform/testing/setup.ts"],
    globalSetup: ["./prisma/testing/global-setup.ts"],
    // Ends what hangs, and promises nothing: how long a test takes is the machine's.
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
