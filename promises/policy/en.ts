import type { PolicyWords } from './words.ts';

export const en: PolicyWords = {
  title: 'Privacy policy',
  updated: ({ month, year }) => `Last updated: ${month} ${year}`,
  groups: {
    'collect.name': 'What you tell us yourself',
    'collect.visit': 'What the site learns by itself',
    'collect.gradual': 'How much we ask',
    'share.learning': 'To whom, and why',
    'share.agreements': 'On what terms',
    'protect.tls': 'Technology',
    'protect.staff_access': 'People and rules',
    'protect.advice': 'What depends on you',
    'rights.access': 'What you may demand',
    'rights.channel': 'How to do it',
  },
  sections: {
    school: {
      heading: 'Who we are and what this policy is about',
      lead: [
        'This page says which of your data we collect, what we need them for and how we look after them while you build a career in real estate with us.',
        'We want studying and growing with us to be safe. So every promise below can be checked: the “Promises” page shows what stands behind it and whether it is being kept today.',
      ],
      after: [],
    },
    collect: {
      heading: 'What we collect',
      lead: ['Data reach us when you register for a programme, write to us or simply visit the site.'],
      after: ['We ask only for what we truly need to organise your studies and stay in touch.'],
    },
    use: {
      heading: 'What we use the data for',
      lead: ['They help us teach well and keep our professional contact with you. This is everything we use them for.'],
      after: [],
    },
    basis: {
      heading: 'On which legal basis',
      lead: ['Working with personal data needs a lawful basis. We have four.'],
      after: [
        'The law of Kazakhstan is stricter than this list: it names neither a contract nor legitimate interest among the cases where consent is not needed. We choose the strict rule and ask your consent for each purpose separately. For passing data to others, sending them abroad and publishing them, we ask separately too.',
        'After a withdrawal the law allows {withdrawalWorkingDays, plural, one {# working day} other {# working days}} to stop processing; we stop at once. We may refuse only while an obligation is still open, such as a paid course that is not finished, and we will say why.',
      ],
    },
    share: {
      heading: 'Whom we share data with',
      lead: ['Sometimes we cannot do without partners: one takes payments, another delivers letters.'],
      after: [
        'The “Partners” page lists who they are and in which country. If you ask us to tell you about transfers, we will report each one within {transferNoticeWorkingDays, plural, one {# working day} other {# working days}}.',
      ],
    },
    protect: {
      heading: 'How we protect the data',
      lead: ['Safety rests on technology and on people. We look after both.'],
      after: [],
    },
    keep: {
      heading: 'How long we keep the data',
      lead: ['No longer than needed. The term depends on what the data are and what they are for.'],
      after: [
        'For financial documents the term begins with the tax period after the one in which the tax was computed: the Tax Code says so.',
        'Sometimes you ask us to delete data that the law tells us to keep. Then we lock them away, use none of them, and show you the date when they will be gone.',
      ],
    },
    rights: {
      heading: 'Your rights',
      lead: [
        'The data are yours, and you decide about them. The law of Kazakhstan gives you these rights, and we respect each one.',
      ],
      after: [
        'You can send a request without a letter too: on the “Data request” page or in your account. The law nearly always forbids collecting paper copies of identity documents, so what we offer is the one-time code. If you do send a copy, one responsible person sees it, and it is destroyed as soon as your request is decided.',
        'Sometimes the law hurries us more than we do ourselves. An error you have proved, we correct within {correctionWorkingDays, plural, one {# working day} other {# working days}}. An objection to a decision made by a machine without a person, we decide within {automatedDecisionWorkingDays, plural, one {# working day} other {# working days}}.',
        'Complaints are taken by the ministry responsible for personal data protection and by the local executive body. You can also go to court.',
      ],
    },
    cookies: {
      heading: 'Cookies',
      lead: [
        'A cookie is a short note that a site leaves in your browser, to recognise you later and not ask the same thing twice.',
      ],
      after: [],
    },
    minors: {
      heading: 'If you are not yet {adultAge}',
      lead: [],
      after: [],
    },
    transfer: {
      heading: 'Data in other countries',
      lead: [],
      after: [
        'As the law requires, the main database is in Kazakhstan. For sending data to another country we ask your separate consent.',
      ],
    },
    policy: {
      heading: 'If the policy changes',
      lead: [
        'The school grows and laws change, so now and then the policy has to be updated. Seldom, we hope. Do look in here from time to time.',
      ],
      after: [
        'Silence opens no new purpose: if we need the data for something else, we will ask for separate consent. Earlier versions stay on the “Policy versions” page.',
      ],
    },
  },
};
