import { bundledScript } from "./bundled-script";

/** In place of `opener-script` for a test that opens several files. */
const script = await bundledScript("open-file");

export const openerScript = (): string[] => script;
