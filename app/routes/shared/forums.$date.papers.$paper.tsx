import type { LoaderFunctionArgs } from "@remix-run/node";
import { ORGANISERS } from "~/domains/access/roles";
import { ownPaper } from "~/domains/forums/pages/paper.server";

export const loader = (args: LoaderFunctionArgs) => ownPaper(args, ORGANISERS);
