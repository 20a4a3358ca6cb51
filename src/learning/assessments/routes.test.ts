import { describe, expect, it } from 'vitest';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { findQuiz } from './queries.ts';

const school = useSchool();

async function editing(quizzes: readonly number[] = []) {
  const programme = await programmeForTest(school.ctx, { quizzes });
  const editor = await school.person({ roles: ['instructor'] });
  const lessonId = programme.lessons[0]?.id ?? '';
  const path = `/office/programmes/${programme.id}/lessons/${lessonId}/quiz`;
  return {
    path,
    get: (end = '') => school.request(path + end, { cookie: editor.cookie }),
    post: (end: string, form: Record<string, string | string[]>) =>
      school.request(path + end, { form, cookie: editor.cookie }),
    quiz: () => findQuiz(school.ctx, lessonId),
  };
}

const filled = {
  prompt_ru: 'Сколько комнат?',
  explanation_ru: 'Считаем и кухню.',
  option_1_ru: 'Одна',
  option_2_ru: 'Две',
  option_2_en: 'Two',
  option_4_ru: 'Три',
  correct: ['2', '4'],
};

describe('the editor of questions', () => {
  it('adds a question, leaving empty lines out', async () => {
    const { post, quiz, path } = await editing();
    const response = await post('/questions', filled);
    expect(response.headers.get('location')).toBe(`${path}?done=added`);
    expect((await quiz())?.questions[0]?.options).toMatchObject([
      { text: { ru: 'Одна' }, correct: false },
      { text: { ru: 'Две', en: 'Two' }, correct: true },
      { text: { ru: 'Три' }, correct: true },
    ]);
  });

  it('shows a saved question as it was written', async () => {
    const { get, post, quiz } = await editing();
    await post('/questions', filled);
    const html = await (await get(`/questions/${(await quiz())?.questions[0]?.id}`)).text();
    expect(html).toContain('value="Сколько комнат?"');
    expect(html).toMatch(/<input(?=[^>]*id="correct-2")(?=[^>]*checked)[^>]*>/);
    expect(html).not.toMatch(/<input(?=[^>]*id="correct-1")(?=[^>]*checked)[^>]*>/);
  });

  it.each([
    ['nothing is right', { correct: [] }, 'Отметьте хотя бы один верный ответ'],
    ['everything is right', { correct: ['1', '2', '4'] }, 'Верны все ответы'],
    ['an empty line is marked as right', { correct: ['2', '7'] }, 'Ответ 7: напишите его и по-русски'],
    ['an answer is not written in Russian', { option_6_kk: 'Төрт' }, 'Ответ 6: напишите его и по-русски'],
    ['there is no question', { prompt_ru: ' ' }, 'Заполните это поле'],
  ])('keeps what was typed when %s', async (_, change, message) => {
    const { post, quiz } = await editing();
    const response = await post('/questions', { ...filled, ...change });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(message);
    expect(html).toContain('value="Две"');
    expect(await quiz()).toBeUndefined();
  });

  it('moves questions and changes how many must be right', async () => {
    const { post, quiz } = await editing([0]);
    const [first, second] = (await quiz())?.questions.map((question) => question.id) ?? [];
    await post(`/questions/${first}/position`, { direction: 'down' });
    await post('', { pass_percent: '100' });
    const after = await quiz();
    expect(after?.questions.map((question) => question.id)).toEqual([second, first]);
    expect(after?.passPercent).toBe(100);
    const refused = await post('', { pass_percent: '0' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="0"');
  });

  it('says what will be lost before it takes a question out', async () => {
    const { get, post, quiz } = await editing([0]);
    const id = (await quiz())?.questions[0]?.id;
    expect(await (await get(`/questions/${id}/removal`)).text()).toContain('исчезнут из урока');
    expect((await quiz())?.questions).toHaveLength(2);
    await post(`/questions/${id}/removal`, {});
    expect((await quiz())?.questions).toHaveLength(1);
  });

  it('is not for those who may not edit programmes, and knows only lessons of its programme', async () => {
    const { path, get } = await editing([0]);
    const [accountant, learner] = [await school.person({ roles: ['accountant'] }), await school.person()];
    expect((await school.request(path, { cookie: accountant.cookie })).status).toBe(403);
    expect((await school.request(path, { cookie: learner.cookie })).status).toBe(404);
    const other = await programmeForTest(school.ctx);
    const elsewhere = path.replace(/programmes\/[^/]+/, `programmes/${other.id}`);
    const editor = await school.person({ roles: ['manager'] });
    expect((await school.request(elsewhere, { cookie: editor.cookie })).status).toBe(404);
    expect((await get()).status).toBe(200);
  });
});
