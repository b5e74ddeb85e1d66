// Makes the optional peers dependencies, so that `npm ci --omit=dev` installs them as package-lock.json has them.
import { readFileSync, writeFileSync } from "node:fs";

const [, , path] = process.argv;
const { devDependencies, ...rest } = JSON.parse(readFileSync(path, "utf8"));
const { peerDependencies = {}, dependencies, scripts: _, ...kept } = rest;
const taken = Object.fromEntries(Object.keys(peerDependencies).map((name) => [name, devDependencies[name]]));
const dev = Object.fromEntries(Object.entries(devDependencies).filter(([name]) => !(name in taken)));
const all = { ...kept, dependencies: { ...dependencies, ...taken }, devDependencies: dev };
writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
