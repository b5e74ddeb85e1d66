import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["test/long/**", "node_modules/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // vitest leaves one processor free, of two as well.
    maxWorkers: "100%",
    // The files of a worker share its modules: to load them again for each took a fifth of the time.
    isolate: false,
  },
});
