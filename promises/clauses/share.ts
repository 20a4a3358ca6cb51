import { partnersHaveSigned } from '../measures/partners.ts';
import { definePromise } from '../promise.ts';

export const share = [
  definePromise({
    id: 'share.never_sold',
    kind: 'never',
    sentence: {
      ru: 'Мы не торгуем данными и не отдаём их случайным людям.',
      kk: 'Деректеріңізді сатпаймыз, кез келген адамға бере салмаймыз.',
      en: 'We never sell your data, and never hand them to just anyone.',
    },
  }),
  definePromise({
    id: 'share.learning',
    kind: 'who',
    sentence: {
      ru: 'Платформам онлайн-обучения мы передаём данные как техническим партнёрам: у них размещены наши курсы.',
      kk: 'Онлайн оқыту платформаларына деректі техникалық серіктес ретінде береміз: курстарымыз соларда орналасқан.',
      en: 'Online-learning platforms receive data as our technical partners: they host our courses.',
    },
  }),
  definePromise({
    id: 'share.payments',
    kind: 'who',
    sentence: {
      ru: 'Платёжным системам передаём то, что нужно для оплаты программы.',
      kk: 'Төлем жүйелеріне бағдарлама ақысын төлеуге қажет деректі береміз.',
      en: 'Payment systems receive what is needed to pay for a programme.',
    },
  }),
  definePromise({
    id: 'share.email',
    kind: 'who',
    sentence: {
      ru: 'Почтовым сервисам передаём ваш адрес, чтобы учебные материалы и письма с новостями дошли до вас.',
      kk: 'Оқу материалдары мен ақпараттық хаттар сізге жетуі үшін пошта сервистеріне мекенжайыңызды береміз.',
      en: 'E-mail services receive your address, so that learning materials and information letters reach you.',
    },
  }),
  definePromise({
    id: 'share.analytics',
    kind: 'who',
    sentence: {
      ru: 'Инструменты аналитики получают данные, чтобы мы видели, что в программах стоит улучшить.',
      kk: 'Аналитика құралдарына деректі бағдарламаларда нені жақсарту керегін түсіну үшін береміз.',
      en: 'Analytics tools receive data, so that we understand what to improve in the programmes.',
    },
  }),
  definePromise({
    id: 'share.state',
    kind: 'who',
    sentence: {
      ru: 'Государственным органам передаём данные, только если запрос законный.',
      kk: 'Мемлекеттік органдарға деректі заңды сұрау салынғанда ғана береміз.',
      en: 'State bodies receive data only on a lawful request.',
    },
  }),
  definePromise({
    id: 'share.agreements',
    kind: 'attested',
    sentence: {
      ru: 'Каждый партнёр подписал с нами соглашение о конфиденциальности и обязан беречь ваши данные.',
      kk: 'Әр серіктес бізбен құпиялылық туралы келісімге қол қойған, деректеріңізді қорғауға міндетті.',
      en: 'Every partner has signed a confidentiality agreement with us and is bound to protect your data.',
    },
    keptBy: {
      code: ['src/privacy/partners/partner.ts', 'src/privacy/partners/queries.ts'],
      test: ['src/privacy/partners/partners.test.ts', 'promises/measures/partners.test.ts'],
    },
    evidence: partnersHaveSigned,
  }),
  definePromise({
    id: 'share.vetted',
    kind: 'attested',
    sentence: {
      ru: 'Прежде чем с кем-то работать, мы его проверяем: годятся лишь компании, которые держатся стандартов безопасности.',
      kk: 'Серіктес таңдағанда оны тексереміз: қауіпсіздік стандарттарын сақтайтын компаниялармен ғана жұмыс істейміз.',
      en: 'We vet a company before we work with it, and work only with those that keep to security standards.',
    },
  }),
] as const;
