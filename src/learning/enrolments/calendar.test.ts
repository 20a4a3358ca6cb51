import { describe, expect, it } from 'vitest';
import { calendarText, escapeText, fold } from './calendar.ts';

const event = {
  uid: '1@school.test',
  startsAt: Temporal.Instant.from('2026-11-25T14:00:00Z'),
  minutes: 90,
  summary: 'Знакомство: кто мы; зачем, и как',
  description: 'Первая строка\nвторая \\ строка',
  url: 'http://school.test/learn/x',
};
const text = calendarText({
  name: 'Школа',
  writtenAt: Temporal.Instant.from('2026-11-22T06:00:00.123Z'),
  events: [event],
});

describe('a calendar file', () => {
  it('ends every line with CRLF and keeps each within 75 octets', () => {
    const lines = text.split('\r\n');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('says when in UTC', () => {
    expect(text).toContain('DTSTART:20261125T140000Z\r\n');
    expect(text).toContain('DTEND:20261125T153000Z\r\n');
    expect(text).toContain('DTSTAMP:20261122T060000Z\r\n');
  });

  it('comes back whole when it is unfolded and unescaped', () => {
    const unfolded = text.replaceAll('\r\n ', '');
    const summary = /^SUMMARY:(.*)$/m.exec(unfolded)?.[1]?.trim();
    expect(summary?.replaceAll(/\\([\\;,])/g, '$1')).toBe(event.summary);
    expect(unfolded).toContain('DESCRIPTION:Первая строка\\nвторая \\\\ строка');
  });

  it('escapes what the format gives a meaning', () => {
    expect(escapeText('a,b;c\\d\r\ne\nf')).toBe('a\\,b\\;c\\\\d\\ne\\nf');
  });

  it('never cuts a character in two', () => {
    const line = `SUMMARY:${'ө'.repeat(40)}${'🗝'.repeat(30)}`;
    expect(fold(line).replaceAll('\r\n ', '')).toBe(line);
    expect(fold(line)).not.toContain('\ufffd');
  });
});
