import { afterEach } from "vitest";
import { signFormKeys } from "~/platform/forms/signed-form-key.server";

// Before every test file.

// Forms are read with marked keys, as in a server. Files share processes, and one that has loaded a page turns this on
// for those after it; so it is on for all, and none passes or fails by the order of files.
signFormKeys();

// Tests that only calculate follow each other without the process ever hearing what the runner answers; after a minute
// it takes the runner for dead, and the run has failed.
const hear = globalThis.setImmediate;
afterEach(() => new Promise<void>((heard) => hear(heard)));
