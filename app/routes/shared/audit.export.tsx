import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { EVERY_KIND } from "~/domains/access/roles";
import { exportAction, exportLoader } from "~/domains/oversight/pages/audit.server";

export const loader = (args: LoaderFunctionArgs) => exportLoader(args, EVERY_KIND);
export const action = (args: ActionFunctionArgs) => exportAction(args, EVERY_KIND);
