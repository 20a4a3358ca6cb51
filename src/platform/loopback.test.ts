import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';

describe('isLoopback', () => {
  it.each([
    'localhost',
    'LocalHost',
    '127.0.0.1',
    '127.0.0.2',
    '::1',
    '[::1]',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    // As a URL spells it.
    new URL('smtp://[::ffff:127.0.0.1]').hostname,
  ])('knows this machine by %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['127.0.0.1.example', 'localhost.example', '0.0.0.0', '::', '10.0.0.1', '128.0.0.1', '::ffff:8.8.8.8', ''])(
    'takes %s for another',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
