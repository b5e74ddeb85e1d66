// Loaded before all else: whoever asks another machine for anything, or looks up its name, is told of and refused.
import dns from "node:dns";
import net from "node:net";

const out = (what) => {
  process.stderr.write(`OUT ${what}\n`);
  throw new Error("no way out");
};
net.Socket.prototype.connect = (...given) => out(`connect ${JSON.stringify(given[0])}`);
const { lookup } = dns;
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  dns[name] = (host) => out(`${name} ${host}`);
  dns.promises[name] = (host) => out(`${name} ${host}`);
}
globalThis.fetch = (url) => out(`fetch ${url}`);
// Who listens looks up where.
dns.lookup = (host, ...rest) => (host === "127.0.0.1" ? lookup(host, ...rest) : out(`lookup ${host}`));
