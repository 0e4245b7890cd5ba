import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { marksAction, marksLoader } from "~/domains/forums/pages/door.server";

export const loader = (args: LoaderFunctionArgs) => marksLoader(args, "region");
export const action = (args: ActionFunctionArgs) => marksAction(args, "region");
