import type { LoaderFunctionArgs } from "@remix-run/node";
import { ORGANISERS } from "~/domains/access/roles";
import { engagementFile } from "~/domains/forums/pages/after.server";

export const loader = (args: LoaderFunctionArgs) => engagementFile(args, ORGANISERS);
