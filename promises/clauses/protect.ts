import { backupsRestorable } from '../measures/backups.ts';
import {
  addressIsEncrypted,
  passwordsAreHashed,
  readingsAuthorised,
  staffHaveSecondFactor,
} from '../measures/protection.ts';
import { storageIsClosed } from '../measures/storage.ts';
import { definePromise } from '../promise.ts';

export const protect = [
  definePromise({
    id: 'protect.tls',
    kind: 'practice',
    sentence: {
      ru: 'Всё, что идёт между вами и сайтом, зашифровано (SSL/TLS).',
      kk: 'Сіз бен сайт арасында берілетін деректің бәрі шифрланады (SSL/TLS).',
      en: 'Everything that travels between you and the site is encrypted (SSL/TLS).',
    },
    keptBy: {
      code: ['src/config.ts', 'src/web/security-headers.ts', 'src/platform/outbox/transport.ts'],
      test: ['src/config.test.ts', 'src/platform/outbox/transport.test.ts'],
    },
    evidence: addressIsEncrypted,
  }),
  definePromise({
    id: 'protect.storage',
    kind: 'practice',
    sentence: {
      ru: 'Данные лежат на защищённых серверах, и доступ к ним ограничен.',
      kk: 'Деректер қорғалған серверлерде сақталады, оларға кіру шектелген.',
      en: 'Data are stored on protected servers, and access to them is restricted.',
    },
    keptBy: {
      code: ['src/protection/storage/index.ts', 'src/platform/files/folder-store.ts', 'src/config.ts'],
      test: ['src/protection/storage/storage.test.ts', 'src/config.test.ts'],
    },
    evidence: storageIsClosed,
  }),
  definePromise({
    id: 'protect.backups',
    kind: 'practice',
    sentence: {
      ru: 'Мы регулярно делаем резервные копии, чтобы ничего не пропало.',
      kk: 'Ештеңе жоғалмауы үшін сақтық көшірмелерді тұрақты түрде жасап отырамыз.',
      en: 'We make backups regularly, so that nothing is lost.',
    },
    keptBy: {
      code: [
        'src/protection/backups/make-backup.ts',
        'src/protection/backups/run-drill.ts',
        'src/protection/backups/standing.ts',
        'src/restore/from-backup.ts',
        'src/restore/change-over.ts',
        'src/protection/wal/start-shipping.ts',
        'src/timetable.ts',
      ],
      test: [
        'src/protection/backups/backups.test.ts',
        'src/restore/from-backup.test.ts',
        'src/restore/change-over.test.ts',
        'src/restore/from-buckets.test.ts',
        'src/restore/from-log.test.ts',
        'src/web/backups/shipping.test.tsx',
        'src/protection/wal/gap.test.ts',
        'src/operator/verbs/doctor-safekeeping.test.ts',
      ],
    },
    evidence: backupsRestorable,
  }),
  definePromise({
    id: 'protect.antivirus',
    kind: 'practice',
    sentence: {
      ru: 'Файлы проверяет антивирус.',
      kk: 'Файлдарды антивирус тексереді.',
      en: 'An antivirus checks the files.',
    },
  }),
  definePromise({
    id: 'protect.intrusion',
    kind: 'practice',
    sentence: {
      ru: 'За попытками взлома следит система обнаружения вторжений.',
      kk: 'Бұзып кіру әрекеттерін басып кіруді анықтау жүйесі бақылап отырады.',
      en: 'An intrusion-detection system watches for attempts to break in.',
    },
  }),
  definePromise({
    id: 'protect.mfa',
    kind: 'practice',
    sentence: {
      ru: 'В каждую административную панель пускает только многофакторная аутентификация: одного пароля мало.',
      kk: 'Әр әкімшілік панельге көпфакторлы аутентификация арқылы ғана кіруге болады: құпиясөздің өзі жеткіліксіз.',
      en: 'Every administrative panel asks for multi-factor authentication: a password alone is not enough.',
    },
    keptBy: {
      code: ['src/people/roles/guards.ts', 'src/people/sign-in/second-factor.ts'],
      test: ['src/people/sign-in/sign-in.test.ts'],
    },
    evidence: staffHaveSecondFactor,
  }),
  definePromise({
    id: 'protect.staff_access',
    kind: 'who',
    sentence: {
      ru: 'Персональные данные открыты только тем сотрудникам, которым это поручено.',
      kk: 'Дербес деректерді тек өкілеттігі бар қызметкерлер ғана көре алады.',
      en: 'Only authorised members of staff can reach personal data.',
    },
    keptBy: {
      code: ['src/people/roles/role.ts', 'src/people/roles/guards.ts', 'src/platform/audit/audit.ts'],
      test: [
        'src/privacy/requests/requests.test.ts',
        'src/privacy/export/export.test.ts',
        'promises/measures/measures.test.ts',
      ],
    },
    evidence: readingsAuthorised,
  }),
  definePromise({
    id: 'protect.staff_training',
    kind: 'attested',
    sentence: {
      ru: 'Каждого, кто у нас работает, мы учим защищать персональные данные.',
      kk: 'Барлық қызметкерімізді дербес деректерді қорғауға үйретеміз.',
      en: 'All our staff are trained in data protection.',
    },
  }),
  definePromise({
    id: 'protect.audits',
    kind: 'attested',
    sentence: {
      ru: 'Безопасность систем мы регулярно проверяем аудитом.',
      kk: 'Жүйелеріміздің қауіпсіздігіне тұрақты түрде аудит жүргіземіз.',
      en: 'We audit the security of our systems regularly.',
    },
  }),
  definePromise({
    id: 'protect.passwords',
    kind: 'practice',
    sentence: {
      ru: 'К паролям и к правам доступа у нас строгие правила.',
      kk: 'Құпиясөздер мен қолжетімділікке қатысты ережелеріміз қатаң.',
      en: 'Our rules for passwords and access control are strict.',
    },
    keptBy: {
      code: ['src/people/sign-in/password.ts', 'src/people/sign-in/password-hash.ts'],
      test: ['src/people/sign-in/sign-in.test.ts'],
    },
    evidence: passwordsAreHashed,
  }),
  definePromise({
    id: 'protect.nda',
    kind: 'attested',
    sentence: {
      ru: 'Все сотрудники и партнёры подписали соглашения о конфиденциальности.',
      kk: 'Барлық қызметкер мен серіктес құпиялылық туралы келісімге қол қойған.',
      en: 'All staff and partners have signed confidentiality agreements.',
    },
  }),
  definePromise({
    id: 'protect.advice',
    kind: 'notice',
    sentence: {
      ru: 'Честно говоря, защиты на сто процентов в интернете не бывает. Поэтому выберите надёжный пароль и никому не давайте входить под вашим именем.',
      kk: 'Шынын айтсақ, интернетте жүз пайыздық қорғаныс болмайды. Сондықтан сенімді құпиясөз таңдап, кіру деректеріңізді ешкімге бермеңіз.',
      en: 'Honestly, nothing on the internet is 100% safe. So choose a strong password, and share your login with nobody.',
    },
  }),
] as const;
