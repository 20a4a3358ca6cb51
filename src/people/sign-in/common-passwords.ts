/**
 * What is tried first: the words that lead every published list of leaked passwords, and those of Russian and Kazakh
 * keyboards. Digits and signs around a word do not make it another one, so the words stand here bare.
 */
const WORDS = `
password passw passwort parol parolparol parolka passpass password1 passwordpassword qwerty qwertyqwerty qwertyuiop
qwertyui qwertyu qwert qweasd qweasdzxc qweasdzxcv qazwsx qazwsxedc qazwsxedcrfv zaqxsw zxcvbn zxcvbnm asdfgh asdfghjkl
asdfghj asdf asdasd asdasdasd zxczxc qweqwe qweqweqwe qwaszx wasd wsxedc azerty qwertz dvorak letmein letmeinnow welcome
welcomehome admin administrator administrador root toor superuser user username guest test testtest testing tester temp
default changeme changeit secret secretsecret topsecret mysecret mypassword mypass newpassword oldpassword nopassword
access login loginlogin hello hellohello helloworld iloveyou ilove loveme lovelove lovely love sunshine princess dragon
monkey shadow master football baseball basketball hockey soccer superman batman spiderman starwars pokemon naruto minecraft
computer internet google facebook instagram youtube telegram whatsapp samsung iphone apple android windows microsoft linux
michael jordan jennifer jessica ashley daniel charlie thomas robert george andrew matthew anthony nicole hannah michelle
alexander alexandr alexandra aleksandr aleksandra aleksey alexey andrey andrei anastasia anastasiya natasha natalia nataliya
sergey sergei dmitry dmitriy dmitri maxim maksim marina ekaterina katerina tatiana tatyana vladimir viktoria viktoriya
kristina valentina veronika elena olga irina svetlana ludmila evgeny evgeniy nikita artem arthur ruslan timur rustam
aidana aigerim aizhan asel assel ainur aliya aruzhan alua dana dinara gulnara gulnaz madina saltanat zhanna zhanar
nursultan nurlan nurzhan askar askhat azamat arman almas bekzat daniyar dauren erlan yerlan marat murat sanzhar
kazakhstan kazakstan qazaqstan almaty astana shymkent petropavlovsk petropavl karaganda qaraganda aktobe aqtobe atyrau
pavlodar kostanay kokshetau semey taraz turkestan moscow moskva russia rossiya spartak dinamo zenit cska kairat tobol
solnce solnyshko zaichik zayka kotenok koteika kisulya malysh malyshka lubov lyubov lubimaya lubimiy privet privetik
spasibo nedvizhimost rieltor rielter kvartira realtor realestate property agent broker business money dollar million
millionaire success victory winner freedom forever friends family mother father brother sister mama papa mamapapa
mamochka babushka summer winter spring autumn january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday yandex mailru rambler vkontakte odnoklassniki trustno
trustnoone whatever nothing something anything everything killer hunter ranger pepper cookie chocolate banana cheese
flower angel diamond golden silver phoenix mustang ferrari porsche mercedes toyota harley cowboy tigger ginger snoopy
пароль парольпароль мойпароль новыйпароль секрет доступ логин админ администратор пользователь гость тест привет
приветпривет любовь любовьмоя люблю люблютебя ялюблютебя солнце солнышко зайчик зайка котенок котёнок малыш малышка кошка
собака мама папа мамапапа мамочка бабушка семья дружба друзья счастье победа удача деньги миллион доллар квартира
недвижимость риелтор риэлтор агентство бизнес работа школа учеба учёба россия москва казахстан алматы астана шымкент
петропавловск караганда павлодар костанай кокшетау йцукен йцукенг йцукенгшщз йцукенгшщзхъ фывапролдж фывапролджэ фыва
фывфыв йфяцыч йцуйцу ячсмить ячсмитьбю зхъфыв александр александра алексей андрей анастасия наталья наташа сергей дмитрий
максим марина екатерина татьяна владимир виктория кристина валентина вероника елена ольга ирина светлана людмила евгений
никита артем артём руслан тимур айгерим айжан асель айнур алия аружан динара мадина салтанат жанар нурсултан нурлан
ерлан марат мурат санжар қазақстан қазақ менің құпиясөз құпия махаббат бақыт анашым әкем балам досым күнім жаным айналайын
сәлем сәлеметсіз рахмет qupiasoz salem rahmet mahabbat baqyt zhanym ainalaiyn
gfhjkm ghbdtn k.,jdm vfvf yfnfif vfrcbv fylhtq cthutq fktrcfylh rjyatnf ytdblbvrf cjkywt
correcthorsebatterystaple passphrase mypassphrase longpassword averylongpassword thisismypassword thisispassword
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Rows of keyboards and the order of letters and digits; walking along one is the next thing tried. */
export const WALKS: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]asdfghjkl;zxcvbnm,./',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.',
  '1q2w3e4r5t6y7u8i9o0p',
  '1й2ц3у4к5е6н7г8ш9щ0з',
  'qazwsxedcrfvtgbyhnujm',
  'йфяцычувскамепинртгоь',
];
