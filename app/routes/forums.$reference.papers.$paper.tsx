import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicPaper } from "~/domains/forums/pages/paper.server";

export const loader = (args: LoaderFunctionArgs) => publicPaper(args);
