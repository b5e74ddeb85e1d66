// Stands in for what the libraries bring and nothing here uses.
module.exports = new Proxy(
  function unused() {
    throw new Error("this part of a library is not bundled; see scripts/libraries/bundle.mjs");
  },
  { get: (target, name) => (name === "__esModule" ? undefined : target) },
);
