import type { LoaderFunctionArgs } from "@remix-run/node";
import { engagementFile } from "~/domains/forums/pages/after.server";

export const loader = (args: LoaderFunctionArgs) => engagementFile(args, "region");
