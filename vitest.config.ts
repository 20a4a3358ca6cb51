import { defineConfig } from 'vitest/config';

const common = { globalSetup: './tests/harness/global-setup.ts', pool: 'forks', hookTimeout: 60_000 } as const;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    // Tests wait for the database and the browser more than they compute, so each core has one.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'rooms',
          include: [
            '{src,promises,content,browser}/**/*.test.{ts,tsx}',
            'tests/{house,inventory,drills}/**/*.test.{ts,tsx}',
          ],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
