/** Draft of the tillgänglighetsredogörelse: the headings and the contents that lag (2018:1937) and the supervising authority's regulations demand. */
import type { Bilingual } from '../text';

const sv = `# Hur tillgänglig är e-tjänsten Liggaren?

[Myndighetens namn] står bakom den här e-tjänsten. Vi vill att så många som möjligt ska kunna använda den. Här beskriver vi hur Liggaren uppfyller lagen (2018:1937) om tillgänglighet till digital offentlig service, vilka brister vi känner till och hur du kan meddela oss om du hittar fler.

Redogörelsen gäller hela e-tjänsten: sidorna för den som söker bidrag, det öppna diariet, och sidorna för dem som handlägger, beslutar och granskar.

# Vad kan du göra om du inte kan använda delar av e-tjänsten?

Om du behöver innehåll i en annan form, till exempel uppläst eller på papper, kan du kontakta oss. Du kan också söka bidrag, lämna kompletteringar och få ditt beslut på papper eller med e-post.

- E-post: [myndighetens e-postadress]
- Telefon: [telefonnummer, och när det är öppet]
- Besök och post: [adress]

Svar får du normalt inom [antal] arbetsdagar.

# Rapportera brister i e-tjänstens tillgänglighet

Vi arbetar hela tiden för att förbättra tillgängligheten. Upptäcker du problem som inte är beskrivna här, eller anser du att vi inte uppfyller lagens krav, meddela oss så att vi får veta att problemet finns: [e-postadress eller formulär].

På samma sätt kan du begära att vi gör innehåll tillgängligt som lagen undantar (15 §). Säger vi nej får du ett skriftligt beslut som går att överklaga.

# Tillsyn

Myndigheten för digital förvaltning (Digg), eller den myndighet som har tagit över uppgiften, ansvarar för tillsynen över lagen. Är du inte nöjd med hur vi hanterar dina synpunkter kan du [anmäla det till tillsynsmyndigheten](https://www.digg.se/tdosanmalan).

# Teknisk information om e-tjänstens tillgänglighet

E-tjänsten är [helt förenlig / delvis förenlig / inte förenlig] med lagen om tillgänglighet till digital offentlig service. Den är byggd för att uppfylla WCAG 2.2 på nivå AA, som rymmer kraven i EN 301 549 V3.2.1.

## Innehåll som inte är tillgängligt

- Filer som sökande har lämnat in visas som de kom in och kan ha brister. De är allmänna handlingar och får inte ändras. Behöver du en fil i annan form, kontakta oss.
- [Andra kända brister, vem de berör, vad som kan användas i stället och när de ska vara åtgärdade. Stryk raden om det inte finns några.]

## Oskäligt betungande anpassning

[Innehåll som undantas enligt 12 §, med skälen. Skriv ”Vi åberopar inget undantag” om det inte finns något.]

## Innehåll som inte omfattas av lagen

[Innehåll som undantas enligt 9 §, till exempel kartor eller innehåll från andra. Skriv ”Inget” om det inte finns något.]

# Hur vi har testat e-tjänsten

Sidorna prövas automatiskt med axe-core i Chromium varje gång programmet ändras, i ljust och mörkt utseende och på bred och smal skärm. Huvudvägarna prövas med enbart tangentbord.

[Vem som har granskat e-tjänsten, hur, och när: till exempel en självskattning eller en utomstående granskning med skärmläsare.]

- Senaste bedömningen av e-tjänsten: [datum]
- E-tjänsten publicerades: [datum]
- Redogörelsen uppdaterades: [datum]
`;

const en = `# How accessible is the service Liggaren?

[Name of the authority] is responsible for this service. We want as many people as possible to be able to use it. Here we describe how Liggaren meets the Swedish Act (2018:1937) on accessibility to digital public services, which shortcomings we know of, and how you can tell us if you find more.

The statement covers the whole service: the pages for those who apply for grants, the public register, and the pages for those who handle, decide and audit.

# What can you do if you cannot use parts of the service?

If you need content in another form, for example read aloud or on paper, you can contact us. You can also apply, answer requests for more information and receive your decision on paper or by e-mail.

- E-mail: [the authority’s e-mail address]
- Telephone: [telephone number, and when it is open]
- Visits and post: [address]

You will normally have an answer within [number] working days.

# Report shortcomings in the accessibility of the service

We work continuously to improve accessibility. If you find problems that are not described here, or think that we do not meet the requirements of the Act, let us know that the problem exists: [e-mail address or form].

In the same way you can ask us to make content accessible that the Act exempts (section 15). If we say no you will have a written decision that can be appealed.

# Supervision

The Agency for Digital Government (Digg), or the authority that has taken over the task, supervises the Act. If you are not content with how we deal with your views you can [report it to the supervising authority](https://www.digg.se/tdosanmalan).

# Technical information about the accessibility of the service

The service is [fully compliant / partly compliant / not compliant] with the Act on accessibility to digital public services. It is built to meet WCAG 2.2 at level AA, which includes the requirements of EN 301 549 V3.2.1.

## Content that is not accessible

- Files that applicants have handed in are shown as they arrived and may have shortcomings. They are official documents and must not be altered. If you need a file in another form, contact us.
- [Other known shortcomings, whom they concern, what can be used instead and when they will be mended. Delete the line if there are none.]

## Disproportionate burden

[Content exempted under section 12, with the reasons. Write “We invoke no exemption” if there is none.]

## Content outside the scope of the Act

[Content exempted under section 9, for example maps or content from others. Write “None” if there is none.]

# How we have tested the service

The pages are tested automatically with axe-core in Chromium whenever the program is changed, in light and dark appearance and on wide and narrow screens. The main paths are tested with the keyboard alone.

[Who has reviewed the service, how, and when: for example a self-assessment or an external review with a screen reader.]

- Latest assessment of the service: [date]
- The service was published: [date]
- The statement was updated: [date]
`;

export const accessibilityStatement: Bilingual = { sv, en };
