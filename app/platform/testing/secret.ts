import { afterAll, beforeAll, vi } from "vitest";
import { forgetEnv } from "~/platform/env.server";

/**
 * For tests that post forms without a database: the keys of forms are marked with the application secret
 * (`setup.ts`).
 */
export function secretForTests(): void {
  beforeAll(() => {
    vi.stubEnv("DATABASE_URL", "postgresql://owner:password@localhost:5432/homeward");
    vi.stubEnv("HOMEWARD_SECRET", "s".repeat(32));
    forgetEnv();
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    forgetEnv();
  });
}
