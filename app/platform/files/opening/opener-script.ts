import { scriptCalled } from "./script-called";

/** What Node.js is given to run the opener. */
export const openerScript = (): string[] => scriptCalled("open-file");
