/** The settings with which this process was started; only `readConfig` makes sense of them. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
